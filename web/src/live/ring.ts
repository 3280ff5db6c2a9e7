import { popsAtStatus } from '@cti/functions/model/agent';
import type { Call } from '@cti/functions/model/call';
import { isOperator } from '@cti/functions/model/operator';
import type { PopupChoice } from '@cti/functions/model/popup-choice';

/** Older calls rang before this page was looking: after a reload nothing old may pop. */
export const freshMs = 60_000;

export interface RingContext {
  /** The member's address, by which the telephone system knows him too. */
  email: string;
  /** The server's time as well as this page knows it. */
  nowMs: number;
  /** Whether this call has popped for this person before, in any tab. */
  hasPopped(linkedId: string): boolean;
  /** What a group's call does on this person's screen; null = a call without a group. */
  choiceOf: (groupCode: string | null) => PopupChoice;
  /** The member's own status; null = he has none, and nothing is kept from him. */
  status: number | null;
}

/**
 * Which of the calls on the board open a popup for me now. The query has already kept to the groups
 * the member may see; of a colleague's internal call only the one whose phone rings is told.
 */
export function callsToPop(calls: readonly Call[], context: RingContext): Call[] {
  const nowMs = knownNow(calls, context.nowMs);
  return calls
    .filter((call) => call.active && call.mergedInto === null)
    .filter((call) => popsForMe(call, context.status))
    .filter((call) => isMoment(call, context) && isFresh(call, nowMs))
    .filter((call) => !context.hasPopped(call.linkedId))
    .toSorted((a, b) => receivedMs(a) - receivedMs(b));
}

/** Whether the member's own status lets a call come; null = he has none, and nothing is kept from him. */
export function popsForMe(call: Call, status: number | null): boolean {
  return status === null || popsAtStatus(call.direction, status);
}

/** Whether this is when the call opens its card for me, by the group's and my own choice. */
function isMoment(call: Call, context: RingContext): boolean {
  switch (context.choiceOf(call.groupCode).when) {
    case 'ring':
      return ringsForMe(call, context);
    case 'answer':
      return isAnsweredBy(call, context.email);
    case 'hand':
    case 'off':
      return false;
  }
}

/** Whether a call rings, and for me: my phone, or one of a group whose calls are told to everyone. */
export function ringsForMe(
  call: Call,
  { email, choiceOf }: Pick<RingContext, 'email' | 'choiceOf'>,
): boolean {
  if (call.state !== 'ringing' || !call.active || call.mergedInto !== null) return false;
  const isMine = call.ringing.some((phone) => isOperator(phone, email));
  switch (call.direction) {
    case 'inbound':
      return isMine || choiceOf(call.groupCode).audience === 'group';
    case 'internal':
      return isMine;
    case 'outbound':
      return false;
  }
}

/** Whether my own phone has answered a call that came in, and is still on it. */
export function isAnsweredBy(call: Call, email: string): boolean {
  const talks = call.state === 'connected' || call.state === 'hold';
  return talks && call.direction !== 'outbound' && isOperator(call.operator, email);
}

function isFresh(call: Call, nowMs: number): boolean {
  const since = call.state === 'ringing' ? call.receivedAt : (call.connectedAt ?? call.receivedAt);
  return since !== null && nowMs - since.getTime() <= freshMs;
}

function receivedMs(call: Call): number {
  return call.receivedAt?.getTime() ?? 0;
}

/** A clock that is behind the newest change it has heard of is wrong. */
function knownNow(calls: readonly Call[], nowMs: number): number {
  return Math.max(nowMs, ...calls.map((call) => call.updatedAt?.getTime() ?? 0));
}
