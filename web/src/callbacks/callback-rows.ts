import { hoursSchema, noHours, type Hours } from '@cti/functions/model/hours';
import { paths } from '@cti/functions/model/paths';
import {
  isPromisedAnyTime,
  isRequested,
  rescueSchema,
  type Rescue,
} from '@cti/functions/model/calls/rescue';
import { useMemo } from 'react';
import { type GroupScope, scopeConditions } from '../firebase/call-queries.ts';
import { joinLive } from '../firebase/join-live.ts';
import type { Live } from '../firebase/listener-store.ts';
import type { QuerySpec, Row } from '../firebase/spec.ts';
import { useLiveDoc, useLiveQueries } from '../firebase/use-live.ts';

/** As many as the rules let anybody list; either the list is short or the shop has bigger problems. */
export const callbackLimit = 200;

export type CallbackRow = Row<Rescue>;

function callbackQueries(customerId: string, scope: GroupScope): QuerySpec<Rescue>[] {
  return scopeConditions(scope).map((groups) => ({
    path: paths.rescues(customerId),
    where: [['state', '==', 'open'], ...groups],
    orderBy: ['orderKey', 'asc'],
    limit: callbackLimit,
    schema: rescueSchema,
  }));
}

/** Who has to be called back in a scope, in an order that doesn't depend on the time: see {@link inOrderAt}. */
export function useCallbacks(customerId: string, scope: GroupScope): Live<CallbackRow[]> {
  const lists = useLiveQueries(callbackQueries(customerId, scope));
  return useMemo(() => inOrder(joinLive(lists)), [lists]);
}

function inOrder(live: Live<CallbackRow[]>): Live<CallbackRow[]> {
  if (live.status !== 'ready') return live;
  const rows = live.data.toSorted((a, b) => (a.orderKey < b.orderKey ? -1 : 1));
  return { ...live, data: rows.slice(0, callbackLimit) };
}

/** The stores' opening hours; until they're known, always open. */
export function useHours(customerId: string): Hours {
  const live = useLiveDoc({ path: paths.hours(customerId), schema: hoursSchema });
  return live.status === 'ready' ? (live.data ?? noHours) : noHours;
}

/** A promise this old is overdue: the agreed minute may pass. */
const graceMs = 60_000;

/** Whether the caller was promised a time, and whether that time has come. */
export function promiseOf(
  row: Pick<Rescue, 'callbackAt'>,
  nowMs: number,
): 'none' | 'later' | 'overdue' {
  if (!row.callbackAt) return 'none';
  return row.callbackAt.getTime() + graceMs <= nowMs ? 'overdue' : 'later';
}

const turns = { overdue: 0, none: 2, later: 3 };
const requestedTurn = 1;
const lastTurn = 4;

/** Overdue promises, those who asked for a call, others without a promise, later promises, those without a time. */
export function inOrderAt(rows: readonly CallbackRow[], nowMs: number): CallbackRow[] {
  const turnOf = (row: CallbackRow) => {
    if (isPromisedAnyTime(row)) return lastTurn;
    const promise = promiseOf(row, nowMs);
    return promise === 'none' && isRequested(row) ? requestedTurn : turns[promise];
  };
  return rows.toSorted((a, b) => turnOf(a) - turnOf(b) || (a.orderKey < b.orderKey ? -1 : 1));
}
