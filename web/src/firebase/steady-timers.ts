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
 * Without workers, uses the page's own.
 */
export function createSteadyTimers(): SteadyTimers {
  const worker = startWorker();
  if (!worker) {
    return {
      after(ms, callback) {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
      stop() {},
    };
  }
  const waiting = new Map<number, () => void>();
  let lastId = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    const callback = waiting.get(data.id);
    waiting.delete(data.id);
    callback?.();
  });
  return {
    after(ms, callback) {
      const id = ++lastId;
      waiting.set(id, callback);
      worker.postMessage({ id, ms });
      return () => void waiting.delete(id);
    },
    stop() {
      waiting.clear();
      worker.terminate();
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
