import { describe, expect, it, test } from 'vitest';
import { dayEndsMsOf, hoursSchema } from '../hours.ts';
import {
  dayKey,
  dayStartMs,
  dayText,
  fromLocalInput,
  japanDay,
  japanHour,
  readDay,
  toLocalInput,
} from './japan-time.ts';

const at = (time: string) => Date.parse(time);
const ends = (dayEndsAt: string) => dayEndsMsOf(hoursSchema.parse({ dayEndsAt }));

describe('the business day', () => {
  test.each([
    ['2026-11-19T23:59:59.999+09:00', '00:00', '2026-11-19'],
    ['2026-11-20T00:00:00+09:00', '00:00', '2026-11-20'],
    ['2026-11-20T00:30:00+09:00', '05:00', '2026-11-19'],
    ['2026-11-20T04:59:59.999+09:00', '05:00', '2026-11-19'],
    ['2026-11-20T05:00:00+09:00', '05:00', '2026-11-20'],
    ['2026-11-20T23:59:00+09:00', '05:00', '2026-11-20'],
    ['2026-12-01T02:00:00+09:00', '02:30', '2026-11-30'],
    ['2027-01-01T01:00:00+09:00', '05:00', '2026-12-31'],
  ])('%s, when it ends at %s, is %s', (time, dayEndsAt, expected) => {
    const endsMs = ends(dayEndsAt);
    const day = japanDay(at(time), endsMs);
    expect(dayText(day)).toBe(expected);
    expect(dayKey(day)).toBe(expected.replaceAll('-', ''));
    expect(dayStartMs(day, endsMs)).toBe(at(`${expected}T${dayEndsAt}:00+09:00`));
    expect(japanDay(dayStartMs(day, endsMs), endsMs)).toBe(day);
  });

  it('ends at midnight if the setting is missing or unreadable', () => {
    expect(dayEndsMsOf(hoursSchema.parse({}))).toBe(0);
    expect(dayEndsMsOf(hoursSchema.parse({ dayEndsAt: '25:00' }))).toBe(0);
  });
});

test("the hour is the clock's, whenever the day ends", () => {
  expect(japanHour(at('2026-11-19T14:59:59Z'))).toBe(23);
  expect(japanHour(at('2026-11-19T15:00:00Z'))).toBe(0);
});

test('a day as text, there and back', () => {
  for (const text of ['2026-11-20', '1970-01-01', '2024-02-29']) {
    expect(dayText(readDay(text) ?? Number.NaN)).toBe(text);
    expect(readDay(text.replaceAll('-', ''))).toBe(readDay(text));
  }
  for (const text of ['', '2026-13-01', 'tomorrow', '2026-11-2']) expect(readDay(text)).toBeNull();
});

test('a moment on the clock of the shops, there and back', () => {
  const moment = new Date('2026-11-20T23:30:00Z');
  expect(toLocalInput(moment)).toBe('2026-11-21T08:30');
  expect(fromLocalInput('2026-11-21T08:30')).toEqual(moment);
  expect(fromLocalInput('')).toBeNull();
  expect(fromLocalInput('tomorrow')).toBeNull();
});
