import { beforeEach, expect, it, test } from 'vitest';
import { forgetShifts, hasArrived, shiftOf } from './shift.ts';

beforeEach(() => localStorage.clear());

it('a shift starts once per person and customer, until the session ends', () => {
  const shift = shiftOf(localStorage, 'goodfife', 'u1');
  expect(shift.hasBegun()).toBe(false);
  shift.begin();
  expect(shiftOf(localStorage, 'goodfife', 'u1').hasBegun()).toBe(true);
  expect(shiftOf(localStorage, 'goodfife', 'u2').hasBegun()).toBe(false);
  expect(shiftOf(localStorage, 'sample', 'u1').hasBegun()).toBe(false);
  localStorage.setItem('cti.other', 'stays');
  forgetShifts(localStorage);
  expect(shift.hasBegun()).toBe(false);
  expect(localStorage.getItem('cti.other')).toBe('stays');
});

test.each([
  ['waits for calls', 0, 0, true],
  ['waits for calls, as an old document has it', 0, null, true],
  ['rings, and was never here', 98, 1, false],
  ['talks, and signed out before', 89, 1, false],
  ['rings, and was away before signing in', 88, 3, false],
  ['talks, and waits for calls afterwards', 99, 0, true],
  ['is logged off', 1, 1, false],
  ['wraps up', 7, 0, false],
])('signing in counts as having arrived: %s', (_, status, chosen, expected) => {
  expect(hasArrived({ status, chosen })).toBe(expected);
});
