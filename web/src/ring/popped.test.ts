import { describe, expect, it } from 'vitest';
import { poppedRings } from './popped.ts';

function storing(initial: Record<string, string> = {}) {
  const values = new Map(Object.entries(initial));
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

describe('poppedRings', () => {
  it('remembers across one person’s pages and tabs', () => {
    const storage = storing();
    poppedRings(storage, 'u1.goodfife').add('c1', 1_000);
    expect(poppedRings(storage, 'u1.goodfife').has('c1', 1_000)).toBe(true);
    expect(poppedRings(storage, 'u2.goodfife').has('c1', 1_000)).toBe(false);
  });

  it('tells a ring from a later one of the same call', () => {
    const popped = poppedRings(storing(), 'u');
    popped.add('c1', 100_000);
    // Reported again with a slightly more precise time.
    expect(popped.has('c1', 101_000)).toBe(true);
    expect(popped.has('c1', 99_000)).toBe(true);
    expect(popped.has('c1', 130_000)).toBe(false);
    popped.add('c1', 130_000);
    expect(popped.has('c1', 130_000)).toBe(true);
  });

  it('keeps the newest 200', () => {
    const storage = storing();
    const popped = poppedRings(storage, 'u');
    for (let i = 0; i <= 200; i++) popped.add(`c${i}`, 1_000);
    expect(popped.has('c0', 1_000)).toBe(false);
    expect(popped.has('c1', 1_000)).toBe(true);
    expect(popped.has('c200', 1_000)).toBe(true);
  });

  it.each(['{', '7', '{"a":1}', '[1,null]', '["c1"]', '[["c1"]]'])(
    'starts anew from a broken memory %s',
    (text) => {
      const popped = poppedRings(storing({ 'cti.popped.u': text }), 'u');
      expect(popped.has('c1', 1_000)).toBe(false);
      popped.add('c1', 1_000);
      expect(popped.has('c1', 1_000)).toBe(true);
    },
  );

  it('survives full storage', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(() => poppedRings(full, 'u').add('c1', 1_000)).not.toThrow();
  });
});
