import { Failure, main } from './failure.ts';
import { endRequested } from './process.ts';

/** `npm run bench -- intake`: each measurement by its name. */
const benches: Record<string, (option?: string) => Promise<void>> = {
  intake: async () => (await import('./bench/intake.ts')).benchIntake(),
  'fan-out': async () => (await import('./bench/fan-out.ts')).benchFanOut(),
  burst: async () => (await import('./bench/burst.ts')).benchBurst(),
  steady: async () => (await import('./bench/steady.ts')).benchSteady(),
  load: async () => (await import('./bench/load.ts')).benchLoad(),
  history: async (calls) => (await import('./bench/history.ts')).benchHistory(calls),
  reconcile: async (calls) => (await import('./bench/reconcile.ts')).benchReconcile(calls),
  contacts: async (count) => (await import('./bench/contacts.ts')).benchContacts(count),
  cost: async () => (await import('./bench/cost.ts')).benchCost(),
  card: (delayMs) => inBrowser('speed', { CTI_BENCH_DELAY: delayMs }),
  lighthouse: () => inBrowser('lighthouse', {}),
  import: (rows) => inBrowser('import', { CTI_BENCH_ROWS: rows }),
  cold: async () => (await import('./bench/cold.ts')).benchCold(),
  entries: async () => (await import('./bench/entries.ts')).benchEntries(),
};

async function inBrowser(file: string, env: NodeJS.ProcessEnv): Promise<void> {
  const { runInBrowser } = await import('./testing/browser-run.ts');
  if (await runInBrowser(file, { CTI_BENCH: '1', ...env }))
    throw new Failure('It was not measured.');
}

// What a measurement has started ends with us.
void endRequested().then(() => process.exit(130));

await main(async () => {
  const [name = '', option] = process.argv.slice(2);
  const bench = benches[name];
  if (!bench) throw new Failure(`Name one of: ${Object.keys(benches).join(', ')}.`);
  await bench(option);
});
process.exit();
