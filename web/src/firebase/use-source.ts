import { useSyncExternalStore } from 'react';
import type { Live, LiveSource } from './listener-store.ts';

const loading = { status: 'loading' } as const;
const getLoading = () => loading;
const never = () => () => {};

/** What a source knows now; null = there is no source yet. Imports nothing of Firebase. */
export function useSource<T>(source: LiveSource<T> | null): Live<T> {
  return useSyncExternalStore<Live<T>>(source?.subscribe ?? never, source?.get ?? getLoading);
}
