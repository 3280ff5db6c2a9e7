import type { Call } from '@cti/functions/model/calls/call';
import type { ContactKind } from '@cti/functions/model/contacts/contact';
import { otherPartyOf } from '@cti/functions/model/calls/other-party';
import type { Words } from '../words/ja.ts';
import { formatPhone } from './phone.ts';
import type { AboutNumber } from './phone-number.tsx';

/** The key to a call's hue: the group, as it exists even for a store without a line of its own. */
export function storeCode(call: Call): string | null {
  return call.groupCode ?? call.store?.code ?? null;
}

/** The store's name, or 不明 when no line matched. */
export function storeName(call: Call, words: Words): string {
  return call.store?.name || words.common.unknownStore;
}

/** The other party in words, however little is known; `named` = it's a person's name. */
export function otherParty(call: Call, words: Words): { text: string; named: boolean } {
  const party = otherPartyOf(call);
  switch (party.kind) {
    case 'colleague':
      return { text: party.name || words.caller.colleague, named: Boolean(party.name) };
    case 'contact':
      return { text: party.name || words.caller.noName, named: party.name !== '' };
    case 'withheld':
      return { text: words.caller.withheld[party.reason], named: false };
    case 'shared':
      return { text: words.caller.shared(party.names.length), named: false };
    case 'number':
      return { text: formatPhone(party.e164), named: false };
    case 'dialled':
      return { text: party.code, named: false };
    case 'unreadable':
      return { text: words.caller.unreadable, named: false };
  }
}

/** The caller's kind, if the caller is known. */
export function kindOf(call: Call): ContactKind | null {
  if (call.direction === 'internal') return null;
  return call.caller.match === 'known' ? (call.caller.contact?.kind ?? null) : null;
}

/** What a call tells about its other party's number. */
export function aboutCaller({ caller, groupCode, internalNumber }: Call): AboutNumber {
  const isOne = caller.match === 'known';
  return {
    contactId: isOne ? (caller.contactIds[0] ?? null) : null,
    groupCode,
    fromNumber: internalNumber,
  };
}

/** When the call entered its current state, for its timer. */
export function stateSince(call: Call): Date | null {
  switch (call.state) {
    case 'connected':
    case 'hold':
      return call.connectedAt ?? call.ringingAt ?? call.startedAt;
    case 'ringing':
      return call.ringingAt ?? call.startedAt ?? call.receivedAt;
    case 'calling':
    case 'queued':
    case 'ended':
      return call.startedAt ?? call.receivedAt;
  }
}
