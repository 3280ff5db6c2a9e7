import { useMemo, useState } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import { useSource } from '../firebase/use-source.ts';
import type { CallDesk } from './call-desk.ts';
import type { Contact } from '@cti/functions/model/contacts/contact';
import type { Live } from '../firebase/listener-store.ts';
import type { Row } from '../firebase/spec.ts';

/**
 * A call as the popup shows it: handed over at first, live once this window can ask for itself, with the caller's
 * contact if they have been registered meanwhile.
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
  // While the call this one was merged into is loading, the card stays: removing it would take the caret out of the
  // memo.
  const [last, setLast] = useState<Call | null>(null);
  if (known && known !== last) setLast(known);
  const kept = known ?? (shown.status === 'loading' ? last : null);
  return kept ? { status: 'call', call: kept } : shown;
}

/** What the panel of one call shows. */
type Shown =
  | { status: 'loading' }
  /** Missing, or not for this person: they see the same message. */
  | { status: 'missing' }
  | { status: 'call'; call: Call };

/** The server's data once it's there, else what the opener handed over. */
export function shownCall(live: Live<Call | null>, handed: Call | null): Shown {
  if (live.status === 'error' && live.problem === 'denied') return { status: 'missing' };
  if (live.status === 'ready' && live.data) return { status: 'call', call: live.data };
  if (live.status === 'ready' && !live.fromCache) return { status: 'missing' };
  return handed ? { status: 'call', call: handed } : { status: 'loading' };
}

/**
 * The call with the contact registered under its number since it came in: the call itself keeps what was known when it
 * rang.
 */
export function withRegistered(call: Call, found: Live<Row<Contact>[]>): Call {
  if (call.caller.match !== 'unknown' || found.status !== 'ready') return call;
  const [first] = found.data;
  if (!first) return call;
  const contactIds = found.data.map(({ id }) => id);
  if (found.data.length === 1) {
    return { ...call, caller: { match: 'known', contactIds, contact: first, candidates: [] } };
  }
  const candidates = found.data.map(({ id, name, kana, kind }) => ({ id, name, kana, kind }));
  return { ...call, caller: { match: 'shared', contactIds, contact: null, candidates } };
}
