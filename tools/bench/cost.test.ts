import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../root.ts';
import { costTable, monthOf, prices, sizes, type Size } from './cost.ts';

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
