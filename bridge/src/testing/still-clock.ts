import type { Clock } from '../clock.ts';

export interface StillClock extends Clock {
  /** Lets so much time pass, and everything that is due in it happen in order. */
  pass(ms: number): Promise<void>;
  /** Resolves once somebody waits to be called in exactly so much time. */
  awaited(ms: number): Promise<void>;
  /** How many wait for their time. */
  waiting(): number;
}

/** A clock that only moves when it's told to. */
export function stillClock(start = Date.parse('2026-12-01T00:00:00Z')): StillClock {
  let nowMs = start;
  const timers = new Set<{ atMs: number; callBack: () => void }>();
  /** Whatever a callback has set going within the process. */
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    now: () => new Date(nowMs),
    after(ms, callBack) {
      const timer = { atMs: nowMs + ms, callBack };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async pass(ms) {
      const endMs = nowMs + ms;
      for (;;) {
        await settled();
        const [next] = [...timers].toSorted((a, b) => a.atMs - b.atMs);
        if (!next || next.atMs > endMs) break;
        timers.delete(next);
        nowMs = next.atMs;
        next.callBack();
      }
      nowMs = endMs;
      await settled();
    },
    async awaited(ms) {
      while (![...timers].some(({ atMs }) => atMs === nowMs + ms)) await settled();
    },
    waiting: () => timers.size,
  };
}
