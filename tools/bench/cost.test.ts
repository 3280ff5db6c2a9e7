import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../root.ts';
import { costTable, free, monthOf, prices, sizes, type Size } from './cost.ts';

/** What Firebase's CLI says of a month, before a deployment with instances that are kept warm. */
const { V2_RATES: rates, V2_FREE_TIER: freeTier } = createRequire(import.meta.url)(
  'firebase-tools/lib/deploy/functions/pricing.js',
) as {
  V2_RATES: Record<'memoryGb' | 'vCpu' | 'idleVCpu', { 1: number }> & { invocations: number };
  V2_FREE_TIER: Record<'invocations' | 'memoryGb' | 'vCpu', number>;
};

test('the prices of functions are those that the CLI knows for Tokyo', () => {
  expect(prices).toMatchObject({
    invocations: rates.invocations,
    cpuS: rates.vCpu[1],
    memoryGiBS: rates.memoryGb[1],
    warmS: rates.idleVCpu[1] + 0.5 * rates.memoryGb[1],
  });
  expect(free).toMatchObject({
    invocations: freeTier.invocations,
    cpuS: freeTier.vCpu,
    memoryGiBS: freeTier.memoryGb,
  });
});

test('docs/cost.md has the figures that the formula gives', () => {
  expect(readFileSync(join(root, 'docs/cost.md'), 'utf8')).toContain(costTable());
});

test('nobody there costs the warm instance, and nothing else', () => {
  const [shop] = sizes as [Size];
  const { usd } = monthOf({ ...shop, consoles: 0, listeners: 0, callsPerDay: 0 });
  expect(usd).toBeCloseTo(30 * 86_400 * prices.warmS);
});

test('each listener reads each change once', () => {
  const [shop] = sizes as [Size];
  const reads = (listeners: number) => monthOf({ ...shop, listeners }).reads;
  expect(reads(4) - reads(3)).toBe(30 * shop.callsPerDay * 8);
});
