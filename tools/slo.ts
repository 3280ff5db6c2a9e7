import { openEmulators, openProject } from './admin.ts';
import { filterOf, metrics } from './cloud/alerts.ts';
import { readArguments } from './arguments.ts';
import { cloudProject } from './cloud/cloud-project.ts';
import { areEmulatorsRunning } from './emulators.ts';
import { Failure, main } from './failure.ts';
import { isKept, measured, objectives, shareOf, type Objective } from './objectives.ts';

const help = `npm run slo -- CUSTOMER [DAYS]

Whether the objectives were kept over the last days (28 by default, 90 at most: ledger and receipts are kept no
longer), from the ledger, the calls and their receipts: one read for each. Exit code 1 when one was not.
What was never stored is only in the log: the last line says how to ask for it.

In the emulators when they run on this machine, else in the project of .firebaserc, with the
application default credentials.`;

const dayMs = 86_400_000;

const names: Record<Objective, string> = {
  stored: 'signed events stored within 4.5 s',
  present: 'ended calls in the history within 15 min',
  shown: 'rings on a screen within 1 s',
};

await main(async () => {
  const { positionals, values } = readArguments(
    { help: { type: 'boolean', default: false } },
    help,
    {
      allowPositionals: true,
    },
  );
  if (values.help) {
    console.log(help);
    return 0;
  }
  const [customerId, daysText = '28'] = positionals;
  const days = Number(daysText);
  if (!customerId || !Number.isInteger(days) || days < 1 || days > 90) throw new Failure(help);

  const admin = (await areEmulatorsRunning()) ? openEmulators() : openProject(cloudProject());
  try {
    const since = new Date(Date.now() - days * dayMs);
    const kept = await measured(admin.db, customerId, since);
    const all = Object.keys(objectives) as Objective[];
    for (const objective of all) {
      const of = kept[objective];
      const share = `${(shareOf(of) * 100).toFixed(3)} %`.padStart(10);
      const wanted = `${objectives[objective].share * 100} %`;
      const mark = isKept(objective, of) ? '✓' : '✗';
      console.log(`${mark} ${share} of ${of.all} ${names[objective]} (objective ${wanted})`);
    }
    const lost = `${filterOf(metrics['not-durable'])} AND jsonPayload.customerId="${customerId}"`;
    console.log(
      `Answered 503, and lost unless the sender tried again (the log goes back 30 days):\n` +
        `gcloud logging read '${lost}' --freshness=${Math.min(days, 30)}d --format='value(timestamp)'`,
    );
    return all.every((objective) => isKept(objective, kept[objective])) ? 0 : 1;
  } finally {
    await admin.close();
  }
});
