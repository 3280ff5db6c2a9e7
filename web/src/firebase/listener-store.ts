import { type Store, createStore } from '../store.ts';

/** Why there's nothing (new) to show. `denied` = the rules refuse, and waiting won't help. */
export type LiveProblem = 'denied' | 'unavailable';

/** A listener's snapshot. `fromCache` = not confirmed by the server right now. */
export type Live<T> =
  | { status: 'loading' }
  | { status: 'ready'; data: T; fromCache: boolean }
  | { status: 'error'; problem: LiveProblem };

/** Opens a real listener and returns how to close it. */
export type Open<T> = (
  onData: (data: T, fromCache: boolean) => void,
  onProblem: (problem: LiveProblem) => void,
) => () => void;

/** One listener's value. */
export type LiveSource<T> = Store<Live<T>>;

const loading = { status: 'loading' } as const;

/** A page that is left and entered again, or React's double mount, keeps its listener this long. */
const lingerMs = 5_000;
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

interface Entry<T> extends LiveSource<T> {
  /** Closes it for good: anyone still holding the source gets no more updates. */
  shut: () => void;
}

/** The page's listeners by name, open a little longer than subscribed, reopened after errors with growing delays. */
export function createListenerStore() {
  const entries = new Map<string, Entry<unknown>>();

  function source<T>(key: string, open: Open<T>): LiveSource<T> {
    const existing = entries.get(key);
    // The key names path and query, and one path has one schema, so the type is the same.
    if (existing) return existing as Entry<T>;
    const entry: Entry<T> = createEntry(
      open,
      () => entries.set(key, entry),
      () => entries.get(key) === entry && entries.delete(key),
    );
    entries.set(key, entry);
    return entry;
  }

  /** Closes everything at once: no more updates, and all data is forgotten. */
  function closeAll(): void {
    for (const entry of entries.values()) entry.shut();
    entries.clear();
  }

  return { source, closeAll, size: () => entries.size };
}

function createEntry<T>(open: Open<T>, onOpen: () => void, onClose: () => void): Entry<T> {
  const live = createStore<Live<T>>(loading);
  let off: (() => void) | undefined;
  let linger: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let retryMs = firstRetryMs;
  let isShut = false;
  let isConfirmed = false;
  let subscribers = 0;

  const start = () => {
    retry = undefined;
    // A listener may answer while it is being opened, or once more after it was closed.
    let current = true;
    const close = open(
      (data, fromCache) => {
        if (!current) return;
        retryMs = firstRetryMs;
        isConfirmed ||= !fromCache;
        // An empty cache proves nothing: until the server has responded, no rows doesn't mean "none".
        if (!isConfirmed && isEmpty(data)) return;
        live.set({ status: 'ready', data, fromCache });
      },
      (problem) => {
        if (!current) return;
        current = false;
        off = undefined;
        retry = setTimeout(start, retryMs);
        retryMs = Math.min(retryMs * 2, longestRetryMs);
        // Readable data stays on screen through an outage, never through a refusal.
        const before = live.get();
        if (problem === 'unavailable' && before.status === 'ready') {
          live.set({ ...before, fromCache: true });
        } else {
          live.set({ status: 'error', problem });
        }
      },
    );
    if (!current) return;
    off = () => {
      current = false;
      close();
    };
  };

  const stop = () => {
    clearTimeout(linger);
    clearTimeout(retry);
    linger = retry = undefined;
    off?.();
    off = undefined;
    isConfirmed = false;
    onClose();
    live.set(loading);
  };

  return {
    get: live.get,
    subscribe(onChange) {
      const unsubscribe = live.subscribe(onChange);
      subscribers++;
      clearTimeout(linger);
      linger = undefined;
      if (!off && retry === undefined && !isShut) {
        onOpen();
        start();
      }
      return () => {
        unsubscribe();
        subscribers--;
        if (subscribers > 0 || isShut) return;
        clearTimeout(linger);
        linger = setTimeout(stop, lingerMs);
      };
    },
    shut() {
      isShut = true;
      stop();
    },
  };
}

function isEmpty(data: unknown): boolean {
  return data === null || (Array.isArray(data) && data.length === 0);
}
