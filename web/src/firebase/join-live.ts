import type { Live } from './listener-store.ts';

/** Several lists as one, in their order; only as confirmed as the least confirmed of them. */
export function joinLive<T>(lists: readonly Live<T[]>[]): Live<T[]> {
  const failed = lists.find((list) => list.status === 'error');
  if (failed) return failed;
  const rows: T[] = [];
  let fromCache = false;
  for (const list of lists) {
    if (list.status !== 'ready') return { status: 'loading' };
    rows.push(...list.data);
    fromCache ||= list.fromCache;
  }
  return { status: 'ready', data: rows, fromCache };
}
