import TickWorker from './tick-worker.ts?worker';

type Message = { id: number };

export interface SteadyTimers {
  /** Calls back once after the time; returns how to cancel. */
  after: (ms: number, callback: () => void) => () => void;
  stop: () => void;
}

/**
 * Timers that stay on time in a hidden tab. Browsers throttle a hidden page's own timers to one a minute, and this
 * console sits behind other windows all day while it must notice a lost connection; a worker's timers aren't throttled.
 * Each time is measured by both and the first to end it counts: a worker whose script can't be loaded (the network, a
 * deployment that removed it) says nothing, and a ring must not wait for it.
 */
export function createSteadyTimers(): SteadyTimers {
  const worker = startWorker();
  const waiting = new Map<number, { callback: () => void; timer: ReturnType<typeof setTimeout> }>();
  let lastId = 0;

  function cancel(id: number): void {
    clearTimeout(waiting.get(id)?.timer);
    waiting.delete(id);
  }

  function end(id: number): void {
    const callback = waiting.get(id)?.callback;
    cancel(id);
    callback?.();
  }

  worker?.addEventListener('message', ({ data }: MessageEvent<Message>) => end(data.id));
  return {
    after(ms, callback) {
      const id = ++lastId;
      waiting.set(id, { callback, timer: setTimeout(() => end(id), ms) });
      worker?.postMessage({ id, ms });
      return () => cancel(id);
    },
    stop() {
      for (const id of waiting.keys()) cancel(id);
      worker?.terminate();
    },
  };
}

function startWorker(): Worker | null {
  try {
    return new TickWorker();
  } catch {
    return null;
  }
}

let shared: SteadyTimers | undefined;

/** Resolves after the time, in a hidden tab too. */
export function pause(ms: number): Promise<void> {
  shared ??= createSteadyTimers();
  const timers = shared;
  return new Promise((resolve) => timers.after(ms, resolve));
}
