import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LiveProblem, createListenerStore } from './listener-store.ts';

/** A stand-in for `onSnapshot` that counts how often it is open. */
function setUp() {
  const store = createListenerStore();
  let opened = 0;
  let closed = 0;
  let data: (value: string, fromCache?: boolean) => void = () => {};
  let problem: (problem: LiveProblem) => void = () => {};
  const source = () =>
    store.source<string>('key', (onData, onProblem) => {
      opened++;
      data = (value, fromCache = false) => onData(value, fromCache);
      problem = onProblem;
      return () => void closed++;
    });
  return {
    store,
    source,
    counts: () => ({ opened, closed }),
    data: (value: string, fromCache?: boolean) => data(value, fromCache),
    problem: (kind: LiveProblem) => problem(kind),
  };
}

const ignore = () => {};

describe('listener store', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('opens one listener for all who ask for the same', () => {
    const { source, counts, data } = setUp();
    source().subscribe(ignore);
    source().subscribe(ignore);
    data('calls');
    expect(source().get()).toEqual({ status: 'ready', data: 'calls', fromCache: false });
    expect(counts()).toEqual({ opened: 1, closed: 0 });
  });

  it('keeps the listener when the last one leaves and comes back within 5 s', () => {
    const { source, counts } = setUp();
    source().subscribe(ignore)();
    vi.advanceTimersByTime(4_999);
    source().subscribe(ignore);
    vi.advanceTimersByTime(60_000);
    expect(counts()).toEqual({ opened: 1, closed: 0 });
  });

  it('closes it and forgets the data 5 s after the last one left', () => {
    const { source, counts, data, store } = setUp();
    const leave = source().subscribe(ignore);
    data('calls');
    leave();
    vi.advanceTimersByTime(5_000);
    expect(counts()).toEqual({ opened: 1, closed: 1 });
    expect(store.size()).toBe(0);
    expect(source().get()).toEqual({ status: 'loading' });
  });

  it('opens again for a source that was kept while the listener was closed', () => {
    const { source, counts, store } = setUp();
    const kept = source();
    kept.subscribe(ignore)();
    vi.advanceTimersByTime(5_000);
    kept.subscribe(ignore);
    expect(counts()).toEqual({ opened: 2, closed: 1 });
    expect(store.size()).toBe(1);
  });

  it('reopens a dead listener with growing delays, for ever', () => {
    const { source, counts, problem } = setUp();
    source().subscribe(ignore);
    const waits = [1, 2, 4, 8, 16, 30, 30].map((s) => s * 1_000);
    for (const [i, ms] of waits.entries()) {
      problem('unavailable');
      vi.advanceTimersByTime(ms - 1);
      expect(counts().opened).toBe(i + 1);
      vi.advanceTimersByTime(1);
      expect(counts().opened).toBe(i + 2);
    }
  });

  it('is quick again after a success', () => {
    const { source, counts, problem, data } = setUp();
    source().subscribe(ignore);
    problem('unavailable');
    vi.advanceTimersByTime(1_000);
    problem('unavailable');
    vi.advanceTimersByTime(2_000);
    data('calls');
    problem('unavailable');
    vi.advanceTimersByTime(1_000);
    expect(counts().opened).toBe(4);
  });

  it('keeps what is on screen through an outage, marked as unconfirmed', () => {
    const { source, data, problem } = setUp();
    source().subscribe(ignore);
    data('calls');
    problem('unavailable');
    expect(source().get()).toEqual({ status: 'ready', data: 'calls', fromCache: true });
  });

  it('does not take an empty cache for an answer, until the server has spoken once', () => {
    const store = createListenerStore();
    let tell = (_rows: string[], _fromCache: boolean) => {};
    const rows = store.source<string[]>('rows', (onData) => {
      tell = onData;
      return () => {};
    });
    rows.subscribe(ignore);
    tell([], true);
    expect(rows.get()).toEqual({ status: 'loading' });
    tell([], false);
    tell([], true);
    expect(rows.get()).toEqual({ status: 'ready', data: [], fromCache: true });
  });

  it('drops what is on screen when it is refused', () => {
    const { source, data, problem } = setUp();
    source().subscribe(ignore);
    data('calls');
    problem('denied');
    expect(source().get()).toEqual({ status: 'error', problem: 'denied' });
  });

  it('closes everything at the end of a session and gets no updates afterwards', () => {
    const { source, counts, data, store } = setUp();
    const kept = source();
    const heard = vi.fn<() => void>();
    kept.subscribe(heard);
    data('calls');
    store.closeAll();
    expect(kept.get()).toEqual({ status: 'loading' });
    heard.mockClear();
    data('late');
    kept.subscribe(ignore);
    vi.advanceTimersByTime(60_000);
    expect(heard).not.toHaveBeenCalled();
    expect(kept.get()).toEqual({ status: 'loading' });
    expect(counts()).toEqual({ opened: 1, closed: 1 });
  });
});
