import { recountStatistics } from '../functions/src/statistics/recount.ts';
import {
  backfillCallbacks,
  backfillPairs,
  backfillSearchKeys,
  backfillVisitCounts,
} from '../functions/src/upkeep/backfill.ts';
import { backfillMembers, type CarriedMember } from '../functions/src/members/carry-over.ts';
import { openEmulators, openProject } from './admin.ts';
import { readArguments } from './arguments.ts';
import { cloudProject } from './cloud/cloud-project.ts';
import { areEmulatorsRunning } from './emulators.ts';
import { Failure, main } from './failure.ts';

const help = `npm run backfill -- --customer ID statistics|callbacks|duplicates|search|visits|members [--days N] [--prove]

Makes for calls and contacts from before what is kept by itself since: the figures of their days, the rows of
those to call back (of the last seven days, or as many as --days says), pairs of contacts who may be one person,
the keys that contacts are found by, the counts of their visits.
members: names the members whose first password or link went through somebody else's hands, from before links were
mailed; who never signed in is carried over. --prove shuts the named out until they follow a mail that they ask for
at the sign-in page.
May be repeated, and run while calls come in.

In the emulators when they run on this machine, else in the project of .firebaserc, with the
application default credentials.`;

const dayMs = 86_400_000;
/** Callers from before this count as no longer waiting. */
const callbackDays = 7;

const options = {
  customer: { type: 'string' },
  days: { type: 'string' },
  prove: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

await main(async () => {
  const { values, positionals } = readArguments(options, help, { allowPositionals: true });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const { customer: customerId, days = String(callbackDays) } = values;
  if (!customerId) throw new Failure(`--customer is missing.\n\n${help}`);
  if (!/^[1-9]\d{0,3}$/.test(days)) throw new Failure(`"${days}" is no number of days.`);
  const admin = (await areEmulatorsRunning()) ? openEmulators() : openProject(cloudProject());
  const now = new Date();
  const context = { db: admin.db, customerId, now };
  try {
    switch (positionals.join(' ')) {
      case 'statistics': {
        const { calls, documents } = await recountStatistics(admin.db, customerId, now);
        console.log(`${calls} calls counted into ${documents} days of groups`);
        break;
      }
      case 'callbacks': {
        const since = new Date(now.getTime() - Number(days) * dayMs);
        console.log(`${await backfillCallbacks(context, since)} numbers looked at`);
        break;
      }
      case 'duplicates':
        console.log(`${await backfillPairs(context)} contacts looked at`);
        break;
      case 'search':
        console.log(`${await backfillSearchKeys(context)} contacts looked at`);
        break;
      case 'visits':
        console.log(`${await backfillVisitCounts(context)} contacts looked at`);
        break;
      case 'members':
        printMembers(await backfillMembers(admin, customerId, { prove: values.prove }));
        break;
      default:
        throw new Failure(`Which of the names above?\n\n${help}`);
    }
    return 0;
  } finally {
    await admin.close();
  }
});

const found: Record<CarriedMember['state'], string> = {
  proven: 'proven',
  'carried-over': 'never signed in: carried over',
  'known-to-inviter': 'an inviter may know the password',
  'asked-to-prove': 'shut out until the mail is followed',
  'shared-number': 'one number for several customers: give each an e-mail address',
  'own-number': "the customer's own number",
};

/** Uids, no addresses: others may see the terminal. */
function printMembers(members: readonly CarriedMember[]): void {
  for (const { uid, state, elsewhere } of members) {
    const others = elsewhere > 0 ? `   in ${elsewhere} other customers` : '';
    console.log(`${uid.padEnd(30)} ${found[state]}${others}`);
  }
  console.log(`${members.length} members looked at`);
}
