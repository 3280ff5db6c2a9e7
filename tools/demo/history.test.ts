import { describe, expect, it } from 'vitest';
import { weekPattern } from '../../functions/src/model/hours.ts';
import { japanDay } from '../../functions/src/model/text/japan-time.ts';
import { demoHours, callsOfDay } from './history.ts';
import { seededRandom } from './random.ts';

describe('the past of the demo', () => {
  it('has hours as the rules want them', () => {
    expect(demoHours.usual).toMatch(weekPattern);
  });

  it('has calls of its day alone, mostly answered', () => {
    const from = Date.parse('2026-11-20T00:00:00+09:00');
    const calls = [...callsOfDay(seededRandom(1), japanDay(from), '+815017481234', 1).values()];
    expect(calls.length).toBeGreaterThan(30);
    expect(calls.every(({ at }) => at >= from && at < from + 86_400_000)).toBe(true);
    const answered = calls.filter(({ outcome }) => outcome === 'answered').length;
    expect(answered / calls.length).toBeGreaterThan(0.7);
  });
});
