import { describe, expect, it } from 'vitest';
import { clockOffset } from './server-clock.ts';

const noon = Date.parse('2026-11-20T03:00:00Z');

describe('clockOffset', () => {
  it('finds a clock that is ten minutes behind or ahead', () => {
    const header = 'Fri, 20 Nov 2026 03:00:00 GMT';
    expect(clockOffset(header, noon - 600_000, noon - 600_000 + 200)).toBe(600_400);
    expect(clockOffset(header, noon + 600_000, noon + 600_000 + 200)).toBe(-599_600);
  });

  it('takes what lies within its own error for none', () => {
    expect(clockOffset('Fri, 20 Nov 2026 03:00:00 GMT', noon + 900, noon + 1_100)).toBe(0);
  });

  it('knows nothing without a readable header', () => {
    expect(clockOffset(null, noon, noon)).toBe(0);
    expect(clockOffset('soon', noon, noon)).toBe(0);
  });
});
