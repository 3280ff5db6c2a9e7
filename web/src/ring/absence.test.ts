import { describe, expect, test } from 'vitest';
import type { Pulse } from '../firebase/heartbeat.ts';
import { createStore } from '../store.ts';
import { type Absence, claimAbsence, missedWithin, watchAbsences } from './absence.ts';
import { noon, ringingCall } from './call-fixture.ts';

const at = (ms: number) => new Date(noon.getTime() + ms);

describe('watchAbsences', () => {
  function watch() {
    const pulse = createStore<Pulse | null>(null);
    const told: Absence[] = [];
    let nowMs = 0;
    watchAbsences(
      pulse,
      () => nowMs,
      (absence) => told.push(absence),
    );
    return {
      told,
      beat: (state: Pulse['state'], ms: number) => {
        nowMs = ms;
        pulse.set({ state, since: 0, latencyMs: 20 });
      },
    };
  }

  test('reports nothing at the start or on a quiet day', () => {
    const { told, beat } = watch();
    for (const ms of [60_000, 66_000, 76_000]) beat('connected', ms);
    expect(told).toEqual([]);
  });

  test('reports a lost line once, from the last good beat to the first new one', () => {
    const { told, beat } = watch();
    beat('connected', 1_000);
    beat('lost', 5_000);
    beat('lost', 7_000);
    beat('connected', 9_000);
    beat('connected', 15_000);
    expect(told).toEqual([{ fromMs: 1_000, toMs: 9_000 }]);
  });

  test('reports a sleep in which nothing was lost', () => {
    const { told, beat } = watch();
    beat('connected', 1_000);
    beat('connected', 3_600_000);
    expect(told).toEqual([{ fromMs: 1_000, toMs: 3_600_000 }]);
  });
});

describe('missedWithin', () => {
  const absence = { fromMs: at(0).getTime(), toMs: at(60_000).getTime() };
  const missed = ringingCall({
    state: 'ended',
    active: false,
    outcome: 'missed',
    receivedAt: at(30_000),
  });

  test.each(['missed', 'abandoned', 'voicemail'] as const)(
    'lists calls that were %s',
    (outcome) => {
      expect(missedWithin([{ ...missed, outcome }], absence)).toHaveLength(1);
    },
  );

  test.each([
    ['answered by a colleague', { outcome: 'answered' }],
    ['our own', { direction: 'outbound' }],
    ['between colleagues', { direction: 'internal' }],
    ['rung before, when this page had it', { receivedAt: at(-1) }],
    ['rung afterwards', { receivedAt: at(60_001) }],
    ['not over', { outcome: null }],
  ] as const)('leaves out what was %s', (_, changes) => {
    expect(missedWithin([{ ...missed, ...changes }], absence)).toEqual([]);
  });
});

describe('claimAbsence', () => {
  test('one of all tabs reports, and a later absence is reported again', async () => {
    localStorage.clear();
    const first = { fromMs: 1_000, toMs: 9_000 };
    expect(await claimAbsence('me', first, localStorage)).toBe(true);
    expect(await claimAbsence('me', { fromMs: 1_050, toMs: 9_040 }, localStorage)).toBe(false);
    expect(await claimAbsence('me', { fromMs: 20_000, toMs: 30_000 }, localStorage)).toBe(true);
  });
});
