import { beforeEach, expect, it } from 'vitest';
import { forgetShifts, shiftOf } from './shift.ts';

beforeEach(() => localStorage.clear());

it('a shift has begun for one person of one customer, until the session ends', () => {
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
