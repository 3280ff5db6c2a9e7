import { useMemo } from 'react';
import type { Call } from '@cti/functions/model/call';
import { type HistoryFilter, historyConditions } from '@cti/functions/model/history-filter';
import type { Live } from '../firebase/listener-store.ts';
import { type GroupScope, callQueries, mergeCalls } from '../firebase/call-queries.ts';
import type { Cursor, QuerySpec } from '../firebase/spec.ts';
import { useLiveQueries } from '../firebase/use-live.ts';

/** Rows of one page, and so what it costs to read, beside the member document that the rules look at. */
export const pageSize = 50;

/** One page of the calls of a scope that are over, newest first, as it changes. */
export function useHistory(
  customerId: string,
  scope: GroupScope,
  /** null = not yet known what to ask for. */
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

/** One query for all groups of a member: he has no more than one can name. */
export function historyQueries(
  customerId: string,
  scope: GroupScope,
  filter: HistoryFilter,
  after: Cursor | null,
): QuerySpec<Call>[] {
  // The conditions begin with those that `callQueries` has itself.
  const conditions = historyConditions(filter).filter(([field]) => field !== 'mergedInto');
  return callQueries(customerId, scope, conditions, pageSize).map((spec) => ({
    ...spec,
    startAfter: after,
  }));
}

/** Where the next page begins; null = this one is the last. */
export function nextCursor(calls: readonly Call[]): Cursor | null {
  const last = calls.length < pageSize ? undefined : calls.at(-1);
  return last?.startedAt ? { at: last.startedAt, id: last.linkedId } : null;
}
