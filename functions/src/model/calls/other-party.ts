import type { Call } from './call.ts';
import type { WithheldReason } from '../text/phone/withheld-reason.ts';

/** What tells who a call's other party is. */
export type PartyCall = Pick<
  Call,
  | 'direction'
  | 'caller'
  | 'colleague'
  | 'withheld'
  | 'withheldReason'
  | 'externalNumber'
  | 'dialled'
>;

/** Who a call is with, as far as known; every list, card and file gets the name from here. */
export type OtherParty =
  | { kind: 'colleague'; name: string | null }
  /** A contact, including one that somebody chose for a hidden number. */
  | { kind: 'contact'; name: string }
  | { kind: 'withheld'; reason: WithheldReason }
  | { kind: 'shared'; names: string[] }
  | { kind: 'number'; e164: string }
  /** 119, #7119 and the like: shown as dialled, and nobody's number. */
  | { kind: 'dialled'; code: string }
  | { kind: 'unreadable' };

export function otherPartyOf(call: PartyCall): OtherParty {
  if (call.direction === 'internal') return { kind: 'colleague', name: call.colleague };
  const { match, contact, candidates } = call.caller;
  if (match === 'known' && contact) return { kind: 'contact', name: contact.name };
  if (match === 'withheld' || call.withheld) {
    return { kind: 'withheld', reason: call.withheldReason ?? 'hidden' };
  }
  if (match === 'shared') return { kind: 'shared', names: candidates.map(({ name }) => name) };
  if (call.externalNumber) return { kind: 'number', e164: call.externalNumber };
  return call.dialled ? { kind: 'dialled', code: call.dialled } : { kind: 'unreadable' };
}
