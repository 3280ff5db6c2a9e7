import type { Leg, Operator } from '../model/calls/call.ts';
import type { CallEvent } from './call-event.ts';

/** Fields of a leg decided by the latest event that has a value for them. */
const decidedByLatest = [
  'targetType',
  'target',
  'answeredBy',
  'transferredFrom',
  'intentId',
  'connectedAt',
  'endedAt',
  'direction',
  'externalNumber',
  'dialled',
  'withheldReason',
  'internalNumber',
  'entryNumber',
  'colleague',
  'entryCallId',
  'masterCallId',
  'operatorCallId',
] as const satisfies (keyof Leg)[];

/** Longest names and kinds in the call document, in characters; the ledger has the full text. */
const textLimit = 200;

/** What one event says about its leg. */
export function legOf(event: CallEvent): Leg {
  const { legState } = event;
  const target = cutOperator(event.target);
  const connectedAt = event.connectedAt ?? answerByWord(event);
  const leg: Leg = {
    state: legState,
    targetType: cut(event.targetType),
    target,
    // Dialpad has one leg per phone, and its target never changes.
    answeredBy: event.source !== 'dialpad' && connectedAt ? target : null,
    transferredFrom: cutOperator(event.transferredFrom),
    intentId: event.intentId,
    startedAt: event.startedAt,
    connectedAt,
    // An end without a time happened before we heard of it.
    endedAt: event.endedAt ?? (legState === 'ended' ? event.receivedAt : null),
    direction: event.direction ?? 'inbound',
    internal: event.internal,
    rangAt: event.rangAt,
    lastRangAt: event.lastRangAt,
    rang: event.rang,
    externalNumber: event.externalNumber,
    dialled: event.dialled,
    withheldReason: event.withheldReason,
    internalNumber: event.internalNumber,
    entryNumber: event.entryNumber,
    unreadableNumber: event.unreadableNumber,
    colleague: cut(event.colleague),
    entryCallId: event.entryCallId,
    masterCallId: event.masterCallId,
    operatorCallId: event.operatorCallId,
    talkMs: event.talkMs,
    blocked: event.blocked,
    decidedBy: {},
  };
  for (const field of decidedByLatest) {
    const isTold = field === 'direction' ? event.direction !== null : leg[field] !== null;
    if (isTold) leg.decidedBy[field] = event.order;
  }
  // Other systems' legs may pass from a call between colleagues to one with somebody outside.
  if (event.source !== 'dialpad') leg.decidedBy['internal'] = event.order;
  if (legState) {
    // An end is final: a later event doesn't reopen a leg.
    leg.decidedBy['state'] = `${legState === 'ended' ? 1 : 0}:${event.order}`;
    leg.decidedBy['latest'] = event.order;
  }
  return leg;
}

/** Dialpad proves an answer by its date. Other senders may send no times, so the state is all there is. */
const answerByWord = ({ source, legState, receivedAt }: CallEvent): Date | null =>
  source !== 'dialpad' && legState === 'connected' ? receivedAt : null;

const cutOperator = (operator: Operator | null): Operator | null =>
  operator && { id: cut(operator.id), name: cut(operator.name), email: cut(operator.email) };

function cut(text: string): string;
function cut(text: string | null): string | null;
function cut(text: string | null): string | null {
  return text && text.length > textLimit ? text.slice(0, textLimit).toWellFormed() : text;
}

/** Joins two readings of one leg. Commutative, associative and idempotent. */
export function joinLegs(a: Leg, b: Leg): Leg {
  const joined: Leg = {
    ...a,
    startedAt: earlier(a.startedAt, b.startedAt),
    rangAt: earlier(a.rangAt, b.rangAt),
    lastRangAt: later(a.lastRangAt, b.lastRangAt),
    rang: a.rang || b.rang,
    unreadableNumber: a.unreadableNumber || b.unreadableNumber,
    talkMs: Math.max(a.talkMs, b.talkMs),
    blocked: a.blocked || b.blocked,
  };
  const { values, decidedBy } = takeLatest(a, b, ['state', 'internal', ...decidedByLatest]);
  if (!decidedBy['internal']) values.internal = a.internal || b.internal;
  const latest = laterText(a.decidedBy['latest'], b.decidedBy['latest']);
  if (latest) decidedBy['latest'] = latest;
  return { ...joined, ...values, decidedBy };
}

/** Takes each field's value from the later event. */
export function takeLatest<
  T extends { decidedBy: Record<string, string> },
  K extends keyof T & string,
>(a: T, b: T, fields: readonly K[]): { values: Pick<T, K>; decidedBy: Record<string, string> } {
  const values: Partial<T> = {};
  const decidedBy: Record<string, string> = {};
  for (const field of fields) {
    const [orderA = '', orderB = ''] = [a.decidedBy[field], b.decidedBy[field]];
    values[field] = (orderB > orderA ? b : a)[field];
    const order = laterText(orderA, orderB);
    if (order) decidedBy[field] = order;
  }
  return { values: values as Pick<T, K>, decidedBy };
}

export const laterText = (a = '', b = ''): string => (a > b ? a : b);

export const earlier = (a: Date | null, b: Date | null): Date | null =>
  a && b ? (a <= b ? a : b) : (a ?? b);

export const later = (a: Date | null, b: Date | null): Date | null =>
  a && b ? (a >= b ? a : b) : (a ?? b);

/**
 * A person's phone, or one whose kind the sender doesn't report. Groups ring people and never answer themselves, and
 * only a group's leg names its operator's leg.
 */
export const isPerson = (leg: Leg): boolean =>
  leg.targetType === null
    ? leg.operatorCallId === null
    : leg.targetType === 'user' || leg.targetType === 'room';

/** Dialpad counts talk time for people only, so it proves an answer even without a date. */
export const hasAnswered = (leg: Leg): boolean => leg.connectedAt !== null || leg.talkMs > 0;

/** A phone that rings although its leg was answered before: how senders with one leg per call report a transfer. */
export const ringsAgain = ({ state, connectedAt, lastRangAt }: Leg): boolean =>
  state === 'ringing' && connectedAt !== null && lastRangAt !== null && lastRangAt > connectedAt;

/** Who is or was talking on a person's leg. */
export const talkerOf = (leg: Leg): Operator | null => leg.answeredBy ?? leg.target;

export const isTalking = (leg: Leg): boolean =>
  leg.connectedAt !== null && leg.state !== 'ended' && !ringsAgain(leg);

export const msOf = (date: Date | null, missing: number): number => date?.getTime() ?? missing;
