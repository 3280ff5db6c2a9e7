import type { Call } from '@cti/functions/model/calls/call';
import { partIn, type PhoneUser } from '@cti/functions/model/calls/operator';
import { answerRate as rateOf, wasOffered } from '@cti/functions/model/calls/statistic';
import { stateSince } from '../call/call-names.ts';

export interface Mine extends PhoneUser {
  uid: string;
}

/** Whether the member's own phone rings in a call, or they talk on it. */
export const isOwn = (call: Call, mine: Mine): boolean => partIn(call, mine) !== null;

/** Ringing and connected calls: the member's own first, then the longest wait, as those are served next. */
export function inOrder(calls: Call[], mine: Mine): { ringing: Call[]; talking: Call[] } {
  const started = (call: Call) => stateSince(call)?.getTime() ?? 0;
  const sorted = calls
    .filter((call) => call.state !== 'ended')
    .toSorted((a, b) => Number(isOwn(b, mine)) - Number(isOwn(a, mine)) || started(a) - started(b));
  const talks = (call: Call) => call.state === 'connected' || call.state === 'hold';
  return { ringing: sorted.filter((call) => !talks(call)), talking: sorted.filter(talks) };
}

/** Percentage of incoming calls that a person answered; null before the first. */
export function answerRate(ended: Call[]): number | null {
  const offered = ended.filter(wasOffered);
  const answered = offered.filter((call) => call.outcome === 'answered').length;
  return rateOf(answered, offered.length);
}

/** Missed calls to return: each number's newest unhandled one, unless somebody has spoken with the caller since. */
export function callsToReturn(calls: Call[]): Set<string> {
  const spokenMs = new Map<string, number>();
  for (const { externalNumber, connectedAt } of calls) {
    if (externalNumber === null || connectedAt === null) continue;
    const known = spokenMs.get(externalNumber) ?? 0;
    spokenMs.set(externalNumber, Math.max(known, connectedAt.getTime()));
  }
  const newest = new Map<string, Call>();
  for (const call of calls.filter(isMissed)) {
    const number = call.externalNumber ?? '';
    const known = newest.get(number);
    if (call.handled || startMs(call) <= (spokenMs.get(number) ?? 0)) continue;
    if (!known || startMs(call) > startMs(known)) newest.set(number, call);
  }
  return new Set([...newest.values()].map(({ linkedId }) => linkedId));
}

/** An incoming call nobody answered, from a caller who can be called back. */
const isMissed = ({ direction, outcome, withheld, externalNumber }: Call): boolean =>
  direction === 'inbound' &&
  !withheld &&
  externalNumber !== null &&
  (outcome === 'missed' || outcome === 'abandoned' || outcome === 'voicemail');

const startMs = (call: Call): number => (call.startedAt ?? call.receivedAt)?.getTime() ?? 0;
