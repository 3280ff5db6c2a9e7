import { type Context, createContext, use } from 'react';

/** A context that every reader stands below, and the hook that reads it; to read it elsewhere is a bug. */
export function requiredContext<T extends object>(): [Context<T | null>, () => T] {
  const context = createContext<T | null>(null);
  function useRequired(): T {
    const value = use(context);
    if (!value) throw new Error('outside of the console');
    return value;
  }
  return [context, useRequired];
}
