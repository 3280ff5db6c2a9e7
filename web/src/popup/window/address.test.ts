import { describe, expect, it } from 'vitest';
import { popupUrl, wantedCall } from './address.ts';

const kind = (search: string) => wantedCall(search).kind;

describe('wantedCall', () => {
  it('reads back what the opener wrote', () => {
    for (const linkedId of ['6012345678901234', 'test-1763600000000', 'a b&c=d%2F#', '通話']) {
      const { search } = new URL(popupUrl(linkedId), 'https://cti.example');
      expect(wantedCall(search)).toEqual({ kind: 'call', linkedId });
    }
  });

  it('recognises an address without a call', () => {
    expect(kind('')).toBe('none');
    expect(kind('?call=')).toBe('none');
  });

  it.each(['../x', '<script>alert(1)</script>', 'a/b', '..', '.', '__x__', 'x'.repeat(100_000)])(
    'XSS-04 does not ask the database for %.20s',
    (call) => {
      expect(kind(`?${new URLSearchParams({ call })}`)).toBe('unreadable');
    },
  );
});
