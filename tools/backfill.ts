import { recountStatistics } from '../functions/src/statistics/recount.ts';
import {
  backfillCallbacks,
  backfillPairs,
  backfillSearchKeys,
  backfillVisitCounts,
} from '../functions/src/upkeep/backfill.ts';
import { openEmulators, openProject } from './admin.ts';
import { readArguments } from './arguments.ts';
import { cloudProject } from './cloud-project.ts';
import { areEmulatorsRunning } from './emulators.ts';
import { Failure, main } from './failure.ts';

const help = `npm run backfill -- --customer ID statistics|callbacks|duplicates|search|visits [--days N]

Makes for calls and contacts from before what is kept by itself since: the figures of their days, the rows of
those to call back (of the last seven days, or as many as --days says), pairs of contacts who may be one person,
the keys that contacts are found by, the counts of their visits.
May be repeated, and run while calls come in.

In the emulators when they run on this machine, else in the project of .firebaserc, with the
application default credentials.`;

const dayMs = 86_400_000;
/** Who called longer ago is not waiting any more. */
const callbackDays = 7;

const options = {
  customer: { type: 'string' },
  days: { type: 'string' },
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
      default:
        throw new Failure(`What: statistics, callbacks, duplicates, search or visits?\n\n${help}`);
    }
    return 0;
  } finally {
    await admin.close();
  }
});
