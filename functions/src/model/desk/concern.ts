import { popsAtStatus } from './agent.ts';
import type { Call, Leg, RingingPhone } from '../calls/call.ts';
import { isOperator, partIn, type PhoneUser } from '../calls/operator.ts';
import type { PopupChoice } from './popup-choice.ts';

/** A ring that seems to last longer has lost its end, or dates from before a reload. */
export const longestRingMs = 120_000;
/** How far a sender's clock and the delivery of its events may lag behind. */
const behindLimitMs = 120_000;
/** One ring may be reported with slightly different times: by the group's leg, then by the phone's own. */
const sameRingMs = 5_000;
/** Phones of a hunt group ring one after another; a shorter pause between two of them doesn't end the ring. */
const pauseMs = 15_000;

/** What decides whom a call concerns. */
export type ConcerningCall = Pick<
  Call,
  | 'active'
  | 'mergedInto'
  | 'direction'
  | 'state'
  | 'groupCode'
  | 'operator'
  | 'transferredFrom'
  | 'legs'
  | 'startedAt'
  | 'ringingAt'
  | 'connectedAt'
  | 'receivedAt'
  | 'updatedAt'
  | 'ringing'
>;

/** What decides which calls concern a member. */
export interface ConcernedPerson extends PhoneUser {
  /** Their status according to `popupStatus`; null = they have none, and nothing is kept from them. */
  status: number | null;
  /** What a group's call does on their screen; null = a call without a group. */
  choiceOf: (groupCode: string | null) => PopupChoice;
}

/** How a call concerns a person right now, and what it does by itself on their screen. */
export interface Concern {
  /** `ring`: a phone rings for them; `talk`: their own phone has answered; `dial`: they are calling out. */
  kind: 'ring' | 'talk' | 'dial';
  /** It's their own phone, not one of a group whose calls are announced to everybody. */
  isOwn: boolean;
  /** When it began, by the sender's clock. Each ring concerns a person again: see `isSameRing`. */
  sinceMs: number;
  /** The same by the server's clock, as far as known. */
  heardMs: number;
  /** When the last phone of this ring began, by the sender's clock. */
  newestMs: number;
  /** When the call stops concerning them unless a phone rings again, by the server's clock. */
  untilMs: number;
  /** The card opens by itself. */
  opensCard: boolean;
  /** It's audible and noticeable: tone, voice, tab title. */
  isHeard: boolean;
}

/**
 * Decides whom a call concerns, for everything that announces it: card, sound, strip, notification, push message and
 * board. Null = right now it doesn't concern this person, or their status keeps it from them. The caller has already
 * filtered by the groups the person may see.
 */
export function concernOf(
  call: ConcerningCall,
  person: ConcernedPerson,
  nowMs: number,
): Concern | null {
  if (!call.active || call.mergedInto !== null) return null;
  const { when, audience } = person.choiceOf(call.groupCode);
  const moment = ringFor(call, person, audience) ?? talkOf(call, person) ?? dialOf(call, person);
  if (!moment) return null;
  const { status } = person;
  // Whoever calls out is there, whatever their status says.
  const isKept = moment.kind !== 'dial' && status !== null;
  if (isKept && !popsAtStatus(call.direction, status)) return null;
  const untilMs = heardMsOf(call, moment.newestMs) + longestRingMs;
  if (nowMs > untilMs) return null;
  const isRing = moment.kind === 'ring';
  return {
    ...moment,
    heardMs: heardMsOf(call, moment.sinceMs),
    untilMs,
    opensCard: moment.kind === 'dial' ? callsOpen(when) : when === (isRing ? 'ring' : 'answer'),
    isHeard: isRing && when !== 'off',
  };
}

/** Whether a ring has been announced before. A later one hasn't, even if it's of the same call. */
export const isSameRing = (knownMs: number, sinceMs: number): boolean =>
  knownMs >= sinceMs - sameRingMs;

/** A call somebody places themselves opens its card at once, unless they open cards by hand. */
const callsOpen = (when: PopupChoice['when']): boolean => when === 'ring' || when === 'answer';

type Moment = Pick<Concern, 'kind' | 'isOwn' | 'sinceMs' | 'newestMs'>;

/**
 * Their own phone, whoever has answered before; else a phone of the group. Somebody consulting a colleague is still on
 * the call and isn't told that it rings there.
 */
function ringFor(
  call: ConcerningCall,
  person: PhoneUser,
  audience: PopupChoice['audience'],
): Moment | null {
  const own = call.ringing.filter((phone) => isOperator(phone, person));
  if (own.length > 0) {
    const sinceMs = Math.max(...own.map((phone) => sinceMsOf(call, phone)));
    return { kind: 'ring', isOwn: true, sinceMs, newestMs: sinceMs };
  }
  if (call.direction !== 'inbound' || audience !== 'group') return null;
  if (call.ringing.length === 0 && call.state !== 'ringing') return null;
  const { transferredFrom } = call;
  if (transferredFrom?.at === null && isOperator(transferredFrom.operator, person)) return null;
  const since = call.ringing.map((phone) => sinceMsOf(call, phone));
  const newestMs = since.length > 0 ? Math.max(...since) : phonelessMs(call);
  return {
    kind: 'ring',
    isOwn: false,
    sinceMs: groupRingMs(call, since.length > 0 ? Math.min(...since) : newestMs),
    newestMs,
  };
}

/** Their own phone has answered a call that came to it, and is still on it. */
function talkOf(call: ConcerningCall, person: PhoneUser): Moment | null {
  if (partIn(call, person) !== 'talks') return null;
  const own = legsOf(call).filter(
    ({ target, direction, connectedAt }) =>
      connectedAt !== null && direction === 'inbound' && isOperator(target, person),
  );
  if (call.direction === 'outbound' && own.length === 0) return null;
  const sinceMs = latest(own.map((leg) => leg.connectedAt)) ?? msOf(call.connectedAt, call);
  return { kind: 'talk', isOwn: true, sinceMs, newestMs: sinceMs };
}

/** Their own phone calls somebody who hasn't answered yet. */
function dialOf(call: ConcerningCall, person: PhoneUser): Moment | null {
  if (call.direction !== 'outbound' || call.connectedAt !== null) return null;
  const own = legsOf(call).filter(
    ({ target, direction, internal, endedAt }) =>
      direction === 'outbound' && !internal && endedAt === null && isOperator(target, person),
  );
  if (own.length === 0) return null;
  const sinceMs = latest(own.map((leg) => leg.startedAt)) ?? msOf(call.startedAt, call);
  return { kind: 'dial', isOwn: true, sinceMs, newestMs: sinceMs };
}

/**
 * When the current ring of a group began: its phones ring one after another, and whoever is told of all of them is told
 * once. An answer ends a ring: what rings after it is a transfer.
 */
function groupRingMs(call: ConcerningCall, firstMs: number): number {
  const phones = legsOf(call).filter(isPhone);
  const answeredMs = latest(phones.map((leg) => leg.connectedAt)) ?? -Infinity;
  const earlier = phones
    .filter(({ direction, connectedAt }) => direction === 'inbound' && connectedAt === null)
    .flatMap((leg) => {
      const from = rangAtOf(leg);
      return from ? [{ fromMs: from.getTime(), toMs: leg.endedAt?.getTime() ?? Infinity }] : [];
    })
    .filter(({ fromMs }) => fromMs > answeredMs)
    .toSorted((a, b) => b.fromMs - a.fromMs);
  let beganMs = firstMs;
  for (const { fromMs, toMs } of earlier) {
    if (fromMs < beganMs && toMs >= beganMs - pauseMs) beganMs = fromMs;
  }
  return beganMs;
}

const sinceMsOf = (call: ConcerningCall, phone: RingingPhone): number =>
  phone.since?.getTime() ?? phonelessMs(call);

/** For a ring without a known phone: the latest time reported by any leg that still rings. */
const phonelessMs = (call: ConcerningCall): number =>
  latest(
    legsOf(call)
      .filter(({ state, endedAt }) => state === 'ringing' && endedAt === null)
      .map((leg) => rangAtOf(leg) ?? leg.startedAt),
  ) ?? msOf(call.ringingAt, call);

/** A time of the call by the server's clock: a sender's clock may lag behind ours. */
function heardMsOf(call: ConcerningCall, ms: number): number {
  const { receivedAt, startedAt, updatedAt } = call;
  const behindMs = receivedAt && startedAt ? receivedAt.getTime() - startedAt.getTime() : 0;
  const corrected = ms + Math.min(Math.max(behindMs, 0), behindLimitMs);
  return Math.min(corrected, updatedAt?.getTime() ?? Infinity);
}

/** Not the leg of a group or menu, which is reported as ringing and answered when no phone is. */
const isPhone = ({ targetType }: Leg): boolean =>
  targetType === null || targetType === 'user' || targetType === 'room';

/** Older legs have only the first time. */
const rangAtOf = ({ lastRangAt, rangAt }: Leg): Date | null => lastRangAt ?? rangAt;

const legsOf = (call: ConcerningCall): Leg[] => Object.values(call.legs);

const msOf = (date: Date | null, { receivedAt }: ConcerningCall): number =>
  (date ?? receivedAt)?.getTime() ?? 0;

const latest = (dates: readonly (Date | null)[]): number | null =>
  dates.reduce<number | null>(
    (last, date) => (date ? Math.max(last ?? 0, date.getTime()) : last),
    null,
  );
