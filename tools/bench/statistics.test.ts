import { describe, expect, it } from 'vitest';
import { fitLine, percentile } from './statistics.ts';

describe('percentile', () => {
  it('is a value that the share does not exceed, whatever their order', () => {
    const values = Array.from({ length: 20 }, (_, index) => 20 - index);
    expect([0, 0.5, 0.95, 1].map((share) => percentile(values, share))).toEqual([1, 10, 19, 20]);
  });
});

describe('fitLine', () => {
  it('goes through points that lie on one, and between those that do not', () => {
    expect(fitLine([1, 10, 200], [7, 25, 405])).toEqual({ a: 5, b: 2 });
    expect(fitLine([0, 1, 2], [0, 3, 3])).toEqual({ a: 0.5, b: 1.5 });
  });
});
