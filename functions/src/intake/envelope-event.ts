import { noLateFacts, type CallEvent } from '../calls/call-event.ts';
import type { CallSource, CallState, Operator } from '../model/calls/call.ts';
import { envelopeBodySchema, envelopeSchema, type Envelope } from '../model/calls/envelope.ts';
import { intentIdOfLeg } from '../model/calls/call-intent.ts';
import { readNumber, type ReadNumber } from '../model/text/phone.ts';
import { clockOf, ringBegan } from './clock.ts';
import { cleanLine, readId, readMoment } from './dialpad-event.ts';
import { dialledCode, ourNumber } from './numbers.ts';

const callStates: Record<Envelope['state'], CallState> = {
  calling: 'calling',
  queued: 'queued',
  ringing: 'ringing',
  connected: 'connected',
  held: 'hold',
  ended: 'ended',
};

/** A phone that was reached and not taken has rung, even if it refused before it was heard to. */
const reached = new Set(['busy', 'no-answer', 'elsewhere']);

/** True if the body has envelope 2's mark, whatever else it has. */
export const isEnvelope = (body: Record<string, unknown>): boolean => body['envelope'] === 2;

/**
 * A body's entries, each as a body of its own: this is what the ledger keeps, and what is read again. Null if the outer
 * form is wrong.
 */
export function bodiesOf(body: Record<string, unknown>): Record<string, unknown>[] | null {
  const parsed = envelopeBodySchema.safeParse(body);
  return parsed.success
    ? parsed.data.entries.map((entry) => ({ envelope: 2, entries: [entry] }))
    : null;
}

/** The event of a body with one entry; null if it can't be read. */
export function fromEnvelope(
  body: Record<string, unknown>,
  source: CallSource,
  receivedAt: Date,
): CallEvent | null {
  const [entry, ...others] = bodiesOf(body)?.flatMap((single) => single['entries']) ?? [];
  const parsed = envelopeSchema.safeParse(entry);
  if (others.length > 0 || !parsed.success) return null;
  const { data } = parsed;
  const callId = readId(data.leg);
  const conversation = readId(data.call);
  if (callId === null || conversation === null) return null;
  return toCallEvent({ ...data, leg: callId, call: conversation }, source, receivedAt);
}

function toCallEvent(entry: Envelope, source: CallSource, receivedAt: Date): CallEvent {
  const eventTimestamp = readMoment(entry.at);
  const { at, time } = clockOf(eventTimestamp, receivedAt);
  const { direction, internal, state, end } = entry;
  const external = otherParty(entry);
  const legState = callStates[state];
  const rangAt = time(entry.rangAt);
  const startedAt = time(entry.startedAt);
  const isCalled = entry.kind === 'person' && direction === 'inbound';
  const refused = isCalled && end !== null && reached.has(end.cause);
  return {
    source,
    callId: entry.leg,
    state,
    isKnownState: true,
    eventTimestamp,
    receivedAt,
    order: `${String(at?.getTime() ?? 0).padStart(14, '0')}.${String(entry.seq).padStart(16, '0')}`,
    legState,
    direction,
    internal,
    externalNumber: external.kind === 'number' && !internal ? external.e164 : null,
    withheldReason: external.kind === 'withheld' ? external.reason : null,
    unreadableNumber: !internal && (external.kind === 'unreadable' || external.kind === 'service'),
    dialled: direction === 'outbound' ? dialledCode(external, entry.other.number) : null,
    internalNumber: ourNumber(entry.ours, source),
    entryNumber: null,
    targetType: entry.kind === 'person' ? 'user' : entry.kind,
    target:
      entry.kind === 'person'
        ? personOf(entry.who)
        : personOf({ extension: '', name: entry.queue ?? '', email: '' }),
    transferredFrom: personOf(entry.transfer.from),
    intentId: intentIdOfLeg(entry.leg),
    colleague: (internal && cleanLine(entry.other.name)) || null,
    entryCallId: readId(entry.dialledBy),
    masterCallId: entry.call === entry.leg ? null : entry.call,
    operatorCallId: null,
    otherIds: [...entry.callAliases, ...entry.legAliases].flatMap((id) => readId(id) ?? []),
    startedAt,
    rangAt,
    lastRangAt: ringBegan(
      state,
      { startedAt, rangAt: time(entry.lastRangAt) ?? rangAt },
      at,
      receivedAt,
    ),
    rang: state === 'ringing' || rangAt !== null || refused,
    connectedAt: time(entry.connectedAt),
    endedAt: time(entry.endedAt) ?? (state === 'ended' ? at : null),
    talkMs: entry.talkMs,
    blocked: false,
    restored: false,
    late: {
      ...noLateFacts,
      voicemail: entry.voicemail ? { recordingId: null, durationMs: 0 } : null,
    },
  };
}

/** A number said to be withheld is never read, even if it was sent along. */
function otherParty({ other }: Envelope): ReadNumber {
  const { number, name, withheld } = other;
  if (withheld) return readNumber('anonymous');
  const isWord = number !== null && !/\d/.test(number);
  // The name says why: "Coin line/payphone" <sip:anonymous@anonymous.invalid>.
  return readNumber(isWord && name ? `"${name.replaceAll('"', '')}" <sip:${number}>` : number);
}

function personOf(who: Envelope['who']): Operator | null {
  if (who === null) return null;
  const { extension, name, email } = who;
  const person = { id: readId(extension) ?? '', name: cleanLine(name), email: cleanLine(email) };
  return Object.values(person).some(Boolean) ? person : null;
}
