import type { Query } from 'firebase-admin/firestore';
import { median, table } from './statistics.ts';

const repeats = 5;

/** How long `work` takes, ms. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Runs each page's query several times and prints its rows, reads and times. */
export async function reportPages(pages: Iterable<readonly [string, Query]>): Promise<void> {
  const rows: string[][] = [];
  for (const [name, query] of pages) rows.push(await measured(name, query));
  console.log(table(['page', 'rows', 'reads', 'first ms', 'median ms'], rows));
}

async function measured(name: string, query: Query): Promise<string[]> {
  const times: number[] = [];
  let rows = 0;
  for (let run = 0; run < repeats; run += 1) {
    times.push(
      await timed(async () => {
        rows = (await query.get()).size;
      }),
    );
  }
  // Every returned document is a read, an empty result counts as one, and the rules read the member once.
  const reads = Math.max(1, rows) + 1;
  const [first = 0] = times;
  return [name, String(rows), String(reads), first.toFixed(0), median(times).toFixed(0)];
}
