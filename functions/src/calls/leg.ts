import type { Leg } from '../model/call.ts';
import type { CallEvent } from './call-event.ts';

/** Fields of a leg that the latest event with a value decides. */
const decidedByLatest = [
  'targetType',
  'target',
  'connectedAt',
  'endedAt',
  'direction',
  'externalNumber',
  'internalNumber',
  'entryNumber',
  'colleague',
  'entryCallId',
  'masterCallId',
  'operatorCallId',
] as const satisfies (keyof Leg & keyof CallEvent)[];

/** What one event says about its leg. */
export function legOf(event: CallEvent): Leg {
  const leg: Leg = {
    state: event.legState,
    targetType: event.targetType,
    target: event.target,
    startedAt: event.startedAt,
    connectedAt: event.connectedAt,
    endedAt: event.endedAt,
    direction: event.direction ?? 'inbound',
    internal: event.internal,
    rangAt: event.rangAt,
    rang: event.rang,
    externalNumber: event.externalNumber,
    internalNumber: event.internalNumber,
    entryNumber: event.entryNumber,
    unreadableNumber: event.unreadableNumber,
    colleague: event.colleague,
    entryCallId: event.entryCallId,
    masterCallId: event.masterCallId,
    operatorCallId: event.operatorCallId,
    talkMs: event.talkMs,
    blocked: event.blocked,
    decidedBy: {},
  };
  for (const field of decidedByLatest) {
    if (event[field] !== null) leg.decidedBy[field] = event.order;
  }
  // An end is final: whatever comes with a later time does not reopen a leg.
  if (event.legState)
    leg.decidedBy['state'] = `${event.legState === 'ended' ? 1 : 0}:${event.order}`;
  leg.decidedBy['latest'] = event.order;
  return leg;
}

/** Two readings of one leg as one; in any order, any number of times, with the same result. */
export function joinLegs(a: Leg, b: Leg): Leg {
  const joined: Leg = {
    ...a,
    startedAt: earlier(a.startedAt, b.startedAt),
    rangAt: earlier(a.rangAt, b.rangAt),
    internal: a.internal || b.internal,
    rang: a.rang || b.rang,
    unreadableNumber: a.unreadableNumber || b.unreadableNumber,
    talkMs: Math.max(a.talkMs, b.talkMs),
    blocked: a.blocked || b.blocked,
  };
  const { values, decidedBy } = takeLatest(a, b, ['state', ...decidedByLatest]);
  decidedBy['latest'] = laterText(a.decidedBy['latest'], b.decidedBy['latest']);
  return { ...joined, ...values, decidedBy };
}

/** For each field the value that the later event decided. */
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

/** A person's telephone, or one whose kind the sender does not tell; groups ring persons, they do not answer. */
export const isPerson = (leg: Leg): boolean =>
  leg.targetType === null || leg.targetType === 'user' || leg.targetType === 'room';
