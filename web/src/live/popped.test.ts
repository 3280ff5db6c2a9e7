import { describe, expect, it } from 'vitest';
import { poppedCalls } from './popped.ts';

function storing(initial: Record<string, string> = {}) {
  const values = new Map(Object.entries(initial));
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

describe('poppedCalls', () => {
  it('remembers across pages and tabs of one person', () => {
    const storage = storing();
    poppedCalls(storage, 'u1.goodfife').add(['c1']);
    expect(poppedCalls(storage, 'u1.goodfife').has('c1')).toBe(true);
    expect(poppedCalls(storage, 'u2.goodfife').has('c1')).toBe(false);
  });

  it('keeps the newest 200', () => {
    const storage = storing();
    const popped = poppedCalls(storage, 'u');
    for (let i = 0; i <= 200; i++) popped.add([`c${i}`]);
    expect(popped.has('c0')).toBe(false);
    expect(popped.has('c1')).toBe(true);
    expect(popped.has('c200')).toBe(true);
  });

  it.each(['{', '7', '{"a":1}', '[1,null]'])('starts anew from a broken memory %s', (text) => {
    const popped = poppedCalls(storing({ 'cti.popped.u': text }), 'u');
    expect(popped.has('c1')).toBe(false);
    popped.add(['c1']);
    expect(popped.has('c1')).toBe(true);
  });

  it('survives a storage that is full', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(() => poppedCalls(full, 'u').add(['c1'])).not.toThrow();
  });
});
