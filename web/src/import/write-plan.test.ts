import { expect, it } from 'vitest';
import { linesThrough } from './write-plan.ts';

/** Rows of every second line from 2 on: rows that aren't written are missing here. */
const rows = Array.from({ length: 10 }, (_, n) => ({ line: 2 + 2 * n }));

it('reports the line up to which everything is written, whichever part finishes first', () => {
  const through = linesThrough(rows, 3);
  expect(through(3)).toBe(0);
  expect(through(6)).toBe(0);
  expect(through(0)).toBe(18);
  expect(through(9)).toBe(20);
});
