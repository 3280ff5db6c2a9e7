import { canarySchema } from '@cti/functions/model/canary';
import { paths } from '@cti/functions/model/paths';
import { postCanary, sendCanary, signCanary } from '../firebase/canary.ts';
import { liveDoc } from '../firebase/live.ts';
import { pause } from '../firebase/steady-timers.ts';
import { type Store, createStore } from '../store.ts';
import type { CanaryView } from './diagnosis.ts';

/** Delay of the first one, so that it doesn't run while the console is loading. */
const firstMs = 2 * 60_000;
const intervalMs = 15 * 60_000;
/** A lost one is retried soon, to tell bad luck from a fault. */
const againMs = 20_000;

export interface CanaryWatch extends Store<CanaryView> {
  /** Sends one now; if one is already under way, returns that one. */
  check: () => Promise<void>;
  /** Sends them at an interval until stopped. */
  start: () => () => void;
}

/** One person's test signals in this browser; its tabs share each other's results. */
export function createCanaryWatch(customerId: string, uid: string): CanaryWatch {
  const view = createStore<CanaryView>({
    result: null,
    at: null,
    isSending: false,
    failures: 0,
  });
  const channel = new BroadcastChannel(`cti-canary.${customerId}.${uid}`);
  // Only this file posts to the channel, in this type.
  channel.onmessage = ({ data }: MessageEvent<CanaryView>) =>
    view.set({ ...data, isSending: view.get().isSending });
  let running: Promise<void> | null = null;

  const arrives = (id: string) =>
    new Promise<void>((resolve) => {
      const source = liveDoc({ path: paths.canary(customerId, uid), schema: canarySchema });
      const look = () => {
        const live = source.get();
        if (live.status !== 'ready' || live.fromCache || live.data?.nonce !== id) return;
        off();
        resolve();
      };
      const off = source.subscribe(look);
      // Nobody is waiting any more, so stop listening.
      void pause(60_000).then(off);
    });

  async function send(): Promise<void> {
    view.set({ ...view.get(), isSending: true });
    const result = await sendCanary({
      sign: () => signCanary(customerId),
      post: (token) => postCanary(customerId, token),
      arrives,
      pause,
      now: () => performance.now(),
    });
    const failures = result.ok ? 0 : view.get().failures + 1;
    const next = { result, at: new Date(), isSending: false, failures };
    view.set(next);
    channel.postMessage(next);
  }

  function check(): Promise<void> {
    running ??= send().finally(() => (running = null));
    return running;
  }

  async function beat(signal: AbortSignal): Promise<void> {
    await pause(firstMs);
    while (!signal.aborted) {
      await check();
      await pause(view.get().result?.ok === false ? againMs : intervalMs);
    }
  }

  return {
    get: view.get,
    subscribe: view.subscribe,
    check,
    start() {
      const stopped = new AbortController();
      void beat(stopped.signal);
      return () => stopped.abort();
    },
  };
}
