import { callSchema } from '@cti/functions/model/calls/call';
import { Timestamp } from 'firebase/firestore';
import * as z from 'zod/mini';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readRow } from './convert.ts';

const at = new Date('2026-11-20T03:04:05Z');

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
      receivedAt: Timestamp.fromDate(at),
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
