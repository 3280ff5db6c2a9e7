import { useMemo } from 'react';
import type { Call } from '@cti/functions/model/call';
import { type HistoryFilter, historyConditions } from '@cti/functions/model/history-filter';
import type { Live } from '../firebase/listener-store.ts';
import { type GroupScope, callQueries, mergeCalls } from '../firebase/call-queries.ts';
import type { Cursor, QuerySpec } from '../firebase/spec.ts';
import { useLiveQueries } from '../firebase/use-live.ts';

/** Rows per page, and so its cost in reads, plus the member document that the rules look at. */
export const pageSize = 50;

/** One page of a scope's ended calls, newest first, live. */
export function useHistory(
  customerId: string,
  scope: GroupScope,
  /** null = not yet known what to query. */
  filter: HistoryFilter | null,
  after: Cursor | null,
): Live<Call[]> {
  const specs = filter ? historyQueries(customerId, scope, filter, after) : [];
  const lists = useLiveQueries(specs);
  const isAsked = filter !== null;
  return useMemo(
    () => (isAsked ? mergeCalls(lists, pageSize) : { status: 'loading' }),
    [lists, isAsked],
  );
}

/** One query for all of a member's groups: nobody has more than one query can name. */
export function historyQueries(
  customerId: string,
  scope: GroupScope,
  filter: HistoryFilter,
  after: Cursor | null,
): QuerySpec<Call>[] {
  // `callQueries` adds this condition itself.
  const conditions = historyConditions(filter).filter(([field]) => field !== 'mergedInto');
  return callQueries(customerId, scope, conditions, pageSize).map((spec) => ({
    ...spec,
    startAfter: after,
  }));
}

/** Where the next page starts; null = this is the last one. */
export function nextCursor(calls: readonly Call[]): Cursor | null {
  const last = calls.length < pageSize ? undefined : calls.at(-1);
  return last?.startedAt ? { at: last.startedAt, id: last.linkedId } : null;
}
