import { useSyncExternalStore } from 'react';

/** A value that changes by itself, in the shape `useSyncExternalStore` takes. */
export interface Store<T> {
  get: () => T;
  subscribe: (onChange: () => void) => () => void;
}

/** A store with its own hand on the value; its owner shows others the {@link Store} alone. */
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

/** The value of a store; `instead` while there is none. */
export function useStore<T>(store: Store<T>): T;
export function useStore<T>(store: Store<T> | null, instead: T): T;
export function useStore<T>(store: Store<T> | null, instead?: T): T {
  // Without `instead` there is a store: the overloads see to it.
  return useSyncExternalStore(store?.subscribe ?? never, store?.get ?? (() => instead as T));
}
