import type { Histogram } from '@cti/functions/model/statistic';

/** Adds one histogram to another. */
export function addHistogram(to: Histogram, histogram: Histogram): void {
  for (const [bucket, n] of Object.entries(histogram)) to[bucket] = (to[bucket] ?? 0) + n;
}

/** Median and 90 % of a histogram, as exact as its buckets; null of an empty one. */
export function quantiles(histogram: Histogram): { medianMs: number; p90Ms: number } | null {
  const buckets = Object.entries(histogram)
    .map(([bucket, n]) => ({ bucket: Number(bucket), n }))
    .toSorted((a, b) => a.bucket - b.bucket);
  const total = buckets.reduce((sum, { n }) => sum + n, 0);
  if (total === 0) return null;
  const at = (share: number) => {
    let seen = 0;
    const found = buckets.find(({ n }) => (seen += n) >= share * total);
    const bucket = found?.bucket ?? -1;
    return bucket < 0 ? 500 : 1_000 * 1.1 ** (bucket + 0.5);
  };
  return { medianMs: at(0.5), p90Ms: at(0.9) };
}
