import { openDeadLetters, replayDeadLetter } from '../functions/src/upkeep/replay.ts';
import { openEmulators, openProject } from './admin.ts';
import { readArguments } from './arguments.ts';
import { cloudProject } from './cloud/cloud-project.ts';
import { areEmulatorsRunning } from './emulators.ts';
import { Failure, main } from './failure.ts';

const help = `npm run replay -- --customer ID [--id ID | --all]

Reads dead letters again with today's code: one, or all that have not become events yet. What can be read
now becomes a call; the letters stay, with a note. Exit code 1 when one still can't be read.

In the emulators when they run on this machine, else in the project of .firebaserc, with the
application default credentials.`;

const options = {
  customer: { type: 'string' },
  id: { type: 'string' },
  all: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

await main(async () => {
  const { values } = readArguments(options, help);
  const { customer, id, all, help: wanted } = values;
  if (wanted) {
    console.log(help);
    return 0;
  }
  if (!customer) throw new Failure(`--customer is missing.\n\n${help}`);
  if ((id === undefined) === !all) throw new Failure(`Which letters: --id or --all?\n\n${help}`);

  const admin = (await areEmulatorsRunning()) ? openEmulators() : openProject(cloudProject());
  try {
    const ids = id === undefined ? await openDeadLetters(admin.db, customer) : [id];
    let unread = 0;
    for (const letter of ids) {
      const now = () => new Date();
      const replayed = await replayDeadLetter(admin.db, customer, letter, 'command', now);
      if (!replayed) throw new Failure(`There is no dead letter "${letter}".`);
      if (replayed.result === 'still-unreadable') unread += 1;
      console.log(`${letter}  ${replayed.result}  ${replayed.linkedId ?? ''}`.trimEnd());
    }
    console.log(`${ids.length} read again, ${unread} still unreadable`);
    return unread > 0 ? 1 : 0;
  } finally {
    await admin.close();
  }
});
