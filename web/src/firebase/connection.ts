import { disableNetwork, doc, enableNetwork, getDocFromServer } from 'firebase/firestore';
import { paths } from '@cti/functions/model/paths';
import { db } from './firestore.ts';
import { type Store, createStore } from '../store.ts';
import { type Heartbeat, type Pulse, createHeartbeat } from './heartbeat.ts';
import { errorCode } from './sign-in/sign-in-problem.ts';
import { createSteadyTimers } from './steady-timers.ts';

/** Reads a document that nobody listens to: for a listened one the SDK answers from its cache. */
async function askServer(customerId: string): Promise<void> {
  try {
    await getDocFromServer(doc(db(), paths.customer(customerId)));
  } catch (error) {
    // A refusal is an answer: the way there and back is open.
    if (errorCode(error) !== 'permission-denied') throw error;
  }
}

/** Disabling and enabling the network drops dead connections and the SDK's growing backoff. */
async function reconnect(): Promise<void> {
  const instance = db();
  await disableNetwork(instance);
  await enableNetwork(instance);
}

/** Starts a signed-in page's heartbeat; returns it and how to stop it. */
export function startHeartbeat(customerId: string): { heartbeat: Heartbeat; stop: () => void } {
  const timers = createSteadyTimers();
  const heartbeat = createHeartbeat({
    beat: (timeoutMs) =>
      new Promise((resolve, reject) => {
        const cancel = timers.after(timeoutMs, () => reject(new Error('timeout')));
        askServer(customerId).then(resolve, reject).finally(cancel);
      }),
    nudge: reconnect,
    now: () => Date.now(),
    after: timers.after,
  });
  const events = new AbortController();
  const { signal } = events;
  const check = () => heartbeat.check();
  addEventListener('online', check, { signal });
  addEventListener('offline', () => heartbeat.fail(), { signal });
  addEventListener('pageshow', check, { signal });
  document.addEventListener('resume', check, { signal });
  document.addEventListener('visibilitychange', () => document.hidden || check(), { signal });
  onWake(timers.after, check);
  heartbeat.start();
  return {
    heartbeat,
    stop() {
      events.abort();
      heartbeat.stop();
      timers.stop();
    },
  };
}

/** The heartbeat's state while somebody subscribes; null otherwise. */
export function pulseWhileWatched(customerId: string): Store<Pulse | null> {
  const pulse = createStore<Pulse | null>(null);
  let watchers = 0;
  let stop = () => {};
  const start = () => {
    const started = startHeartbeat(customerId);
    const { heartbeat } = started;
    const off = heartbeat.subscribe(() => pulse.set(heartbeat.get()));
    stop = () => {
      off();
      started.stop();
    };
  };
  return {
    get: pulse.get,
    subscribe: (onChange) => {
      const unsubscribe = pulse.subscribe(onChange);
      if (++watchers === 1) start();
      return () => {
        unsubscribe();
        if (--watchers === 0) stop();
      };
    },
  };
}

/** A computer waking from sleep fires no event; it shows as a second that took far too long. */
function onWake(after: (ms: number, callback: () => void) => unknown, wake: () => void): void {
  let last = Date.now();
  const tick = () => {
    const gapMs = Date.now() - last;
    last += gapMs;
    if (gapMs > 4_000) wake();
    after(1_000, tick);
  };
  after(1_000, tick);
}
