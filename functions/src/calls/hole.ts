import { isDeepStrictEqual } from 'node:util';
import type { Call } from '../model/calls/call.ts';
import type { CallEvent } from './call-event.ts';
import { reduce } from './reduce.ts';

/** What a call is known by, on a screen and in statistics. */
const told = (call: Call) => ({
  active: call.active,
  outcome: call.outcome,
  direction: call.direction,
  externalNumber: call.externalNumber,
  internalNumber: call.internalNumber,
  operator: call.operator,
  connectedAt: call.connectedAt,
  talkMs: call.talkMs,
  recordings: call.recording?.items.map(({ id }) => id) ?? [],
  hasVoicemail: call.voicemail?.uploaded ?? false,
});

/**
 * The call with a listed leg, if the leg fills a hole: nothing of it was known, or it changes what the call is known
 * by. Null = the call is whole without it.
 * @param call null = not known
 */
export function mended(call: Call | null, event: CallEvent): Call | null {
  // Nothing of a caller who was erased is to come back.
  if (call?.erasedAt) return null;
  const after = reduce(call, event);
  const leg = call?.legs[event.callId];
  if (!after || !call || !leg) return after;
  // It may take the ends of several legs to end a call.
  const isOpen = call.active || call.closedByTimeout !== null;
  if (isOpen && leg.state !== 'ended') return after;
  return isDeepStrictEqual(told(call), told(after)) ? null : after;
}
