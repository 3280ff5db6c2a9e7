import { weekPattern } from '@cti/functions/model/hours';
import { describe, expect, it } from 'vitest';
import { daysOfWeek, weekOfDays } from './week.ts';

describe('a week in the form', () => {
  it('round-trips', () => {
    const week = '-/10:00-22:00/10:00-22:00/-/10:00-22:00/18:00-05:00/00:00-24:00';
    expect(weekOfDays(daysOfWeek(week))).toBe(week);
    expect(week).toMatch(weekPattern);
  });

  it("starts with a shop's usual hours", () => {
    expect(weekOfDays(daysOfWeek(null))).toMatch(weekPattern);
  });

  it('is null while a time is missing, except on a closed day', () => {
    const days = daysOfWeek(null);
    expect(weekOfDays(days.with(2, { isOpen: true, from: '', to: '22:00' }))).toBeNull();
    expect(weekOfDays(days.with(2, { isOpen: false, from: '', to: '' }))).toMatch(weekPattern);
  });
});
