import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let offset = 0;
let current = Date.now();
let timer: ReturnType<typeof setTimeout> | undefined;

/** One shared tick, on the second, so that all timers on a page change together. */
function tick() {
  const now = Date.now() + offset;
  current = now - (now % 1000);
  for (const listener of listeners) listener();
  timer = setTimeout(tick, 1000 - (now % 1000));
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (listeners.size === 1) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearTimeout(timer);
  };
}

const never = () => () => {};

/** Server time minus this computer's, ms: a ring timed by a shop computer minutes off would start below zero. */
export function setClockOffset(milliseconds: number): void {
  offset = milliseconds;
}

/** The time in milliseconds, updated every full second while somebody subscribes. */
export function useNow(ticking = true): number {
  return useSyncExternalStore(ticking ? subscribe : never, () => current);
}
