import type { Call } from '@cti/functions/model/calls/call';
import { otherPartyOf } from '@cti/functions/model/calls/other-party';
import { useWords } from '../words/use-words.tsx';
import { aboutCaller, otherParty } from './call-names.ts';
import { PhoneNumber } from './phone-number.tsx';

/** The other party in words; where only their number is known, it's one to call. */
export function PartyName({ call }: { call: Call }) {
  const words = useWords();
  const party = otherPartyOf(call);
  if (party.kind !== 'number') return otherParty(call, words).text;
  return <PhoneNumber value={party.e164} about={aboutCaller(call)} />;
}
