import { readDocument } from '../functions/src/firestore/read-document.ts';
import { problemSchema } from '../functions/src/model/desk/page-note.ts';
import { paths } from '../functions/src/model/paths.ts';
import { openEmulators, openProject } from './admin.ts';
import { readArguments } from './arguments.ts';
import { cloudProject } from './cloud/cloud-project.ts';
import { areEmulatorsRunning } from './emulators.ts';
import { Failure, main } from './failure.ts';

const help = `npm run problem -- CUSTOMER NUMBER

Prints what a page did before somebody pressed 不具合を知らせる and read out the number. Kept for 30 days.
"call" is what the log has for the call, too.

In the emulators when they run on this machine, else in the project of .firebaserc, with the
application default credentials.`;

await main(async () => {
  const known = { help: { type: 'boolean', default: false } } as const;
  const { positionals, values } = readArguments(known, help, { allowPositionals: true });
  if (values.help) {
    console.log(help);
    return;
  }
  const [customerId, number] = positionals;
  if (!customerId || !/^\d{6}$/.test(number ?? '')) throw new Failure(help);
  const admin = (await areEmulatorsRunning()) ? openEmulators() : openProject(cloudProject());
  try {
    const document = await admin.db.doc(paths.problem(customerId, number ?? '')).get();
    const problem = readDocument(problemSchema, document);
    if (!problem) throw new Failure(`${customerId} has reported no problem ${number} in 30 days.`);
    const { receivedAt, uid, browser, skewMs, lines } = problem;
    console.log(`${receivedAt.toISOString()}  ${uid}  clock ${skewMs} ms ahead\n${browser}`);
    for (const { at, what, is, call } of lines) {
      console.log([at.toISOString(), what, is, call && `call ${call}`].filter(Boolean).join('  '));
    }
  } finally {
    await admin.close();
  }
});
