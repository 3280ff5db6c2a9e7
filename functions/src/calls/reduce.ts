import type { Call, CallState, Direction, Leg, Operator, Outcome } from '../model/call.ts';
import { retentionMs } from '../config.ts';
import type { CallEvent } from './call-event.ts';
import { earlier, isPerson, joinLegs, later, laterText, legOf, takeLatest } from './leg.ts';

/**
 * An event becomes part of a call. Pure and total: the call is a join of what each event says, so any order
 * and any repetition of the same events end in the same call.
 */
export function reduce(call: Call | null, event: CallEvent): Call | null {
  if (!event.isKnownState) return call;
  const single = callOf(event);
  return derive(call ? joinFacts(call, single) : single);
}

/** Two documents that turned out to be one conversation. The first gives its id and what people wrote. */
export function joinCalls(survivor: Call, other: Call): Call {
  const joined = joinFacts(survivor, other);
  return derive({
    ...joined,
    disposition: survivor.disposition ?? other.disposition,
    handled: survivor.handled || other.handled,
  });
}

/** Late fields that the latest event with a value decides. */
const decidedByLatest = [
  'voicemail',
  'voicemailText',
  'transcript',
  'recapSummary',
  'recapOutcome',
  'recapPurposes',
  'recapActionItems',
  'labels',
  'csatScore',
  'dialpadDisposition',
] as const;

/** The call's late fields, one value each, as {@link takeLatest} wants them. */
type Late = Record<(typeof decidedByLatest)[number], unknown> & {
  decidedBy: Record<string, string>;
};

/** A call of one event. */
function callOf(event: CallEvent): Call {
  const { late } = event;
  const decidedBy = Object.fromEntries(
    decidedByLatest.filter((field) => late[field] !== null).map((field) => [field, event.order]),
  );
  return {
    linkedId: '',
    source: event.source,
    isTest: event.source === 'test',
    direction: 'inbound',
    state: 'calling',
    active: true,
    outcome: null,
    groupCode: null,
    store: null,
    externalNumber: null,
    internalNumber: null,
    withheld: false,
    caller: { match: 'unknown', contactIds: [], contact: null, candidates: [] },
    colleague: null,
    ringing: [],
    operator: null,
    startedAt: null,
    ringingAt: null,
    connectedAt: null,
    endedAt: null,
    receivedAt: event.receivedAt,
    updatedAt: null,
    talkMs: 0,
    waitMs: 0,
    legs: { [event.callId]: legOf(event) },
    recording: late.recordings.length > 0 ? { items: late.recordings } : null,
    ...lateFields({ ...late, decidedBy }),
    disposition: null,
    handled: false,
    mergedInto: null,
    closedByTimeout: null,
    decidedBy,
    expireAt: null,
  };
}

/** The late fields in the form the document has them. */
function lateFields(
  late: Late,
): Pick<
  Call,
  'voicemail' | 'transcript' | 'recap' | 'labels' | 'csatScore' | 'dialpadDisposition'
> {
  const l = late as unknown as CallEvent['late'];
  const hasRecap = l.recapSummary ?? l.recapOutcome ?? l.recapPurposes ?? l.recapActionItems;
  return {
    voicemail:
      l.voicemail || l.voicemailText
        ? {
            recordingId: l.voicemail?.recordingId ?? null,
            durationMs: l.voicemail?.durationMs ?? 0,
            uploaded: l.voicemail !== null,
            text: l.voicemailText,
          }
        : null,
    transcript: l.transcript,
    recap: hasRecap
      ? {
          summary: l.recapSummary,
          outcome: l.recapOutcome,
          purposes: l.recapPurposes ?? [],
          actionItems: l.recapActionItems ?? [],
        }
      : null,
    labels: l.labels ?? [],
    csatScore: l.csatScore,
    dialpadDisposition: l.dialpadDisposition,
  };
}

/** The way back from the document's form. */
const lateOf = (call: Call): Late => ({
  voicemail: call.voicemail?.uploaded
    ? { recordingId: call.voicemail.recordingId, durationMs: call.voicemail.durationMs }
    : null,
  voicemailText: call.voicemail?.text ?? null,
  transcript: call.transcript,
  recapSummary: call.recap?.summary ?? null,
  recapOutcome: call.recap?.outcome ?? null,
  recapPurposes: call.recap && call.recap.purposes.length > 0 ? call.recap.purposes : null,
  recapActionItems: call.recap && call.recap.actionItems.length > 0 ? call.recap.actionItems : null,
  labels: call.labels.length > 0 ? call.labels : null,
  csatScore: call.csatScore,
  dialpadDisposition: call.dialpadDisposition,
  decidedBy: call.decidedBy,
});

function joinFacts(a: Call, b: Call): Call {
  const legs = { ...a.legs };
  for (const [callId, leg] of Object.entries(b.legs)) {
    const known = legs[callId];
    legs[callId] = known ? joinLegs(known, leg) : leg;
  }
  const late = takeLatest(lateOf(a), lateOf(b), decidedByLatest);
  const recordings = new Map(
    [...(a.recording?.items ?? []), ...(b.recording?.items ?? [])].map((item) => [item.id, item]),
  );
  return {
    ...a,
    // A real event outranks a test or a relay of the same call.
    source: [a.source, b.source].toSorted()[0] ?? a.source,
    isTest: a.isTest && b.isTest,
    receivedAt: earlier(a.receivedAt, b.receivedAt),
    legs,
    recording:
      recordings.size > 0
        ? { items: [...recordings.values()].toSorted((x, y) => (x.id < y.id ? -1 : 1)) }
        : null,
    ...lateFields({ ...late.values, decidedBy: late.decidedBy }),
    closedByTimeout: a.closedByTimeout ?? b.closedByTimeout,
    decidedBy: late.decidedBy,
  };
}

/** Everything about a call that follows from its legs. */
export function derive(facts: Call): Call {
  const legs = Object.entries(facts.legs)
    .map(([callId, leg]) => ({ callId, ...leg, ended: hasEnded(callId, leg, facts.legs) }))
    .toSorted(byStart);
  const persons = legs.filter(isPerson);
  const groups = legs.filter((leg) => !isPerson(leg));
  // Dialpad counts talk time for agents only, so it proves an answer even where the date is missing.
  const answers = persons
    .filter((leg) => leg.connectedAt ?? leg.talkMs > 0)
    .toSorted((a, b) => compareDates(a.connectedAt, b.connectedAt));
  const lastAnswer = answers.at(-1);
  const takenUnseen = groups.filter((leg) => leg.ended && leg.operatorCallId && leg.talkMs > 0);
  const answered = answers.length > 0 || takenUnseen.length > 0;

  const timedOut =
    facts.closedByTimeout !== null && facts.closedByTimeout.after === latestOrder(facts);
  const ended = timedOut || legs.every((leg) => leg.ended);
  const direction = directionOf(legs);
  const ringing = ended ? [] : ringingLegs(persons, lastAnswer?.connectedAt ?? null);

  const startedAt = legs.map((leg) => leg.startedAt).reduce(earlier, null) ?? facts.receivedAt;
  const connectedAt =
    answers[0]?.connectedAt ?? takenUnseen.map((leg) => leg.connectedAt).reduce(earlier, null);
  const endedAt = ended
    ? (legs.map((leg) => leg.endedAt).reduce(later, null) ?? facts.closedByTimeout?.at ?? null)
    : null;
  const externalNumber = firstOf(legs, (leg) => leg.externalNumber);

  return {
    ...facts,
    direction,
    state: ended ? 'ended' : stateOf(legs, answered),
    active: !ended,
    outcome: ended ? outcomeOf({ facts, legs, direction, answered }) : null,
    externalNumber,
    internalNumber: dialledNumber(legs, direction),
    withheld: externalNumber === null && !legs.some((leg) => leg.unreadableNumber),
    colleague: firstOf(legs, (leg) => leg.colleague),
    ringing: ringing.flatMap((leg) => (leg.target ? [leg.target] : [])),
    operator: direction === 'internal' ? internalOperator(answers) : (lastAnswer?.target ?? null),
    startedAt,
    ringingAt: persons.map((leg) => leg.rangAt).reduce(earlier, null),
    connectedAt,
    endedAt,
    talkMs: Math.max(0, ...legs.map((leg) => leg.talkMs), ...(ended ? spokenMs(answers) : [])),
    waitMs: msBetween(startedAt, connectedAt ?? endedAt),
    closedByTimeout: timedOut ? facts.closedByTimeout : null,
    expireAt: startedAt ? new Date(startedAt.getTime() + retentionMs.call) : null,
  };
}

type DerivedLeg = Leg & { callId: string; ended: boolean };

/** The order of the latest event that was reduced into the call. */
export const latestOrder = (call: Call): string =>
  Object.values(call.legs)
    .map((leg) => leg.decidedBy['latest'])
    .reduce<string>(laterText, '');

/**
 * A leg has ended by its own event, or because the leg it rang for has: a colleague's `hangup` may be late
 * or lost, and the phone of one who did not answer does not ring on after the caller has gone.
 */
function hasEnded(callId: string, leg: Leg, legs: Record<string, Leg>): boolean {
  if (leg.state === 'ended') return true;
  const entry = leg.entryCallId === null ? undefined : legs[leg.entryCallId];
  if (entry?.state === 'ended' && isPerson(leg) && !leg.connectedAt) {
    return compareDates(leg.startedAt, entry.endedAt) <= 0;
  }
  return Object.values(legs).some(
    (group) =>
      group.operatorCallId === callId && group.state === 'ended' && leg.connectedAt !== null,
  );
}

const compareDates = (a: Date | null, b: Date | null): number =>
  (a?.getTime() ?? 0) - (b?.getTime() ?? 0);

const byStart = (a: DerivedLeg, b: DerivedLeg): number =>
  compareDates(a.startedAt, b.startedAt) || (a.callId < b.callId ? -1 : 1);

function firstOf<T>(legs: DerivedLeg[], read: (leg: DerivedLeg) => T | null): T | null {
  for (const leg of legs) {
    const value = read(leg);
    if (value !== null) return value;
  }
  return null;
}

function directionOf(legs: DerivedLeg[]): Direction {
  return legs.some((leg) => leg.internal) ? 'internal' : (legs[0]?.direction ?? 'inbound');
}

/** The number the conversation came in on: the outermost leg that knows it. */
function dialledNumber(legs: DerivedLeg[], direction: Direction): string | null {
  const roots = legs.filter((leg) => leg.masterCallId === null && leg.entryCallId === null);
  const groups = legs.filter((leg) => !isPerson(leg));
  if (direction === 'outbound') {
    return firstOf(legs, (leg) => leg.internalNumber) ?? firstOf(legs, (leg) => leg.entryNumber);
  }
  return (
    firstOf(roots, (leg) => leg.internalNumber) ??
    firstOf(groups, (leg) => leg.internalNumber) ??
    firstOf(legs, (leg) => leg.entryNumber) ??
    firstOf(legs, (leg) => leg.internalNumber)
  );
}

/** The persons' phones that ring now; after an answer only those that began to ring later (a transfer). */
const ringingLegs = (persons: DerivedLeg[], answeredAt: Date | null): DerivedLeg[] =>
  persons.filter(
    (leg) =>
      leg.state === 'ringing' &&
      leg.direction === 'inbound' &&
      !leg.ended &&
      !leg.connectedAt &&
      (answeredAt === null || compareDates(leg.startedAt, answeredAt) > 0),
  );

function stateOf(legs: DerivedLeg[], answered: boolean): CallState {
  const open = legs.filter((leg) => !leg.ended);
  const persons = open.filter(isPerson);
  if (persons.some((leg) => leg.state === 'connected')) return 'connected';
  if (persons.some((leg) => leg.state === 'hold')) return 'hold';
  if (answered) return 'connected';
  if (open.some((leg) => leg.state === 'ringing')) return 'ringing';
  // A menu or a queue that took the call is no answer: the caller waits.
  if (open.some((leg) => leg.state !== null && leg.state !== 'calling')) return 'queued';
  return 'calling';
}

function outcomeOf({
  facts,
  legs,
  direction,
  answered,
}: {
  facts: Call;
  legs: DerivedLeg[];
  direction: Direction;
  answered: boolean;
}): Outcome {
  if (answered) return 'answered';
  if (direction === 'outbound') return 'canceled';
  if (facts.voicemail?.uploaded) return 'voicemail';
  if (legs.some((leg) => leg.blocked)) return 'blocked';
  const rang = legs.some((leg) => (isPerson(leg) ? leg.rangAt !== null || leg.rang : leg.rang));
  return rang ? 'missed' : 'abandoned';
}

/** Of an internal call the one who was called answers, not the one who called. */
const internalOperator = (answers: DerivedLeg[]): Operator | null =>
  (answers.findLast((leg) => leg.direction === 'inbound') ?? answers.at(-1))?.target ?? null;

/** Time between answer and end of each answered leg, for senders that tell no talk time. */
const spokenMs = (answers: DerivedLeg[]): number[] =>
  answers.filter((leg) => leg.talkMs === 0).map((leg) => msBetween(leg.connectedAt, leg.endedAt));

const msBetween = (from: Date | null, to: Date | null): number =>
  from && to ? Math.max(0, to.getTime() - from.getTime()) : 0;
