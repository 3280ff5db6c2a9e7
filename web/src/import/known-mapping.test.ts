import { expect, test } from 'vitest';
import { latestSets } from './known-mapping.ts';

const used = (day: number, columns = 'name,phone') =>
  `2026-11-${String(day).padStart(2, '0')}T03:04:05.678Z ${columns}`;
const days = (sets: Record<string, string>) =>
  Object.values(sets)
    .map((set) => Number(set.slice(8, 10)))
    .toSorted((a, b) => a - b);
const lengthOf = (texts: readonly string[]) => texts.join('\n').length;

test('when there are too many sets, the least recently used are dropped', () => {
  const sets = Object.fromEntries(Array.from({ length: 25 }, (_, n) => [`k${n}`, used(n + 1)]));
  expect(days(latestSets(sets))).toEqual(Array.from({ length: 20 }, (_, n) => n + 6));
});

test('together they stay within what the rules allow, latest first', () => {
  // 60 columns, each a custom field: the longest possible set.
  const columns = Array.from({ length: 60 }, (_, n) => `field:${String(n).padStart(20, 'x')}`);
  const sets = Object.fromEntries(
    Array.from({ length: 20 }, (_, n) => [`k${n}`, used(20 - n, columns.join(','))]),
  );
  const kept = latestSets(sets);
  expect(lengthOf(Object.values(kept))).toBeLessThanOrEqual(20_000);
  expect(lengthOf([...Object.values(kept), columns.join(',')])).toBeGreaterThan(20_000);
  expect(days(kept).at(-1)).toBe(20);
  expect(days(kept)).toEqual(days(kept).map((_, n) => 21 - days(kept).length + n));

  const long = Object.fromEntries(
    Array.from({ length: 10 }, (_, n) => [`${n}`.padEnd(1_000, 'x'), used(n + 1)]),
  );
  expect(days(latestSets(long))).toEqual([6, 7, 8, 9, 10]);
});

test("a day's last set comes before those of the morning, whatever they hold", () => {
  const morning = Object.fromEntries(
    Array.from({ length: 20 }, (_, n) => [`k${n}`, `2026-11-30T00:00:${n + 10}.000Z zzz`]),
  );
  const kept = latestSets({
    ...morning,
    evening: '2026-11-30T10:00:00.000Z address',
    // In the older format with days only, and values no import of ours has written.
    old: '2026-11-30 zzz',
    other: 7,
  });
  expect(Object.keys(kept)).toHaveLength(20);
  expect(kept['evening']).toBeDefined();
  expect(kept['old']).toBeUndefined();
});
