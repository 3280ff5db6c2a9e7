import { useStore } from '../store.ts';
import type { Live, LiveSource } from './listener-store.ts';

const loading = { status: 'loading' } as const;

/** What a source knows now; null = there is no source yet. Imports nothing of Firebase. */
export function useSource<T>(source: LiveSource<T> | null): Live<T> {
  return useStore<Live<T>>(source, loading);
}
