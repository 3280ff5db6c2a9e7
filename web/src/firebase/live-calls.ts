import type { Call } from '@cti/functions/model/calls/call';
import { useMemo } from 'react';
import { type GroupScope, callQueries, mergeCalls } from './call-queries.ts';
import type { Live } from './listener-store.ts';
import type { QuerySpec } from './spec.ts';
import { useLiveQueries } from './use-live.ts';

const activeLimit = 200;
const todayLimit = 100;

export function activeCallsQueries(customerId: string, scope: GroupScope): QuerySpec<Call>[] {
  return callQueries(customerId, scope, [['active', '==', true]], activeLimit);
}

export function endedSinceQueries(
  customerId: string,
  scope: GroupScope,
  since: Date,
): QuerySpec<Call>[] {
  return callQueries(
    customerId,
    scope,
    [
      ['active', '==', false],
      ['startedAt', '>=', since],
    ],
    todayLimit,
  );
}

/** The calls going on now in a scope. */
export function useActiveCalls(customerId: string, scope: GroupScope): Live<Call[]> {
  const lists = useLiveQueries(activeCallsQueries(customerId, scope));
  return useMemo(() => mergeCalls(lists, activeLimit), [lists]);
}

/** The calls of a scope that began since then and are over. */
export function useEndedSince(customerId: string, scope: GroupScope, since: Date): Live<Call[]> {
  const lists = useLiveQueries(endedSinceQueries(customerId, scope, since));
  return useMemo(() => mergeCalls(lists, todayLimit), [lists]);
}
