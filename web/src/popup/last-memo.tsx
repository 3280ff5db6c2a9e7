import { useMemo } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import { searchKey } from '@cti/functions/model/calls/search-keys';
import { useSource } from '../firebase/use-source.ts';
import type { CallDesk } from './call-desk.ts';
import { PreviousMemoLine } from './card/previous-memo.tsx';
import { CallRecap } from './recap/call-recap.tsx';
import { LastRecapLine } from './recap/last-recap.tsx';

interface LastMemoProps {
  call: Call;
  desk: CallDesk;
  now: number;
}

/** What this call was about once it's over, and what was left open with this person before it. */
export function LastMemo({ call, desk, now }: LastMemoProps) {
  const key = keyOf(call);
  const { groupCode, linkedId } = call;
  const withMemo = useSource(
    useMemo(
      () => (key === null ? null : desk.callsWithMemo(groupCode, key)),
      [desk, groupCode, key],
    ),
  );
  const newest = useSource(
    useMemo(() => (key === null ? null : desk.lastCalls(groupCode, key)), [desk, groupCode, key]),
  );
  const lastOf = (calls: typeof newest) =>
    calls.status === 'ready' ? calls.data.find((one) => one.linkedId !== linkedId) : undefined;
  const memo = lastOf(withMemo)?.memo;
  const last = lastOf(newest);
  return (
    <>
      <CallRecap call={call} desk={desk} />
      {memo && <PreviousMemoLine previous={memo} now={now} />}
      {last?.recap?.summary && (
        <LastRecapLine summary={last.recap.summary} at={last.startedAt} now={now} />
      )}
    </>
  );
}

/** What the person's other calls are found by; null = nobody knows whose they would be. */
function keyOf({ caller, externalNumber, direction }: Call): string | null {
  if (direction === 'internal') return null;
  const [contactId] = caller.match === 'known' ? caller.contactIds : [];
  if (contactId) return searchKey.contact(contactId);
  return externalNumber === null ? null : searchKey.number(externalNumber);
}
