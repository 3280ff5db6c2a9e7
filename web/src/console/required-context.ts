import { type Context, createContext, use } from 'react';

/** A context with a provider above every reader, and the hook to read it; reading it elsewhere is a bug. */
export function requiredContext<T extends object>(): [Context<T | null>, () => T] {
  const context = createContext<T | null>(null);
  function useRequired(): T {
    const value = use(context);
    if (!value) throw new Error('outside of the console');
    return value;
  }
  return [context, useRequired];
}
