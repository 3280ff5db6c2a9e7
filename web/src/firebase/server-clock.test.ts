import { describe, expect, it } from 'vitest';
import { offsetFrom } from './server-clock.ts';

const noon = Date.parse('2026-11-20T03:00:00Z');

describe('offsetFrom', () => {
  it('finds a clock that is ten minutes behind or ahead', () => {
    const header = 'Fri, 20 Nov 2026 03:00:00 GMT';
    expect(offsetFrom(header, noon - 600_000, noon - 600_000 + 200)).toBe(600_400);
    expect(offsetFrom(header, noon + 600_000, noon + 600_000 + 200)).toBe(-599_600);
  });

  it('takes what lies within its own error for none', () => {
    expect(offsetFrom('Fri, 20 Nov 2026 03:00:00 GMT', noon + 900, noon + 1_100)).toBe(0);
  });

  it('knows nothing without a readable header', () => {
    expect(offsetFrom(null, noon, noon)).toBe(0);
    expect(offsetFrom('soon', noon, noon)).toBe(0);
  });
});
