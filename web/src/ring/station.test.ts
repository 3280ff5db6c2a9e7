import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Station } from '@cti/functions/model/calls/receipt';
import type { Live } from '../firebase/listener-store.ts';
import type { Row } from '../firebase/spec.ts';
import { createStore } from '../store.ts';
import {
  type StationWrite,
  aliveMs,
  openStation,
  renewMs,
  skewMs,
  stationName,
} from './station.ts';

const startMs = Date.UTC(2026, 10, 20, 3);
const hourMs = 3_600_000;
const at = (ms: number) => new Date(startMs + ms);

beforeEach(() => void vi.useFakeTimers({ now: startMs, toFake: ['setInterval', 'Date'] }));
afterEach(() => void vi.useRealTimers());

type Browsers = Record<string, Date | null>;
const stored = (station: string, browsers: Browsers, fromCache = false) =>
  ({
    status: 'ready',
    data: { id: 'me', station, since: null, browsers },
    fromCache,
  }) satisfies Live<Row<Station> | null>;
const nothing: Live<Row<Station> | null> = { status: 'ready', data: null, fromCache: false };

/** A browser called `here`; its writes are stored, and acknowledged through `ack`. */
function open(first: Live<Row<Station> | null>, { isHidden = false } = {}) {
  const source = createStore<Live<Row<Station> | null>>(first);
  const writes: StationWrite[] = [];
  const acks: (() => void)[] = [];
  const station = openStation({
    name: 'here',
    source,
    write: (change) => {
      writes.push(change);
      return new Promise<void>((resolve) => acks.push(resolve));
    },
    now: () => Date.now(),
    isHidden: () => isHidden,
  });
  const store = async (next: Live<Row<Station> | null>) => {
    source.set(next);
    for (const ack of acks.splice(0)) ack();
    await Promise.resolve();
  };
  return { station, source, writes, store };
}

describe('a browser’s standing', () => {
  test('the only browser is alone as soon as the server knows of it, not before', async () => {
    const { station, source, store } = open(nothing);
    expect(station.standing(startMs)).toBe('unsure');
    source.set(stored('here', { here: at(0) }));
    expect(station.standing(startMs)).toBe('unsure');
    await store(stored('here', { here: at(0) }));
    expect(station.standing(startMs + skewMs)).toBe('alone');
  });

  test('the browser used last is the holder, any other is not', () => {
    const browsers = { here: at(-hourMs / 2), there: at(-hourMs / 2) };
    expect(open(stored('here', browsers)).station.standing(startMs)).toBe('holder');
    expect(open(stored('there', browsers), { isHidden: true }).station.standing(startMs)).toBe(
      'other',
    );
  });

  test('yields for a call older than itself: the others may not know of it', () => {
    for (const [browsers, before, after] of [
      [{ here: at(0), there: at(-60_000) }, 'late', 'holder'],
      [{ here: at(0) }, 'unsure', 'alone'],
    ] as const) {
      const { station } = open(stored('here', browsers));
      expect(station.standing(startMs - 1)).toBe(before);
      expect(station.standing(startMs + skewMs - 1)).toBe(before);
      expect(station.standing(0)).toBe(before);
      expect(station.standing(startMs + skewMs)).toBe(after);
    }
  });

  test('a browser silent for hours doesn’t count', () => {
    const browsers = { here: at(0), there: at(-aliveMs) };
    expect(open(stored('here', browsers)).station.standing(startMs + skewMs)).toBe('alone');
    const { station, writes } = open(stored('there', browsers), { isHidden: true });
    expect(writes).toEqual([{ takes: true, isRollCall: false }]);
    expect(station.standing(startMs + skewMs)).toBe('alone');
  });

  test('without the server, browsers heard of before still count', () => {
    const { station, source } = open(stored('here', { here: at(0) }));
    source.set(stored('here', { here: at(0) }, true));
    expect(station.standing(startMs + 5_000)).toBe('unsure');
    source.set(stored('here', { here: at(0), there: at(0) }, true));
    expect(station.standing(startMs + 5_000)).toBe('holder');
  });

  test('a browser removed by a roll call yields until it is known again', async () => {
    const { station, writes, store } = open(stored('here', { here: at(0), there: at(0) }));
    await store(stored('here', { there: at(0) }));
    expect(station.standing(startMs + 5_000)).toBe('late');
    expect(writes).toEqual([{ takes: false, isRollCall: false }]);
    await store(stored('here', { here: at(1_000), there: at(0) }));
    expect(station.standing(startMs + 5_000)).toBe('holder');
  });
});

describe('what a browser writes', () => {
  const other = { there: at(0) };

  test('opening the console takes over, in a visible tab or if there is no other browser', () => {
    const takes = (first: Live<Row<Station> | null>, isHidden: boolean) =>
      open(first, { isHidden }).writes;
    const isRollCall = true;
    expect(takes(stored('there', other), false)).toEqual([{ takes: true, isRollCall }]);
    expect(takes(stored('there', other), true)).toEqual([{ takes: false, isRollCall }]);
    expect(takes(stored('there', { there: at(-aliveMs) }), true)).toEqual([
      { takes: true, isRollCall },
    ]);
    expect(takes(nothing, true)).toEqual([{ takes: true, isRollCall }]);
    expect(takes(stored('here', { here: at(0), ...other }), false)).toEqual([]);
    // A reload: the others already know of this browser.
    expect(takes(stored('there', { here: at(0), ...other }), false)).toEqual([
      { takes: true, isRollCall: false },
    ]);
  });

  test('doesn’t fight a browser that takes over; a touch here takes it back', () => {
    const { station, source, writes } = open(stored('here', { here: at(0), ...other }));
    source.set(stored('there', { here: at(0), ...other }));
    expect(writes).toHaveLength(0);
    station.take();
    expect(writes).toEqual([{ takes: true, isRollCall: false }]);
  });

  test('reports once an hour that it is open, until it closes', () => {
    const { station, writes } = open(stored('here', { here: at(0), there: at(-hourMs) }));
    vi.advanceTimersByTime(renewMs - 1);
    expect(writes).toHaveLength(0);
    vi.advanceTimersByTime(renewMs);
    expect(writes).toEqual([{ takes: false, isRollCall: false }]);
    station.close();
    vi.advanceTimersByTime(aliveMs);
    expect(writes).toHaveLength(1);
  });
});

describe('stationName', () => {
  test('is the same for all tabs of a browser', () => {
    localStorage.clear();
    expect(stationName(localStorage)).toBe(stationName(localStorage));
  });
});
