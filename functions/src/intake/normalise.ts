import { createHash } from 'node:crypto';
import { noLateFacts, type CallEvent, type LateFacts } from '../calls/call-event.ts';
import type { CallSource, CallState, Operator, SupervisionKind } from '../model/calls/call.ts';
import { toE164, readNumber } from '../model/text/phone.ts';
import { clockOf, latest, ringBegan } from './clock.ts';
import {
  cleanLine,
  dialpadEventSchema,
  readDuration,
  readId,
  readMoment,
  type DialpadEvent,
  type Party,
} from './dialpad-event.ts';
import { dialledCode, ourNumber } from './numbers.ts';
import { fromEnvelope, isEnvelope } from './envelope-event.ts';
import { fromRelay, isRelay } from './relay-event.ts';
import { isObject } from './json.ts';

/**
 * Dialpad's states (from its OpenAPI of February 2026, plus `eavesdrop` of June 2025) and the leg state each stands
 * for. Null: the event says something about the call, but not where the leg is.
 */
const legStates = {
  calling: 'calling',
  ringing: 'ringing',
  queued: 'queued',
  connected: 'connected',
  hold: 'hold',
  parked: 'hold',
  hangup: 'ended',
  missed: 'ended',
  blocked: 'ended',
  admin: null,
  admin_recording: null,
  ai_playbook: null,
  barge: null,
  call_transcription: null,
  csat: null,
  dispositions: null,
  eavesdrop: null,
  merged: null,
  monitor: null,
  pcsat: null,
  postcall: null,
  preanswer: null,
  recap_action_items: null,
  recap_outcome: null,
  recap_purposes: null,
  recap_summary: null,
  recording: null,
  takeover: null,
  transcription: null,
  voicemail: null,
  voicemail_uploaded: null,
} as const satisfies Record<string, CallState | null>;

const isKnown = (state: string): state is keyof typeof legStates => Object.hasOwn(legStates, state);

/** What a supervisor's states say; none of them is described anywhere. */
const supervisions: Partial<Record<string, SupervisionKind>> = {
  monitor: 'listens',
  eavesdrop: 'listens',
  barge: 'joins',
  takeover: 'takes-over',
};

/** Which of two events with the same time is the later one. */
const stateRank: Record<CallState, number> = {
  calling: 1,
  queued: 2,
  ringing: 3,
  connected: 4,
  hold: 5,
  ended: 6,
};

/** Longest text a late event adds to the call document, in characters; the ledger has the full text. */
const textLimit = 20_000;
/** How many items of a late event's list (recordings, labels, recap points) go into the call. */
const listLimit = 50;

export type Normalised =
  | { ok: true; event: CallEvent }
  | {
      ok: false;
      reason: 'not-json' | 'not-an-object' | 'unknown-envelope' | 'unreadable-entry' | 'no-call-id';
    };

/**
 * Turns any accepted form of a body into a call event; of envelope 2, a body with one entry. Pure: the same body and time give the same event, so a ledger
 * entry reread next month is reduced as it is today.
 */
export function normalise(
  body: unknown,
  context: { receivedAt: Date; source?: CallSource; restored?: boolean },
): Normalised {
  if (body === undefined) return { ok: false, reason: 'not-json' };
  if (!isObject(body)) return { ok: false, reason: 'not-an-object' };
  if (isEnvelope(body)) {
    const event = fromEnvelope(body, context.source ?? 'relay', context.receivedAt);
    return event ? { ok: true, event } : { ok: false, reason: 'unreadable-entry' };
  }
  const relayed = isRelay(body);
  const flat = relayed ? fromRelay(body) : body;
  if (!flat) return { ok: false, reason: 'unknown-envelope' };
  const parsed = dialpadEventSchema.safeParse(flat);
  if (!parsed.success || parsed.data.call_id === null) return { ok: false, reason: 'no-call-id' };
  const source = context.source ?? (relayed ? 'relay' : 'dialpad');
  const { receivedAt, restored = false } = context;
  return { ok: true, event: toCallEvent(parsed.data, { source, receivedAt, restored }, body) };
}

function toCallEvent(
  dialpad: DialpadEvent,
  { source, receivedAt, restored }: { source: CallSource; receivedAt: Date; restored: boolean },
  body: Record<string, unknown>,
): CallEvent {
  const told = dialpad.state ?? '';
  // Whatever a list calls it, a call in it is over.
  const state = restored && !isKnown(told) ? 'hangup' : told;
  const kind = isKnown(state) ? supervisions[state] : undefined;
  const eventTimestamp = readMoment(dialpad.event_timestamp);
  const { at, time } = clockOf(eventTimestamp, receivedAt);
  // Somebody did answer or hang up, whatever the clock says.
  const fact = (value: unknown) => time(value) ?? (readMoment(value) ? (at ?? receivedAt) : null);
  const endedAt =
    fact(dialpad.date_ended) ?? (isKnown(state) && legStates[state] === 'ended' ? at : null);
  // A leg with an end date has ended, whatever the event is about: `hangup` itself may be lost.
  const legState = endedAt ? 'ended' : isKnown(state) ? legStates[state] : null;
  const external = readNumber(dialpad.external_number);
  const internal = dialpad.is_internal === true || dialpad.contact?.type === 'user';
  const times = {
    startedAt: time(dialpad.date_started),
    rangAt: time(dialpad.date_rang) ?? time(dialpad.date_first_rang),
    connectedAt: fact(dialpad.date_connected),
    endedAt,
  };
  return {
    source,
    restored,
    callId: dialpad.call_id ?? '',
    state,
    isKnownState: isKnown(state),
    eventTimestamp,
    receivedAt,
    order: orderOf(at ?? latest(Object.values(times)), legState, body),
    legState,
    direction:
      dialpad.direction === 'inbound' || dialpad.direction === 'outbound'
        ? dialpad.direction
        : null,
    internal,
    externalNumber: external.kind === 'number' ? external.e164 : null,
    withheldReason: external.kind === 'withheld' ? external.reason : null,
    unreadableNumber: external.kind === 'unreadable' || external.kind === 'service',
    dialled:
      dialpad.direction === 'outbound' ? dialledCode(external, dialpad.external_number) : null,
    internalNumber:
      ourNumber(dialpad.internal_number, source) ??
      // Somebody who hides their number still calls from their own phone, or for their group.
      (dialpad.direction === 'outbound'
        ? (partyNumber(dialpad.proxy_target) ?? partyNumber(dialpad.target))
        : null),
    entryNumber: partyNumber(dialpad.entry_point_target) ?? partyNumber(dialpad.proxy_target),
    targetType: dialpad.target?.type ?? null,
    target: operatorOf(dialpad.target),
    transferredFrom: isUser(dialpad.transferred_from) ? operatorOf(dialpad.transferred_from) : null,
    intentId: dialpad.custom_data,
    colleague: internal ? personName(dialpad.contact) : null,
    entryCallId: dialpad.entry_point_call_id,
    masterCallId: dialpad.master_call_id,
    operatorCallId: dialpad.operator_call_id,
    otherIds: [],
    ...times,
    lastRangAt: ringBegan(state, times, at, receivedAt),
    talkMs: dialpad.talk_time ?? 0,
    rang: state === 'ringing' || state === 'missed',
    blocked: state === 'blocked',
    late: kind
      ? {
          ...noLateFacts,
          supervision: { kind, callId: dialpad.call_id ?? '', over: endedAt !== null },
        }
      : lateFacts(dialpad, { state, restored }, time),
  };
}

/** By time, then the state's rank, then content: a total order independent of arrival. */
function orderOf(
  at: Date | null,
  legState: CallState | null,
  body: Record<string, unknown>,
): string {
  const ms = String(at?.getTime() ?? 0).padStart(14, '0');
  return `${ms}.${legState ? stateRank[legState] : 0}.${contentHash(body).slice(0, 8)}`;
}

/** Whose phone it is. An empty person says nothing, and doesn't undo what was said before. */
function operatorOf(party: Party | null): Operator | null {
  if (!party || (party.id === '' && party.name === '' && party.email === '')) return null;
  return { id: party.id, name: party.name, email: party.email };
}

/** A menu that routes a caller isn't a person; without a type, only people have an address. */
const isUser = (party: Party | null): boolean =>
  party?.type === 'user' || (party?.type === null && party.email !== '');

const partyNumber = (party: Party | null): string | null =>
  party?.phone ? toE164(party.phone) : null;

/** A person's name. Dialpad puts the number there, in any country's format, when it knows none. */
const personName = (party: Party | null): string | null =>
  party?.name && !/^[+\d\s()./-]+$/.test(party.name.normalize('NFKC')) ? party.name : null;

function lateFacts(
  dialpad: DialpadEvent,
  { state, restored }: { state: string; restored: boolean },
  time: (value: unknown) => Date | null,
): LateFacts {
  const recordings = (dialpad.recording_details ?? [])
    .slice(0, listLimit)
    .filter(isObject)
    .flatMap((item) => {
      const id = readId(item['id']);
      if (!id) return [];
      return {
        id,
        kind: cleanLine(item['recording_type']),
        durationMs: readDuration(item['duration']) ?? 0,
        startedAt: time(item['start_time']),
      };
    });
  const message = recordings.find((item) => item.kind === 'voicemail');
  return {
    recordings: recordings.filter((item) => item.kind !== 'voicemail'),
    voicemail:
      state === 'voicemail_uploaded' || (restored && message)
        ? {
            recordingId: dialpad.voicemail_recording_id ?? message?.id ?? null,
            durationMs: message?.durationMs ?? 0,
          }
        : null,
    voicemailText: cut(dialpad.transcription_text),
    transcript:
      state === 'call_transcription' ? { callId: dialpad.call_id ?? '', text: null } : null,
    recapSummary: cut(dialpad.recap_summary),
    recapOutcome: cut(dialpad.recap_outcome),
    recapPurposes: texts(dialpad.recap_purposes),
    recapActionItems: texts(dialpad.recap_action_items),
    labels: texts(dialpad.labels),
    csatScore: dialpad.csat_score,
    dialpadDisposition: state === 'dispositions' ? dispositionName(dialpad) : null,
    callbackRequested: dialpad.callback_requested,
    // Dialpad gives calls that nobody answered a score as well, the same for all.
    mosScore: dialpad.talk_time ? dialpad.mos_score : null,
    supervision: null,
  };
}

const cut = (text: string | null): string | null =>
  text?.slice(0, textLimit).toWellFormed() ?? null;

function texts(list: unknown[] | null): string[] | null {
  const found = (list ?? [])
    .map((item) => (isObject(item) ? (item['content'] ?? item['name']) : item))
    .filter((item) => typeof item === 'string')
    .map((item) => cleanLine(item));
  return found.length > 0 ? found.slice(0, listLimit) : null;
}

/**
 * Dialpad doesn't document this event's fields: it may be a text, an object with a name, or a list whose first item
 * counts.
 */
function dispositionName(dialpad: DialpadEvent): string | null {
  const value = dialpad.disposition ?? dialpad.dispositions;
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const name = isObject(first) ? first['name'] : first;
  return cleanLine(name) || null;
}

/** Claims of the token, not the event: a redelivery may carry new ones. */
const tokenClaims = ['iat', 'exp', 'nbf', 'jti'];

/** Hashes by body: order and key both need the same body's hash. */
const hashes = new WeakMap<Record<string, unknown>, string>();

/** Hash of the content, independent of key order. */
function contentHash(body: Record<string, unknown>): string {
  const known = hashes.get(body);
  if (known !== undefined) return known;
  const canonical = JSON.stringify(body, (_key, value: unknown) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  const hash = createHash('sha256').update(canonical).digest('hex');
  hashes.set(body, hash);
  return hash;
}

/**
 * An event's key in the ledger: `call_id`, `state`, `event_timestamp` and content, so that `create` alone refuses a
 * duplicate.
 */
export function eventKey(
  event: Pick<CallEvent, 'callId' | 'state' | 'eventTimestamp'>,
  body: Record<string, unknown>,
): string {
  const content = tokenClaims.some((claim) => claim in body)
    ? Object.fromEntries(Object.entries(body).filter(([key]) => !tokenClaims.includes(key)))
    : body;
  return createHash('sha256')
    .update(
      [event.callId, event.state, event.eventTimestamp?.getTime() ?? '', contentHash(content)].join(
        '\n',
      ),
    )
    .digest('hex');
}
