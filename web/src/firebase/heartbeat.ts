import { type Store, createStore } from '../store.ts';

/** `unknown` = nothing proven yet. The SDK notices a refused connection after 21 s, a silent one never. */
export interface Pulse {
  state: 'unknown' | 'connected' | 'lost';
  /** When the state began, epoch milliseconds. */
  since: number;
  /** Round trip of the last answered beat. */
  latencyMs: number | null;
}

export interface HeartbeatParts {
  /** One round trip to the server; rejects when there is no answer within the time. */
  beat: (timeoutMs: number) => Promise<void>;
  /** Drops existing connections, so that the next beat uses a fresh one. */
  nudge: () => Promise<void>;
  now: () => number;
  /** Calls back once after the time; returns how to cancel. */
  after: (ms: number, callback: () => void) => () => void;
}

/** Lost at most 6 + 4 s after the last good beat: inside the promised 15 s. */
const calm = { pauseMs: 6_000, timeoutMs: 4_000 };
/** While lost: a beat every 2 s at most, so a healed path is seen within 5 s. */
const urgent = { pauseMs: 2_000, timeoutMs: 2_000 };

export interface Heartbeat extends Store<Pulse> {
  start: () => void;
  stop: () => void;
  /** Something happened (woke up, the browser says online): find out now instead of later. */
  check: () => void;
  /** The browser itself says there is no network: no need to wait for a beat to fail. */
  fail: () => void;
}

/** Beats slowly while answered, quickly while not, one beat at a time; ignores the result of a superseded beat. */
export function createHeartbeat({ beat, nudge, now, after }: HeartbeatParts): Heartbeat {
  const pulse = createStore<Pulse>({ state: 'unknown', since: now(), latencyMs: null });
  let turn = 0;
  let running = false;
  let cancelPause = () => {};

  function set(state: Pulse['state'], latencyMs: number | null): void {
    const before = pulse.get();
    pulse.set({ state, since: state === before.state ? before.since : now(), latencyMs });
  }

  async function round(): Promise<void> {
    cancelPause();
    const mine = ++turn;
    const startedAt = now();
    const lost = pulse.get().state === 'lost';
    const pace = lost ? urgent : calm;
    let answered = false;
    try {
      if (lost) await within(nudge(), pace.timeoutMs);
      const beganAt = now();
      if (mine === turn) await beat(pace.timeoutMs - (beganAt - startedAt));
      answered = true;
      if (mine === turn && running) set('connected', now() - beganAt);
    } catch {
      if (mine === turn && running) set('lost', pulse.get().latencyMs);
    }
    if (mine !== turn || !running) return;
    // The first loss is answered at once by a fresh connection; further ones keep the pace.
    const pauseMs = answered ? calm.pauseMs : lost ? urgent.pauseMs - (now() - startedAt) : 0;
    cancelPause = after(Math.max(0, pauseMs), start);
  }

  /** A nudge waits for the SDK's queue, which must not be able to stop the heart. */
  function within(work: Promise<void>, ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = after(ms, () => reject(new Error('timeout')));
      work.then(resolve, reject).finally(cancel);
    });
  }

  // `round` catches everything itself.
  const start = () => void round();

  return {
    get: pulse.get,
    subscribe: pulse.subscribe,
    start() {
      if (running) return;
      running = true;
      start();
    },
    stop() {
      running = false;
      turn++;
      cancelPause();
    },
    check() {
      if (running) start();
    },
    fail() {
      if (!running) return;
      set('lost', pulse.get().latencyMs);
      start();
    },
  };
}
