import { readDay } from '../functions/src/model/text/japan-time.ts';
import { linkedIdsInLedger, rebuildCall, type Rebuilt } from '../functions/src/upkeep/rebuild.ts';
import { openEmulators, openProject } from './admin.ts';
import { readArguments } from './arguments.ts';
import { cloudProject } from './cloud/cloud-project.ts';
import { areEmulatorsRunning } from './emulators.ts';
import { Failure, main } from './failure.ts';

const help = `npm run rebuild -- --customer ID [--call LINKED_ID | --day YYYY-MM-DD | --all] [--write]

Makes calls again of the ledger alone and tells where they differ from the stored ones, numbers masked.
A day is one in Japan. Without --write nothing is changed. Exit code 1 when anything differs.

In the emulators when they run on this machine, else in the project of .firebaserc, with the
application default credentials.`;

/** Results that need somebody's attention. */
const differs = new Set<Rebuilt['result']>(['different', 'missing', 'document-unreadable']);

const options = {
  customer: { type: 'string' },
  call: { type: 'string' },
  day: { type: 'string' },
  all: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

await main(async () => {
  const { values } = readArguments(options, help);
  const { customer, call, day, all, write, help: wanted } = values;
  if (wanted) {
    console.log(help);
    return 0;
  }
  if (!customer) throw new Failure(`--customer is missing.\n\n${help}`);
  if ([call, day, all || undefined].filter((choice) => choice !== undefined).length !== 1) {
    throw new Failure(`Which calls: --call, --day or --all?\n\n${help}`);
  }
  if (day !== undefined && readDay(day) === null) {
    throw new Failure(`"${day}" is no day. It is written YYYY-MM-DD.`);
  }

  const admin = (await areEmulatorsRunning()) ? openEmulators() : openProject(cloudProject());
  try {
    const context = { db: admin.db, customerId: customer, now: new Date() };
    const counts = new Map<string, number>();
    const linkedIds = call === undefined ? linkedIdsInLedger(context, day ?? null) : [call];
    for await (const linkedId of linkedIds) {
      const rebuilt = await rebuildCall(context, linkedId, write);
      report(rebuilt);
      counts.set(rebuilt.result, (counts.get(rebuilt.result) ?? 0) + 1);
    }
    console.log(
      [...counts].map(([result, count]) => `${count} ${result}`).join(', ') || 'No calls',
    );
    return [...counts.keys()].some((result) => differs.has(result as Rebuilt['result'])) ? 1 : 0;
  } finally {
    await admin.close();
  }
});

function report(rebuilt: Rebuilt): void {
  if (rebuilt.result === 'same' || rebuilt.result === 'merged') return;
  console.log(
    `${rebuilt.linkedId}  ${rebuilt.result}` +
      (rebuilt.unreadable > 0 ? `, ${rebuilt.unreadable} events unreadable` : '') +
      (rebuilt.written ? ', written' : ''),
  );
  if (rebuilt.result !== 'different') return;
  for (const { field, stored, rebuilt: now } of rebuilt.differences) {
    console.log(`  ${field}: ${stored} → ${now}`);
  }
}
