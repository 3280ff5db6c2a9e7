import type { Call } from '../model/calls/call.ts';
import type { CallEvent } from './call-event.ts';
import { derive } from './derive.ts';
import { joinLate, lateOfEvent } from './late.ts';
import { earlier, joinLegs, legOf } from './leg.ts';

/**
 * Takes an event into a call. Pure and total: the call is a join of what each event says, so the same events give the
 * same call in any order and with any repetition.
 */
export function reduce(call: Call | null, event: CallEvent): Call | null {
  if (!event.isKnownState) return call;
  // Nobody can listen to a call that hasn't been heard of; it would be one without anything known.
  if (call === null && event.late.supervision) return null;
  const single = callOf(event);
  return derive(call ? joinFacts(call, single) : single);
}

/**
 * Joins two documents that turned out to be one conversation. The first one's id stays, and so does what people wrote.
 */
export function joinCalls(survivor: Call, other: Call): Call {
  return derive({
    ...joinFacts(survivor, other),
    disposition: survivor.disposition ?? other.disposition,
    handled: survivor.handled || other.handled,
    // Until the memos themselves have moved and been recounted.
    memo: survivor.memo ?? other.memo,
    hasMemo: survivor.hasMemo || other.hasMemo,
  });
}

/** A call from one event; everything {@link derive} fills in is still empty. */
const callOf = (event: CallEvent): Call => ({
  linkedId: '',
  source: event.source,
  isTest: event.source === 'test',
  restored: event.restored,
  direction: 'inbound',
  state: 'calling',
  active: true,
  outcome: null,
  groupCode: null,
  store: null,
  externalNumber: null,
  dialled: null,
  internalNumber: null,
  withheld: false,
  withheldReason: null,
  caller: { match: 'unknown', contactIds: [], contact: null, candidates: [] },
  colleague: null,
  ringing: [],
  operator: null,
  transferredFrom: null,
  startedAt: null,
  ringingAt: null,
  connectedAt: null,
  endedAt: null,
  receivedAt: event.receivedAt,
  updatedAt: null,
  talkMs: 0,
  waitMs: 0,
  legs: event.late.supervision ? {} : { [event.callId]: legOf(event) },
  ...lateOfEvent(event),
  disposition: null,
  handled: false,
  memo: null,
  hasMemo: false,
  searchKeys: [],
  mergedInto: null,
  closedByTimeout: null,
  erasedAt: null,
  expireAt: null,
});

/** Joins what both say, part by part, so that grouping, order and repetition don't matter. */
function joinFacts(a: Call, b: Call): Call {
  const legs = { ...a.legs };
  for (const [callId, leg] of Object.entries(b.legs)) {
    const known = legs[callId];
    legs[callId] = known ? joinLegs(known, leg) : leg;
  }
  return {
    ...a,
    // A real event outranks a relay's or a test for the same call, and `dialpad` sorts first.
    source: a.source < b.source ? a.source : b.source,
    isTest: a.isTest && b.isTest,
    restored: a.restored || b.restored,
    receivedAt: earlier(a.receivedAt, b.receivedAt),
    legs,
    ...joinLate(a, b),
    closedByTimeout: laterMark(a.closedByTimeout, b.closedByTimeout),
    erasedAt: a.erasedAt ?? b.erasedAt,
  };
}

type TimeoutMark = Call['closedByTimeout'];

/** The mark set after the later event; ties go to the earlier close. */
function laterMark(a: TimeoutMark, b: TimeoutMark): TimeoutMark {
  if (!a || !b) return a ?? b;
  if (a.after !== b.after) return a.after > b.after ? a : b;
  return a.at <= b.at ? a : b;
}
