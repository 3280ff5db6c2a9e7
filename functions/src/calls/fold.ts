import { legSchema, type Leg } from '../model/calls/call.ts';
import { hasAnswered, isPerson, msOf } from './leg.ts';

/** Up to this many legs are kept whole; a Firestore document holds at most 1 MiB. */
const wholeLegs = 100;
/** Beyond that, this many of the first legs are kept whole, as they tell number and store. */
const firstLegs = 20;

/**
 * The legs of a call that rings very many phones (a hunt group tries eight every 20 s for an hour). Legs that are over
 * and carry no other information are reduced to what the call's course needs: that a phone rang, and from when to when.
 * Late events still join them as before.
 */
export function folded(legs: Record<string, Leg>): Record<string, Leg> {
  const entries = Object.entries(legs);
  if (entries.length <= wholeLegs) return legs;
  const first = entries
    .toSorted(
      ([idA, a], [idB, b]) =>
        msOf(a.startedAt, Infinity) - msOf(b.startedAt, Infinity) || (idA < idB ? -1 : 1),
    )
    .slice(0, firstLegs);
  const whole = new Set(first.map(([callId]) => callId));
  const pointedAt = new Set(entries.map(([, leg]) => leg.operatorCallId));
  return Object.fromEntries(
    entries.map(([callId, leg]) => [
      callId,
      whole.has(callId) || pointedAt.has(callId) || !tellsNothing(leg) ? leg : foldedLeg(leg),
    ]),
  );
}

/** A phone that rang without an answer. */
const tellsNothing = (leg: Leg): boolean =>
  leg.state === 'ended' && isPerson(leg) && !hasAnswered(leg) && !leg.blocked;

const blank: Leg = legSchema.parse({});

function foldedLeg(leg: Leg): Leg {
  const { state, targetType, direction, startedAt, endedAt, rangAt, rang, entryCallId } = leg;
  const decidedBy = Object.fromEntries(
    ['state', 'latest'].flatMap((field) => {
      const order = leg.decidedBy[field];
      return order === undefined ? [] : [[field, order]];
    }),
  );
  return {
    ...blank,
    state,
    targetType,
    direction,
    startedAt,
    endedAt,
    rangAt,
    rang,
    entryCallId,
    unreadableNumber: leg.unreadableNumber,
    decidedBy,
  };
}

/** Legs as stored: folded legs leave out whatever equals a blank leg, and read back the same. */
export const storedLegs = (legs: Record<string, Leg>): Record<string, Partial<Leg>> =>
  Object.keys(legs).length <= wholeLegs
    ? legs
    : Object.fromEntries(Object.entries(legs).map(([callId, leg]) => [callId, withoutBlanks(leg)]));

const withoutBlanks = (leg: Leg): Partial<Leg> =>
  Object.fromEntries(
    Object.entries(leg).filter(([field, value]) => value !== blank[field as keyof Leg]),
  );
