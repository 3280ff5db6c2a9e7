import { callSchema } from '@cti/functions/model/calls/call';
import { customerSchema } from '@cti/functions/model/customer';
import { lineSchema } from '@cti/functions/model/line';
import { memberSchema } from '@cti/functions/model/members/member';
import { paths } from '@cti/functions/model/paths';
import { useEffect, useState } from 'react';
import { call } from '../../firebase/callables.ts';
import { useLiveDoc, useLiveQuery } from '../../firebase/use-live.ts';
import type { SetupState } from './setup-steps.ts';

/** A few of the newest calls: a customer's first ones may be unknown. */
const someCalls = 20;

/** What a customer has so far; null while unknown. Listens to a handful of documents only. */
export function useSetupState(customerId: string, groups: number): SetupState | null {
  const lines = useLiveQuery({
    path: paths.lines(customerId),
    limit: 1,
    schema: lineSchema,
  });
  const members = useLiveQuery({
    path: paths.members(customerId),
    where: [['active', '==', true]],
    limit: 2,
    schema: memberSchema,
  });
  const calls = useLiveQuery({
    path: paths.calls(customerId),
    where: [['mergedInto', '==', null]],
    orderBy: ['startedAt', 'desc'],
    limit: someCalls,
    schema: callSchema,
  });
  if (lines.status !== 'ready' || members.status !== 'ready' || calls.status !== 'ready') {
    return null;
  }
  // In a cached snapshot something may be missing only because it hasn't arrived yet.
  if (lines.fromCache || members.fromCache || calls.fromCache) return null;
  return {
    groups,
    lines: lines.data.length,
    activeMembers: members.data.length,
    hasCall: calls.data.some(({ groupCode }) => groupCode !== null),
  };
}

/** Whether no phone system can reach this customer: none is linked by contract, and none is let in. */
export function useNoPhoneSystem(customerId: string): boolean {
  const customer = useLiveDoc({ path: paths.customer(customerId), schema: customerSchema });
  const data = customer.status === 'ready' ? customer.data : null;
  const isCrm = data?.contractId === null && (data.agreementId ?? '').startsWith('CRM');
  const [isEnabled, setIsEnabled] = useState(true);
  useEffect(() => {
    if (!isCrm) return;
    let gone = false;
    call('secretStatus', { customerId }).then(
      ({ enabled }) => !gone && setIsEnabled(enabled),
      // Not known: claim nothing.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [customerId, isCrm]);
  return isCrm && !isEnabled;
}
