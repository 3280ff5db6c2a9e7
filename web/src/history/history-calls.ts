import { useMemo } from 'react';
import type { Call } from '@cti/functions/model/call';
import type { Live } from '../firebase/listener-store.ts';
import { type GroupScope, callQueries, mergeCalls } from '../firebase/call-queries.ts';
import { useLiveQueries } from '../firebase/use-live.ts';

const historyLimit = 100;

/** The newest calls of a scope that are over. */
export function useHistory(customerId: string, scope: GroupScope): Live<Call[]> {
  const lists = useLiveQueries(
    callQueries(customerId, scope, [['active', '==', false]], historyLimit),
  );
  return useMemo(() => mergeCalls(lists, historyLimit), [lists]);
}
