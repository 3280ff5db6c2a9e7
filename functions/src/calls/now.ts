import type {
  CallState,
  Direction,
  Leg,
  Operator,
  RingingPhone,
  Transfer,
} from '../model/calls/call.ts';
import { hasAnswered, isPerson, later, msOf, ringsAgain, talkerOf } from './leg.ts';

/** The state of a call at this moment, from its legs: who is talking, whose phones ring, who transferred it. */

/** A leg with its id, whether it's over, and since when if known. */
export type KnownLeg = Leg & { callId: string; ended: boolean; overAt: Date | null };

/** People who leave a call within this time of each other hung up together; that's no transfer. */
const togetherMs = 2_000;
/** A blind transfer's new leg begins within this time of the old one's end. */
const handoverMs = 1_000;

/** In order of precedence: somebody is talking, a phone rings, the caller is on hold, the caller waits. */
export function stateNow(legs: KnownLeg[]): Exclude<CallState, 'ended'> {
  const open = legs.filter((leg) => !leg.ended);
  const talks = open.filter(isInTalk);
  if (talks.some((leg) => leg.state !== 'hold')) return 'connected';
  if (ringingLegs(legs).length > 0) return 'ringing';
  if (talks.length > 0 || open.some(isParked)) return 'hold';
  const told = open.filter((leg) => leg.state !== null);
  const hasBegun = legs.some((leg) => leg.state !== null && leg.state !== 'calling');
  const callsOut = told.length > 0 && told.every((leg) => leg.state === 'calling');
  // Transferred to an outside number, or not begun at all. A menu or queue that took the call isn't an answer.
  return hasBegun && !(callsOut && legs.some(hasAnswered)) ? 'queued' : 'calling';
}

/** Whose phones ring, each once, since the latest ring began. */
export function phonesNow(legs: KnownLeg[]): RingingPhone[] {
  const phones = new Map<string, RingingPhone>();
  for (const { target, lastRangAt } of ringingLegs(legs).filter(isOwnPhone)) {
    if (!target) continue;
    const key = JSON.stringify(target);
    const since = later(phones.get(key)?.since ?? null, lastRangAt);
    phones.set(key, { ...target, since });
  }
  return [...phones.values()];
}

/** Who is talking with the caller, or was last; in an internal call, the called colleague. */
export function talkerNow(legs: KnownLeg[], direction: Direction): Operator | null {
  const talks = talksWithCaller(legs, direction);
  const open = talks.filter((leg) => !leg.ended);
  const last =
    open.findLast((leg) => isWithOutsider(leg, direction)) ??
    open.at(-1) ??
    talks.toSorted((a, b) => endMs(a, direction) - endMs(b, direction)).at(-1);
  return last ? lowerCased(talkerOf(last)) : null;
}

/** Who transferred the call last: they had answered it, and a leg that began meanwhile has outlived theirs. */
export function lastTransfer(legs: KnownLeg[], direction: Direction): Transfer | null {
  const passing = talksWithCaller(legs, direction)
    .filter((leg) => ringsAgain(leg) || legs.some((other) => hasTakenOver(other, leg)))
    .toSorted((a, b) => leaveMs(a) - leaveMs(b));
  const last = passing.at(-1);
  const operator = last && lowerCased(talkerOf(last));
  if (operator) return { operator, at: ringsAgain(last) ? last.lastRangAt : leftAt(last) };
  // The leg of whoever transferred it may never have been delivered.
  const told = legs.findLast((leg) => leg.transferredFrom !== null);
  const teller = lowerCased(told?.transferredFrom ?? null);
  return teller && { operator: teller, at: told?.startedAt ?? null };
}

/** Calls are found by the address, and members' addresses are stored in lower case. */
export const lowerCased = (operator: Operator | null): Operator | null =>
  operator && { ...operator, email: operator.email.toLowerCase() };

export const byAnswer = (a: Leg, b: Leg): number => msOf(a.connectedAt, 0) - msOf(b.connectedAt, 0);

const isInTalk = (leg: KnownLeg): boolean => isPerson(leg) && hasAnswered(leg) && !ringsAgain(leg);

/** A caller on hold with nobody. */
const isParked = (leg: KnownLeg): boolean => !isPerson(leg) && leg.state === 'hold';

/** What rings: a colleague's phone, an outside phone we call, or a group with no known phone. */
function ringingLegs(legs: KnownLeg[]): KnownLeg[] {
  const answeredMs = legs
    .filter((leg) => isPerson(leg) && leg.connectedAt !== null)
    .reduce((last, leg) => Math.max(last, msOf(leg.connectedAt, 0)), 0);
  const rung = new Set(legs.filter(isPerson).map((leg) => leg.entryCallId));
  return legs.filter((leg) => {
    if (leg.ended || leg.state !== 'ringing') return false;
    if (!isPerson(leg)) return !rung.has(leg.callId);
    if (leg.connectedAt !== null && !ringsAgain(leg)) return false;
    // After an answer, only legs that began later still ring (a transfer); the end of others may be late or lost.
    return answeredMs === 0 || msOf(later(leg.startedAt, leg.lastRangAt), 0) > answeredMs;
  });
}

const isOwnPhone = (leg: KnownLeg): boolean => isPerson(leg) && leg.direction === 'inbound';

/** People who have talked with the caller, in the order they answered; not the calling side of a consultation. */
function talksWithCaller(legs: KnownLeg[], direction: Direction): KnownLeg[] {
  const talks = legs.filter((leg) => isPerson(leg) && hasAnswered(leg)).toSorted(byAnswer);
  if (direction !== 'internal') {
    return talks.filter((leg) => !leg.internal || leg.direction === 'inbound');
  }
  const called = talks.filter((leg) => leg.direction === 'inbound');
  return called.length > 0 ? called : talks;
}

/** A leg with the outside party, not one of colleagues consulting about them. */
const isWithOutsider = (leg: KnownLeg, direction: Direction): boolean =>
  direction === 'internal' || !leg.internal;

/** When a talk ended. A consultation that ends with the talk it was about doesn't count as the last. */
const endMs = (leg: KnownLeg, direction: Direction): number =>
  msOf(leg.overAt ?? leg.connectedAt, 0) - (isWithOutsider(leg, direction) ? 0 : togetherMs);

const leftAt = (leg: KnownLeg): Date | null => (leg.ended ? leg.overAt : null);
const leaveMs = (leg: KnownLeg): number => (leg.ended ? msOf(leg.overAt, 0) : Infinity);

/** Whether a leg that began after an answer continues without the person who answered, or is about to. */
function hasTakenOver(next: KnownLeg, from: KnownLeg): boolean {
  const beganMs = msOf(next.startedAt ?? next.lastRangAt, 0);
  if (next === from || beganMs <= msOf(from.connectedAt, Infinity)) return false;
  if (!from.ended) return !next.ended && isOwnPhone(next) && !isSamePhone(next, from);
  if (!next.ended) return next.state !== null;
  const [leftMs, endedMs] = [msOf(from.overAt, Infinity), msOf(next.overAt, 0)];
  return endedMs > leftMs + togetherMs || (endedMs >= leftMs && beganMs >= leftMs - handoverMs);
}

const isSamePhone = (a: KnownLeg, b: KnownLeg): boolean =>
  (a.target?.email || a.target?.id) === (b.target?.email || b.target?.id);
