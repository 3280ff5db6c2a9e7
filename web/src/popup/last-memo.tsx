import { useMemo } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import { searchKey } from '@cti/functions/model/calls/search-keys';
import { useSource } from '../firebase/use-source.ts';
import type { CallDesk } from './call-desk.ts';
import { PreviousMemoLine } from './card/previous-memo.tsx';

interface LastMemoProps {
  call: Call;
  desk: CallDesk;
  now: number;
}

/** What was left open with this person before this call. */
export function LastMemo({ call, desk, now }: LastMemoProps) {
  const key = keyOf(call);
  const { groupCode } = call;
  const calls = useSource(
    useMemo(
      () => (key === null ? null : desk.callsWithMemo(groupCode, key)),
      [desk, groupCode, key],
    ),
  );
  if (calls.status !== 'ready') return null;
  const memo = calls.data.find(({ linkedId }) => linkedId !== call.linkedId)?.memo;
  return memo ? <PreviousMemoLine previous={memo} now={now} /> : null;
}

/** What the person's other calls are found by; null = nobody knows whose they would be. */
function keyOf({ caller, externalNumber, direction }: Call): string | null {
  if (direction === 'internal') return null;
  const [contactId] = caller.match === 'known' ? caller.contactIds : [];
  if (contactId) return searchKey.contact(contactId);
  return externalNumber === null ? null : searchKey.number(externalNumber);
}
