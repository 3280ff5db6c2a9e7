import type { Call, Direction, Leg, Outcome } from '../model/calls/call.ts';
import { searchKeysOf } from '../model/calls/search-keys.ts';
import { retentionMs } from '../config.ts';
import { folded } from './fold.ts';
import { earlier, hasAnswered, isPerson, later, laterText, msOf } from './leg.ts';
import {
  byAnswer,
  lastTransfer,
  lowerCased,
  phonesNow,
  stateNow,
  talkerNow,
  type KnownLeg,
} from './now.ts';

/** Everything that follows from a call's legs. Pure: ignores whatever was derived before. */
export function derive(known: Call): Call {
  const facts = { ...known, legs: folded(known.legs) };
  const ties = tiesOf(facts.legs);
  const legs = Object.entries(facts.legs)
    .map(([callId, leg]) => ({
      ...leg,
      callId,
      ended: hasEnded(callId, leg, facts.legs, ties),
      overAt: leg.endedAt ?? endOfGroup(callId, ties),
    }))
    .toSorted(byStart);
  const persons = legs.filter(isPerson);
  const answers = persons.filter(hasAnswered).toSorted(byAnswer);
  const unseen = legs.filter(wasTakenUnseen);
  const answered = answers.length + unseen.length > 0;
  const answeredAt =
    answers.map((leg) => leg.connectedAt).reduce(earlier, null) ??
    unseen.map((leg) => leg.connectedAt).reduce(earlier, null);

  // A leg known only from late facts doesn't hold the call open.
  const endedByLegs =
    legs.some((leg) => leg.ended) && legs.every((leg) => leg.ended || leg.state === null);
  const timeout =
    !endedByLegs && facts.closedByTimeout?.after === latestOrder(facts)
      ? facts.closedByTimeout
      : null;
  const ended = endedByLegs || timeout !== null;

  const direction = directionOf(legs);
  const telling = tellingLegs(legs, direction);
  const parties = callerLegs(telling, direction);
  const externalNumber = firstOf(parties, (leg) => leg.externalNumber);
  const startedAt = legs.map((leg) => leg.startedAt).reduce(earlier, null) ?? facts.receivedAt;
  const endedAt = ended ? endOf(legs, answers, timeout?.at ?? null) : null;

  const withheld =
    direction === 'inbound' &&
    externalNumber === null &&
    !parties.some((leg) => leg.unreadableNumber);

  return {
    ...facts,
    direction,
    state: ended ? 'ended' : stateNow(legs),
    active: !ended,
    outcome: ended ? outcomeOf({ facts, legs, direction, answered }) : null,
    externalNumber,
    internalNumber: dialledNumber(telling, direction),
    withheld,
    withheldReason: withheld ? firstOf(parties, (leg) => leg.withheldReason) : null,
    dialled: externalNumber === null ? firstOf(parties, (leg) => leg.dialled) : null,
    colleague: direction === 'internal' ? firstOf(telling, (leg) => leg.colleague) : null,
    ringing: ended ? [] : phonesNow(legs),
    operator:
      talkerNow(legs, direction) ??
      lowerCased(firstOf(unseen, (leg) => facts.legs[leg.operatorCallId ?? '']?.target ?? null)),
    transferredFrom: lastTransfer(legs, direction),
    startedAt,
    ringingAt: persons.map((leg) => leg.rangAt).reduce(earlier, null),
    connectedAt: answeredAt,
    endedAt,
    talkMs: talkOf(legs, ended ? answers : []),
    waitMs: msBetween(startedAt, answeredAt ?? endedAt),
    closedByTimeout: timeout,
    searchKeys: searchKeysOf({ externalNumber, caller: facts.caller }),
    expireAt: startedAt ? new Date(startedAt.getTime() + keptMs(facts)) : null,
  };
}

/** How long the call is kept: as decided when it began, else the default. */
const keptMs = ({ startedAt, expireAt }: Call): number =>
  startedAt && expireAt ? expireAt.getTime() - startedAt.getTime() : retentionMs.call;

/** The order of the latest event that said where a leg is. */
export const latestOrder = (call: Call): string =>
  Object.values(call.legs)
    .map((leg) => leg.decidedBy['latest'])
    .reduce<string>(laterText, '');

/**
 * A leg ends with its own event, or once the call it rang for has been answered or has ended: a colleague's `hangup`
 * may be late or lost, but their phone doesn't go on ringing.
 */
function hasEnded(
  callId: string,
  leg: Leg,
  legs: Record<string, Leg>,
  { groups, answeredAt }: Ties,
): boolean {
  if (leg.state === 'ended') return true;
  // A queue's leg ends with the talk it was answered for. If the caller keeps waiting, a new event says so.
  if (leg.state === 'connected' && leg.operatorCallId !== null) {
    const operators = legs[leg.operatorCallId];
    if (!isPerson(leg) && operators?.state === 'ended' && hasAnswered(operators)) return true;
  }
  if (leg.connectedAt) {
    return (groups.get(callId) ?? []).some((group) => group.state === 'ended');
  }
  if (!isPerson(leg) || leg.entryCallId === null) return false;
  const entry = legs[leg.entryCallId];
  return (
    (entry?.state === 'ended' && isBefore(leg.startedAt, entry.endedAt)) ||
    isBefore(leg.startedAt, answeredAt.get(leg.entryCallId) ?? null)
  );
}

/** How legs relate, computed once for all of them: there may be more than a thousand. */
interface Ties {
  /** By an operator's leg: the group legs it answered for. */
  groups: Map<string, Leg[]>;
  /** By a group's leg: when one of the phones it rang last answered. */
  answeredAt: Map<string, Date | null>;
}

function tiesOf(legs: Record<string, Leg>): Ties {
  const groups = new Map<string, Leg[]>();
  const answeredAt = new Map<string, Date | null>();
  for (const leg of Object.values(legs)) {
    const { operatorCallId, entryCallId, connectedAt } = leg;
    if (operatorCallId !== null) {
      groups.set(operatorCallId, [...(groups.get(operatorCallId) ?? []), leg]);
    }
    if (entryCallId !== null && isPerson(leg)) {
      answeredAt.set(entryCallId, later(answeredAt.get(entryCallId) ?? null, connectedAt));
    }
  }
  return { groups, answeredAt };
}

/** When the group leg ended that a person's leg answered for. */
const endOfGroup = (callId: string, { groups }: Ties): Date | null =>
  (groups.get(callId) ?? []).map((group) => group.endedAt).reduce(later, null);

/** A group's leg that was answered although the operator's own leg, or its answer, was never delivered. */
const wasTakenUnseen = (leg: KnownLeg): boolean =>
  !isPerson(leg) && leg.ended && leg.operatorCallId !== null && leg.talkMs > 0;

function outcomeOf({
  facts,
  legs,
  direction,
  answered,
}: {
  facts: Call;
  legs: KnownLeg[];
  direction: Direction;
  answered: boolean;
}): Outcome {
  if (answered) return 'answered';
  if (direction === 'outbound') return 'canceled';
  if (facts.voicemail?.uploaded) return 'voicemail';
  if (legs.some((leg) => leg.blocked)) return 'blocked';
  // On a group's leg, the time of ringing is when the call arrived, not when a phone rang.
  return legs.some((leg) => leg.rang || (isPerson(leg) && leg.rangAt)) ? 'missed' : 'abandoned';
}

/** The direction of the outermost leg: consulting a colleague doesn't make a contact's call internal. */
const directionOf = (legs: KnownLeg[]): Direction =>
  firstOf(legs, (leg) =>
    leg.internal ? 'internal' : leg.decidedBy['direction'] ? leg.direction : null,
  ) ?? 'inbound';

/**
 * The legs that say who calls whom, best first. An internal call is described from the called colleague's side;
 * consultations say nothing about an outside call.
 */
const tellingLegs = (legs: KnownLeg[], direction: Direction): KnownLeg[] =>
  direction === 'internal'
    ? [
        ...legs.filter((leg) => leg.direction === 'inbound'),
        ...legs.filter((leg) => leg.direction === 'outbound'),
      ]
    : legs.filter((leg) => !leg.internal);

/**
 * The telling legs that name the other party. A caller is named by inbound legs only, since an outbound leg has the
 * outside number the call was transferred to; whoever we call is named by outbound legs.
 */
function callerLegs(telling: KnownLeg[], direction: Direction): KnownLeg[] {
  if (direction === 'internal') return telling;
  const own = telling.filter((leg) => leg.direction === direction);
  return own.length > 0 ? own : telling;
}

/** The number the conversation came in on, or our own number that called: from the outermost leg that knows it. */
function dialledNumber(legs: KnownLeg[], direction: Direction): string | null {
  const own = (leg: KnownLeg) => leg.internalNumber;
  const entry = (leg: KnownLeg) => leg.entryNumber;
  if (direction === 'outbound') return firstOf(legs, own) ?? firstOf(legs, entry);
  const roots = legs.filter((leg) => leg.masterCallId === null && leg.entryCallId === null);
  const groups = legs.filter((leg) => !isPerson(leg));
  return firstOf(roots, own) ?? firstOf(groups, own) ?? firstOf(legs, entry) ?? firstOf(legs, own);
}

/**
 * Talk time of the conversation: a group's leg repeats its operator's, so it's the maximum, never the sum. Of an
 * answered leg without a reported one, it's the time between answer and end.
 */
const talkOf = (legs: KnownLeg[], answers: KnownLeg[]): number =>
  Math.max(
    0,
    ...legs.map((leg) => leg.talkMs),
    ...answers
      .filter(({ talkMs }) => talkMs === 0)
      .map((leg) => msBetween(leg.connectedAt, leg.endedAt)),
  );

/** The latest end any leg knows; for a talk that was closed without one, the time of closing. */
function endOf(legs: KnownLeg[], answers: KnownLeg[], closedAt: Date | null): Date | null {
  const lastEnd = legs.map((leg) => leg.endedAt).reduce(later, null);
  return closedAt && answers.some((leg) => !leg.ended) ? closedAt : (lastEnd ?? closedAt);
}

/** Legs without a start come last; ties go to the smaller id. */
const byStart = (a: KnownLeg, b: KnownLeg): number =>
  msOf(a.startedAt, Infinity) - msOf(b.startedAt, Infinity) || (a.callId < b.callId ? -1 : 1);

/** True when both are known and the first isn't later. */
const isBefore = (a: Date | null, b: Date | null): boolean => a !== null && b !== null && a <= b;

const msBetween = (from: Date | null, to: Date | null): number =>
  from && to ? Math.max(0, to.getTime() - from.getTime()) : 0;

function firstOf<T>(legs: KnownLeg[], read: (leg: KnownLeg) => T | null): T | null {
  for (const leg of legs) {
    const value = read(leg);
    if (value !== null) return value;
  }
  return null;
}
