import type { Call } from '@cti/functions/model/call';
import type { Contact } from '@cti/functions/model/contact';
import type { Live } from '../firebase/listener-store.ts';
import type { Row } from '../firebase/spec.ts';

/** What the panel of one call shows. */
export type Shown =
  | { status: 'loading' }
  /** Not there, or not for this person: he is told the same. */
  | { status: 'missing' }
  | { status: 'call'; call: Call };

/** The server's word if it has spoken, else what the opener has handed over. */
export function shownCall(live: Live<Call | null>, handed: Call | null): Shown {
  if (live.status === 'error' && live.problem === 'denied') return { status: 'missing' };
  if (live.status === 'ready' && live.data) return { status: 'call', call: live.data };
  if (live.status === 'ready' && !live.fromCache) return { status: 'missing' };
  return handed ? { status: 'call', call: handed } : { status: 'loading' };
}

/**
 * The call with whoever has been registered under its number since it came in: the call itself keeps
 * what was known when it rang.
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
