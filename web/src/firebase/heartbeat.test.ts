import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHeartbeat } from './heartbeat.ts';

type Path = 'well' | 'refused' | 'silent';

/** A heart on a path that can be cut. A round trip on a healthy path takes 50 ms. */
function setUp(path: Path = 'well') {
  const log: string[] = [];
  const beats: number[] = [];
  let nudges = 0;
  const world = { path };
  const after = (ms: number, callback: () => void) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  };
  const heartbeat = createHeartbeat({
    beat(timeoutMs) {
      beats.push(Date.now());
      if (world.path === 'refused') return Promise.reject(new Error('refused'));
      const pathAtStart = world.path;
      return new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error('timeout')), timeoutMs);
        if (pathAtStart === 'well') setTimeout(resolve, 50);
      });
    },
    nudge: () => {
      nudges++;
      return Promise.resolve();
    },
    now: () => Date.now(),
    after,
  });
  let before: string = heartbeat.get().state;
  heartbeat.subscribe(() => {
    const { state } = heartbeat.get();
    if (state !== before) log.push(`${state} at ${Date.now() / 1000} s`);
    before = state;
  });
  return { heartbeat, world, log, beats, nudges: () => nudges };
}

const seconds = (s: number) => vi.advanceTimersByTimeAsync(s * 1_000);

describe('heartbeat', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }));
  afterEach(() => void vi.useRealTimers());

  it('claims nothing before the first answer', () => {
    const { heartbeat } = setUp();
    heartbeat.start();
    expect(heartbeat.get().state).toBe('unknown');
  });

  it('is connected with the measured round trip after the first answer', async () => {
    const { heartbeat } = setUp();
    heartbeat.start();
    await seconds(0.05);
    expect(heartbeat.get()).toEqual({ state: 'connected', since: 50, latencyMs: 50 });
  });

  it('beats every 6 s while all is well, and never nudges', async () => {
    const { heartbeat, beats, nudges } = setUp();
    heartbeat.start();
    await seconds(60);
    expect(beats).toHaveLength(10);
    expect(nudges()).toBe(0);
  });

  it.each(['refused', 'silent'] as const)(
    'knows a %s connection within 15 s, whenever it is cut',
    async (cut) => {
      for (const cutAt of [0.02, 0.1, 3, 5.99, 6.06]) {
        vi.setSystemTime(0);
        const { heartbeat, world } = setUp();
        heartbeat.start();
        await seconds(cutAt);
        world.path = cut;
        await seconds(15);
        expect(heartbeat.get().state).toBe('lost');
        heartbeat.stop();
      }
    },
  );

  it.each(['refused', 'silent'] as const)(
    'is connected within 5 s after a %s path heals, even after an hour',
    async (cut) => {
      for (const healAfter of [20, 20.5, 21, 21.5, 3_600]) {
        const { heartbeat, world } = setUp(cut);
        heartbeat.start();
        await seconds(healAfter);
        world.path = 'well';
        await seconds(5);
        expect(heartbeat.get().state).toBe('connected');
        heartbeat.stop();
      }
    },
  );

  it('nudges before every beat while lost, and beats every 2 s', async () => {
    const { heartbeat, beats, nudges } = setUp('refused');
    heartbeat.start();
    await seconds(20);
    expect(nudges()).toBe(beats.length - 1);
    expect(beats.slice(0, 4)).toEqual([0, 0, 2_000, 4_000]);
  });

  it('answers the first loss by a fresh connection at once: a blip is one change', async () => {
    const { heartbeat, world, log } = setUp();
    heartbeat.start();
    await seconds(1);
    world.path = 'refused';
    heartbeat.check();
    await seconds(0.5);
    world.path = 'well';
    await seconds(5);
    expect(log).toEqual(['connected at 0.05 s', 'lost at 1 s', 'connected at 3.05 s']);
  });

  it('trusts a browser that reports offline, and checks again at once', async () => {
    const { heartbeat, beats } = setUp();
    heartbeat.start();
    await seconds(1);
    heartbeat.fail();
    expect(heartbeat.get().state).toBe('lost');
    await seconds(0.05);
    expect(beats).toEqual([0, 1_000]);
    expect(heartbeat.get().state).toBe('connected');
  });

  it('asks at once when woken', async () => {
    const { heartbeat, beats } = setUp();
    heartbeat.start();
    await seconds(2);
    heartbeat.check();
    await seconds(0.1);
    expect(beats).toEqual([0, 2_000]);
  });

  it('ignores the late failure of a beat that a newer one has replaced', async () => {
    const { heartbeat, world, log } = setUp('silent');
    heartbeat.start();
    await seconds(3.9);
    world.path = 'well';
    heartbeat.check();
    await seconds(1);
    expect(log).toEqual(['connected at 3.95 s']);
  });

  it('is silent once stopped', async () => {
    const { heartbeat, world, beats, log } = setUp();
    heartbeat.start();
    await seconds(1);
    heartbeat.stop();
    world.path = 'refused';
    heartbeat.check();
    heartbeat.fail();
    await seconds(60);
    expect(beats).toHaveLength(1);
    expect(log).toEqual(['connected at 0.05 s']);
  });
});
