import { callSchema } from '@cti/functions/model/call';
import * as z from 'zod/mini';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readRow, withDates } from './convert.ts';

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

describe('readRow', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('reads a call with its defaults and its id', () => {
    const stored = {
      linkedId: 'c1',
      source: 'dialpad',
      direction: 'inbound',
      state: 'ringing',
      active: true,
      caller: { match: 'unknown' },
      receivedAt: timestamp(at),
    };
    expect(readRow('p/c1', 'c1', stored, callSchema)).toMatchObject({
      id: 'c1',
      receivedAt: at,
      ringing: [],
      mergedInto: null,
    });
  });

  it('skips a document that doesn’t fit and reports it once, without its content', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const schema = z.object({ name: z.string() });
    expect(readRow('p/bad', 'bad', { name: 5, secret: '山田' }, schema)).toBeNull();
    expect(readRow('p/bad', 'bad', { name: 5, secret: '山田' }, schema)).toBeNull();
    expect(warn).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(warn.mock.calls)).not.toContain('山田');
  });
});
