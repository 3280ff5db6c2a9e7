import { useMemo, useState } from 'react';
import type { Call } from '@cti/functions/model/call';
import { useSource } from '../firebase/use-source.ts';
import type { CallDesk } from './call-desk.ts';
import { type Shown, shownCall, withRegistered } from './shown-call.ts';

/**
 * A call as the popup shows it: handed over at first, live as soon as this window can ask for itself,
 * with the caller's contact if he has been registered meanwhile.
 */
export function useShownCall(desk: CallDesk | null, linkedId: string, handed: Call | null): Shown {
  const live = useSource(useMemo(() => desk?.call(linkedId) ?? null, [desk, linkedId]));
  const shown = useMemo(() => shownCall(live, handed), [live, handed]);
  const call = shown.status === 'call' ? shown.call : null;
  const phone = call?.caller.match === 'unknown' ? call.externalNumber : null;
  const found = useSource(
    useMemo(() => (phone === null ? null : (desk?.contactsOf(phone) ?? null)), [desk, phone]),
  );
  const known = useMemo(() => call && withRegistered(call, found), [call, found]);
  // While the call that this one has become part of is fetched, the card stays: taking it away would
  // take the caret out of the memo.
  const [last, setLast] = useState<Call | null>(null);
  if (known && known !== last) setLast(known);
  const kept = known ?? (shown.status === 'loading' ? last : null);
  return kept ? { status: 'call', call: kept } : shown;
}
