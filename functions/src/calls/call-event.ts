import type { CallSource, CallState, Operator, Supervision } from '../model/calls/call.ts';
import type { WithheldReason } from '../model/text/phone/withheld-reason.ts';

/** One event about one leg, verified and normalised, whatever form it came in. */
export interface CallEvent {
  source: CallSource;
  /** Not sent, but asked of Dialpad after the call. */
  restored: boolean;
  callId: string;
  /** The sender's own word for what happened. Unknown words go into the ledger and change nothing else. */
  state: string;
  isKnownState: boolean;
  /** When the event was created according to the sender, plausible or not; null if the sender doesn't say. */
  eventTimestamp: Date | null;
  receivedAt: Date;
  /** Sortable text: the later of two events has the greater order, whichever arrives first. */
  order: string;

  legState: CallState | null;
  direction: 'inbound' | 'outbound' | null;
  internal: boolean;
  externalNumber: string | null;
  /** Why the other party's number is withheld; null when it isn't, or no reason is given. */
  withheldReason: WithheldReason | null;
  /** There was an external number, but it can't be read as one. That isn't the same as withheld. */
  unreadableNumber: boolean;
  /** What we dialled, if it isn't a telephone number (119, #7119, a feature code). */
  dialled: string | null;
  internalNumber: string | null;
  /** The number the caller dialled, when a leg behind the main line reports it. */
  entryNumber: string | null;
  targetType: string | null;
  target: Operator | null;
  /** Who transferred the call to this leg, if the sender says so. */
  transferredFrom: Operator | null;
  /** The intent that the call was placed with, if the sender returns it. */
  intentId: string | null;
  /** A colleague's name on an internal call. */
  colleague: string | null;
  entryCallId: string | null;
  masterCallId: string | null;
  operatorCallId: string | null;
  /** Further ids by which the sender knows the leg or its conversation. */
  otherIds: string[];
  startedAt: Date | null;
  rangAt: Date | null;
  /** When the ring this event reports began; never later than the event's arrival. */
  lastRangAt: Date | null;
  rang: boolean;
  connectedAt: Date | null;
  endedAt: Date | null;
  talkMs: number;
  blocked: boolean;

  late: LateFacts;
}

/** Facts that arrive minutes after the end, on any leg. Null = this event doesn't say. */
export interface LateFacts {
  recordings: { id: string; kind: string; durationMs: number; startedAt: Date | null }[];
  /** Only `voicemail_uploaded` proves that a message exists. */
  voicemail: { recordingId: string | null; durationMs: number } | null;
  voicemailText: string | null;
  transcript: { callId: string; text: string | null } | null;
  recapSummary: string | null;
  recapOutcome: string | null;
  recapPurposes: string[] | null;
  recapActionItems: string[] | null;
  labels: string[] | null;
  csatScore: string | null;
  dialpadDisposition: string | null;
  /** The caller left the queue and asked to be called back. */
  callbackRequested: true | null;
  /** How well people could hear each other: mean opinion score, 1 (bad) to 5; only of a call with a talk. */
  mosScore: number | null;
  /** What a supervisor did. Such an event tells nothing else: it isn't known whose leg it describes. */
  supervision: Supervision | null;
}

export const noLateFacts: LateFacts = {
  recordings: [],
  voicemail: null,
  voicemailText: null,
  transcript: null,
  recapSummary: null,
  recapOutcome: null,
  recapPurposes: null,
  recapActionItems: null,
  labels: null,
  csatScore: null,
  dialpadDisposition: null,
  callbackRequested: null,
  mosScore: null,
  supervision: null,
};

/** Every id that ties this event's leg to a conversation, its own first. */
export function linkIds(event: CallEvent): string[] {
  const ids = [event.callId, event.masterCallId, event.entryCallId, event.operatorCallId];
  return [
    ...new Set([...ids.filter((id) => id !== null), ...event.otherIds, ...internalPairIds(event)]),
  ];
}

/** The id of a new conversation: that of the leg nearest to its root. */
export const rootId = (event: CallEvent): string =>
  event.masterCallId ?? event.entryCallId ?? event.callId;

/** Two legs of one internal call start within this time of each other. */
const pairWindowMs = 4_000;

/**
 * The two legs of an internal call share no id: each names the other party as its external number. The pair of numbers
 * and the start time stand in for the missing id. Start times fall into two staggered windows, at least one of which
 * holds both legs if they start within half a window of each other.
 */
function internalPairIds(event: CallEvent): string[] {
  const { internal, externalNumber, internalNumber, startedAt } = event;
  if (!internal || !externalNumber || !internalNumber || !startedAt) return [];
  const pair = [externalNumber, internalNumber]
    .map((number) => number.slice(1))
    .toSorted()
    .join('-');
  const position = startedAt.getTime() / pairWindowMs;
  return [`pair-${pair}-a${Math.floor(position)}`, `pair-${pair}-b${Math.floor(position + 0.5)}`];
}
