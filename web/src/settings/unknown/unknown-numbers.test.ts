import { expect, test } from 'vitest';
import { unknownNumbers } from './unknown-numbers.ts';

const call = (internalNumber: string | null, minute: number | null) => ({
  internalNumber,
  startedAt: minute === null ? null : new Date(2026, 10, 20, 12, minute),
  receivedAt: new Date(2026, 10, 20, 11, 0),
});

test('calls to one number are one row with their count and the latest time', () => {
  const [first, second, third] = unknownNumbers([
    call('+815017521234', 1),
    call('+81335550000', 9),
    call('+815017521234', 5),
    call(null, null),
  ]);
  expect(first).toEqual({ number: '+81335550000', count: 1, last: call('', 9).startedAt });
  expect(second).toEqual({ number: '+815017521234', count: 2, last: call('', 5).startedAt });
  expect(third).toEqual({ number: null, count: 1, last: call('', null).receivedAt });
});

test('no calls, no rows', () => {
  expect(unknownNumbers([])).toEqual([]);
});
