import type { Call } from '@cti/functions/model/call';
import { otherParty } from '../call/call-names.ts';
import { formatPhone } from '../call/phone.ts';
import type { Words } from '../words/ja.ts';

interface Sides {
  from: { text: string; named: boolean };
  fromNumber: string;
  to: string;
}

/**
 * Who called whom. 発信者 is whoever started the call: the contact on an inbound call, our operator on an outbound one;
 * 通話先 is the other side, and on an inbound call the operator who took it.
 */
export function sides(call: Call, words: Words): Sides {
  const external = call.externalNumber ? formatPhone(call.externalNumber) : '';
  const internal = call.internalNumber ? formatPhone(call.internalNumber) : '';
  const party = otherParty(call, words);
  const operator = call.operator?.name || call.operator?.email || '';
  if (call.direction === 'outbound') {
    return {
      from: { text: operator || words.common.none, named: operator !== '' },
      fromNumber: internal,
      to: party.text,
    };
  }
  if (call.direction === 'internal') {
    return { from: party, fromNumber: internal, to: operator };
  }
  const unregistered = call.caller.match === 'unknown' && external !== '';
  return {
    from: unregistered ? { text: words.caller.unknown, named: false } : party,
    fromNumber: external || words.common.none,
    to: operator || internal,
  };
}
