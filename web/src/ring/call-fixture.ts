import type { Call } from '@cti/functions/model/calls/call';
import { type Concern, longestRingMs } from '@cti/functions/model/desk/concern';
import type { CallForMe } from './use-concerns.ts';

/** A call for unit tests: an unknown caller rings 西船橋 at noon. */
export const noon = new Date('2026-11-20T03:00:00Z');

export function ringingCall(changes: Partial<Call> = {}): Call {
  return {
    linkedId: 'c1',
    source: 'dialpad',
    isTest: false,
    restored: false,
    direction: 'inbound',
    state: 'ringing',
    active: true,
    outcome: null,
    groupCode: 'G01',
    store: { code: 'nishifuna', name: '西船橋' },
    externalNumber: '+819099998888',
    dialled: null,
    internalNumber: '+815017481234',
    withheld: false,
    withheldReason: null,
    caller: { match: 'unknown', contactIds: [], contact: null, candidates: [] },
    colleague: null,
    ringing: [],
    operator: null,
    transferredFrom: null,
    startedAt: noon,
    ringingAt: noon,
    connectedAt: null,
    endedAt: null,
    receivedAt: noon,
    updatedAt: noon,
    talkMs: 0,
    waitMs: 0,
    legs: {},
    recording: null,
    voicemail: null,
    transcript: null,
    recap: null,
    labels: [],
    csatScore: null,
    callbackRequested: false,
    mosScore: null,
    supervision: null,
    dialpadDisposition: null,
    disposition: null,
    handled: false,
    memo: null,
    hasMemo: false,
    searchKeys: [],
    mergedInto: null,
    closedByTimeout: null,
    erasedAt: null,
    decidedBy: {},
    expireAt: null,
    ...changes,
  };
}

/** The call as it concerns somebody: it has started to ring for them, with card and ringtone. */
export function forMe(call: Call, changes: Partial<Concern> = {}): CallForMe {
  const sinceMs = call.ringingAt?.getTime() ?? 0;
  return {
    call,
    concern: {
      kind: 'ring',
      isOwn: false,
      sinceMs,
      heardMs: sinceMs,
      newestMs: sinceMs,
      untilMs: sinceMs + longestRingMs,
      opensCard: true,
      isHeard: true,
      ...changes,
    },
  };
}
