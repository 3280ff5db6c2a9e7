import type { Call } from '@cti/functions/model/call';

/** Older calls rang before this page was looking: after a reload nothing old may pop. */
export const freshMs = 60_000;

export interface RingContext {
  /** The member's address, by which the telephone system knows him too. */
  email: string;
  /** The server's time as well as this page knows it. */
  nowMs: number;
  /** Whether this call has popped for this person before, in any tab. */
  hasPopped(linkedId: string): boolean;
}

/**
 * Which of the calls on the board open a popup for me now. The query has already kept to the groups
 * the member may see; of a colleague's internal call only the one whose phone rings is told.
 */
export function callsToPop(calls: readonly Call[], context: RingContext): Call[] {
  const nowMs = knownNow(calls, context.nowMs);
  return calls
    .filter((call) => call.state === 'ringing' && call.active && call.mergedInto === null)
    .filter((call) => concernsMe(call, context.email))
    .filter((call) => isFresh(call, nowMs))
    .filter((call) => !context.hasPopped(call.linkedId))
    .toSorted((a, b) => receivedMs(a) - receivedMs(b));
}

function concernsMe(call: Call, email: string): boolean {
  switch (call.direction) {
    case 'inbound':
      return true;
    case 'internal':
      return email !== '' && call.ringing.some((operator) => sameAddress(operator.email, email));
    case 'outbound':
      return false;
  }
}

function sameAddress(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function isFresh(call: Call, nowMs: number): boolean {
  return call.receivedAt !== null && nowMs - call.receivedAt.getTime() <= freshMs;
}

function receivedMs(call: Call): number {
  return call.receivedAt?.getTime() ?? 0;
}

/** A clock that is behind the newest change it has heard of is wrong. */
function knownNow(calls: readonly Call[], nowMs: number): number {
  return Math.max(nowMs, ...calls.map((call) => call.updatedAt?.getTime() ?? 0));
}
