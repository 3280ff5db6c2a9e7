import { describe, expect, test } from 'vitest';
import type { Station } from '@cti/functions/model/receipt';
import type { Live } from '../firebase/listener-store.ts';
import type { Row } from '../firebase/spec.ts';
import { createStore } from '../store.ts';
import { openStation, settledMs, stationName } from './station.ts';

const confirmed = (station: string | null): Live<Row<Station> | null> => ({
  status: 'ready',
  data: station === null ? null : { id: 'me', station, since: null },
  fromCache: false,
});

function open(first: Live<Row<Station> | null>, isHidden = false) {
  const source = createStore<Live<Row<Station> | null>>(first);
  const writes: string[] = [];
  let nowMs = 0;
  const station = openStation({
    name: 'here',
    source,
    write: () => Promise.resolve(writes.push('here')),
    now: () => nowMs,
    isHidden: () => isHidden,
  });
  return { station, source, writes, pass: (ms: number) => (nowMs += ms) };
}

describe('openStation', () => {
  test('holds only after a while: the one before may not have heard of it yet', () => {
    const { station, pass } = open(confirmed('here'));
    expect(station.standing()).toBe('unsure');
    pass(settledMs);
    expect(station.standing()).toBe('holder');
  });

  test('is another one as soon as another one is used', () => {
    const { station, source, pass } = open(confirmed('here'));
    pass(settledMs);
    source.set(confirmed('there'));
    expect(station.standing()).toBe('other');
  });

  test('is unsure while the server does not confirm, and begins anew afterwards', () => {
    const { station, source, pass } = open(confirmed('here'));
    pass(settledMs);
    source.set({ ...confirmed('here'), fromCache: true } as Live<Row<Station> | null>);
    expect(station.standing()).toBe('unsure');
    source.set(confirmed('here'));
    expect(station.standing()).toBe('unsure');
  });

  test('opening the console takes the place, in a tab that can be seen', () => {
    expect(open(confirmed('there')).writes).toHaveLength(1);
    expect(open(confirmed('there'), true).writes).toHaveLength(0);
    expect(open(confirmed(null), true).writes).toHaveLength(1);
    expect(open(confirmed('here')).writes).toHaveLength(0);
  });

  test('another browser that takes over is not fought; a touch here takes it back', () => {
    const { station, source, writes } = open(confirmed('here'));
    source.set(confirmed('there'));
    expect(writes).toHaveLength(0);
    station.take();
    expect(writes).toHaveLength(1);
  });
});

describe('stationName', () => {
  test('is the same for all tabs of a browser', () => {
    localStorage.clear();
    expect(stationName(localStorage)).toBe(stationName(localStorage));
  });
});
