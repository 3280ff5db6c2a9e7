/** The value that a share `p` (0 to 1) of the sorted values does not exceed. */
export function percentile(values: number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? NaN;
}

export const median = (values: number[]): number => percentile(values, 0.5);

/** The straight line `a + b × x` nearest to some points (least squares). */
export function fitLine(xs: number[], ys: number[]): { a: number; b: number } {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const slope = xs.reduce((sum, value, index) => sum + (value - x) * ((ys[index] ?? y) - y), 0);
  const b = slope / xs.reduce((sum, value) => sum + (value - x) ** 2, 0);
  return { a: y - b * x, b };
}

/** Runs jobs with limited concurrency; returns the seconds it took. */
export async function inParallel<T>(
  jobs: readonly T[],
  concurrency: number,
  work: (job: T) => Promise<void>,
): Promise<number> {
  const queue = jobs.values();
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (const job of queue) await work(job);
    }),
  );
  return (performance.now() - begin) / 1000;
}

/** Formats rows of text as a table: first column left-aligned, the others right-aligned. */
export function table(header: string[], rows: string[][]): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  );
  const format = (row: string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return [
    format(header),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...rows.map(format),
  ].join('\n');
}
