import { useSyncExternalStore } from 'react';

/** A value that changes over time, in the shape `useSyncExternalStore` expects. */
export interface Store<T> {
  get: () => T;
  subscribe: (onChange: () => void) => () => void;
}

/** A store with write access; its owner exposes only the {@link Store}. */
export function createStore<T>(initial: T): Store<T> & { set: (next: T) => void } {
  let value = initial;
  const subscribers = new Set<() => void>();
  return {
    get: () => value,
    subscribe: (onChange) => {
      subscribers.add(onChange);
      return () => void subscribers.delete(onChange);
    },
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const tell of subscribers) tell();
    },
  };
}

const never = () => () => {};

/** The value of a store; `instead` while there's none. */
export function useStore<T>(store: Store<T>): T;
export function useStore<T>(store: Store<T> | null, instead: T): T;
export function useStore<T>(store: Store<T> | null, instead?: T): T {
  // Without `instead` there is a store: the overloads guarantee it.
  return useSyncExternalStore(store?.subscribe ?? never, store?.get ?? (() => instead as T));
}
