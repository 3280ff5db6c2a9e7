import { noHours, weekPattern, type Hours } from './hours.ts';
import { describe, expect, it } from 'vitest';
import { isOpenAt, openMsBetween } from './opening-hours.ts';

const hourMs = 3_600_000;
const at = (text: string) => Date.parse(`${text}+09:00`);
const week = (day: string) => Array.from({ length: 7 }, () => day).join('/');

/** 2026-11-20 is a Friday. Shops close on Sunday, the bar is open until five in the morning. */
const hours: Hours = {
  usual: `-/${Array.from({ length: 6 }, () => '10:00-22:00').join('/')}`,
  stores: { bar: week('18:00-05:00'), never: week('-'), always: week('00:00-24:00') },
  holidays: ['2026-11-23'],
  dayEndsAt: '00:00',
};

describe('opening hours', () => {
  it('are weeks in the form the rules require', () => {
    for (const text of [hours.usual, ...Object.values(hours.stores)]) {
      expect(text).toMatch(weekPattern);
    }
  });

  it.each([
    ['shop', '2026-11-20T09:59:59', false],
    ['shop', '2026-11-20T10:00:00', true],
    ['shop', '2026-11-20T22:00:00', false],
    ['shop', '2026-11-22T12:00:00', false],
    ['shop', '2026-11-23T12:00:00', false],
    ['bar', '2026-11-20T17:59:59', false],
    ['bar', '2026-11-21T04:59:59', true],
    ['bar', '2026-11-21T05:00:00', false],
    ['never', '2026-11-20T12:00:00', false],
    ['always', '2026-11-20T00:00:00', true],
    [null, '2026-11-20T12:00:00', true],
  ])('%s at %s: %s', (store, time, open) => {
    expect(isOpenAt(hours, store, at(time))).toBe(open);
  });

  it('never end where none are set', () => {
    const none = noHours;
    expect(isOpenAt(none, 'shop', at('2026-11-20T03:00:00'))).toBe(true);
    expect(openMsBetween(none, 'shop', 1_000, 5_000)).toBe(4_000);
  });

  it.each([
    ['within a day', 'shop', '2026-11-20T11:00:00', '2026-11-20T13:30:00', 2.5],
    ['over a night', 'shop', '2026-11-20T21:00:00', '2026-11-21T11:00:00', 2],
    ['over Sunday and a holiday', 'shop', '2026-11-21T21:00:00', '2026-11-24T11:00:00', 2],
    ['only while closed', 'shop', '2026-11-20T22:30:00', '2026-11-21T09:30:00', 0],
    ['through midnight', 'bar', '2026-11-20T23:00:00', '2026-11-21T04:00:00', 5],
    ['through a day', 'bar', '2026-11-20T04:00:00', '2026-11-20T19:00:00', 2],
  ])('count time %s', (_, store, from, to, expected) => {
    expect(openMsBetween(hours, store, at(from), at(to)) / hourMs).toBe(expected);
  });

  it('add up, wherever the time is split', () => {
    const from = at('2026-11-18T20:00:00');
    const to = at('2026-11-25T03:00:00');
    for (const store of ['shop', 'bar', 'always', 'never']) {
      const whole = openMsBetween(hours, store, from, to);
      for (let cut = from; cut <= to; cut += 7 * hourMs) {
        const parts = openMsBetween(hours, store, from, cut) + openMsBetween(hours, store, cut, to);
        expect(parts).toBe(whole);
      }
    }
  });
});
