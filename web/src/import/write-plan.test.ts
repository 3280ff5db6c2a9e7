import { expect, it } from 'vitest';
import { linesThrough } from './write-plan.ts';

/** Rows of every second line from 2 on: what is not written has no row here. */
const rows = Array.from({ length: 10 }, (_, n) => ({ line: 2 + 2 * n }));

it('tells the line up to which everything is written, whichever part ends first', () => {
  const through = linesThrough(rows, 3);
  expect(through(3)).toBe(0);
  expect(through(6)).toBe(0);
  expect(through(0)).toBe(18);
  expect(through(9)).toBe(20);
});
