import { describe, expect, it } from 'vitest';
import { withDates } from './with-dates.ts';

/** What the SDK's Timestamp offers, without the SDK. */
const timestamp = (date: Date) => ({
  seconds: Math.floor(date.getTime() / 1000),
  nanoseconds: 0,
  toDate: () => date,
});
const at = new Date('2026-11-20T03:04:05Z');

describe('withDates', () => {
  it('turns timestamps into dates at any depth', () => {
    expect(
      withDates({
        at: timestamp(at),
        legs: { a: { startedAt: timestamp(at) } },
        list: [timestamp(at)],
      }),
    ).toEqual({ at, legs: { a: { startedAt: at } }, list: [at] });
  });

  it('leaves everything else as it is', () => {
    const value = { a: null, b: 0, c: '', d: [true], e: at, f: { seconds: 1 } };
    expect(withDates(value)).toEqual(value);
  });
});
