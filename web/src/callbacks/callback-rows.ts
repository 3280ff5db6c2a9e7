import { hoursSchema, noHours, type Hours } from '@cti/functions/model/hours';
import { paths } from '@cti/functions/model/paths';
import { rescueSchema, type Rescue } from '@cti/functions/model/rescue';
import { useMemo } from 'react';
import { type GroupScope, scopeConditions } from '../firebase/call-queries.ts';
import type { Live } from '../firebase/listener-store.ts';
import type { QuerySpec, Row } from '../firebase/spec.ts';
import { useLiveDoc, useLiveQueries } from '../firebase/use-live.ts';

/** As many as the rules let anybody list; the list is short or the shop has other worries. */
export const callbackLimit = 200;

export type CallbackRow = Row<Rescue>;

export function callbackQueries(customerId: string, scope: GroupScope): QuerySpec<Rescue>[] {
  return scopeConditions(scope).map((groups) => ({
    path: paths.rescues(customerId),
    where: [['state', '==', 'open'], ...groups],
    orderBy: ['orderKey', 'asc'],
    limit: callbackLimit,
    schema: rescueSchema,
  }));
}

/** Who has to be called back in a scope: VIP first, then who has waited longest. */
export function useCallbacks(customerId: string, scope: GroupScope): Live<CallbackRow[]> {
  const lists = useLiveQueries(callbackQueries(customerId, scope));
  return useMemo(() => mergeRows(lists), [lists]);
}

function mergeRows(lists: readonly Live<CallbackRow[]>[]): Live<CallbackRow[]> {
  const failed = lists.find((list) => list.status === 'error');
  if (failed) return failed;
  const rows: CallbackRow[] = [];
  let fromCache = false;
  for (const list of lists) {
    if (list.status !== 'ready') return { status: 'loading' };
    rows.push(...list.data);
    fromCache ||= list.fromCache;
  }
  rows.sort((a, b) => (a.orderKey < b.orderKey ? -1 : 1));
  return { status: 'ready', data: rows.slice(0, callbackLimit), fromCache };
}

/** When the stores answer the phone; until that is known, always. */
export function useHours(customerId: string): Hours {
  const live = useLiveDoc({ path: paths.hours(customerId), schema: hoursSchema });
  return live.status === 'ready' ? (live.data ?? noHours) : noHours;
}
