import type { CallSource, CallState, Operator } from '../model/call.ts';
import type { WithheldReason } from '../model/phone/withheld-reason.ts';

/** One event about one leg, verified and normalised, whatever form it came in. */
export interface CallEvent {
  source: CallSource;
  callId: string;
  /** The sender's own word for what happened; unknown words change nothing but the ledger. */
  state: string;
  isKnownState: boolean;
  /** When the event was made, as the sender tells it, plausible or not; null when it tells none. */
  eventTimestamp: Date | null;
  receivedAt: Date;
  /** Sortable text: of two events the later one has the greater order, whichever arrives first. */
  order: string;

  legState: CallState | null;
  direction: 'inbound' | 'outbound' | null;
  internal: boolean;
  externalNumber: string | null;
  /** Why the other party's number is not told; null when it is told, or no reason is. */
  withheldReason: WithheldReason | null;
  /** The external number was there but is no number; it is not withheld either. */
  unreadableNumber: boolean;
  /** What we dialled, where it is no telephone number (119, #7119, a feature code). */
  dialled: string | null;
  internalNumber: string | null;
  /** What the caller dialled, when a leg behind the main line tells it. */
  entryNumber: string | null;
  targetType: string | null;
  target: Operator | null;
  /** Who passed the call on to this leg, where the sender tells it. */
  transferredFrom: Operator | null;
  /** A colleague's name on an internal call. */
  colleague: string | null;
  entryCallId: string | null;
  masterCallId: string | null;
  operatorCallId: string | null;
  startedAt: Date | null;
  rangAt: Date | null;
  /** When the ring that this event tells of began; never later than it arrived. */
  lastRangAt: Date | null;
  rang: boolean;
  connectedAt: Date | null;
  endedAt: Date | null;
  talkMs: number;
  blocked: boolean;

  late: LateFacts;
}

/** What arrives minutes after the end, on whichever leg. Null = this event does not say. */
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
}

/** Every id that ties this event's leg to a conversation, its own first. */
export function linkIds(event: CallEvent): string[] {
  const ids = [event.callId, event.masterCallId, event.entryCallId, event.operatorCallId];
  return [...new Set([...ids.filter((id) => id !== null), ...internalPairIds(event)])];
}

/** The id a new conversation gets: the leg nearest to its root. */
export const rootId = (event: CallEvent): string =>
  event.masterCallId ?? event.entryCallId ?? event.callId;

/** Two legs of one internal call start within this time of each other. */
const pairWindowMs = 4_000;

/**
 * The two legs of an internal call share no id: the caller's has the callee as external number, the callee's
 * the caller. The pair of numbers and the start, in two staggered windows of which at least one holds both
 * when they are within half a window, stand in for the missing id.
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
