import type { EndCause, Envelope } from '@cti/functions/model/calls/envelope';
import { isLive, isParked, isReal, type Channel } from './channel.ts';
import {
  channelsOf,
  isTalking,
  pauseMs,
  rootOf,
  talkMsOf,
  type Conversation,
  type Model,
} from './conversation.ts';
import { readId } from './text.ts';

/** What an entry says of a leg, whenever it's said. */
export type Snapshot = Omit<Envelope, 'at' | 'seq'>;

/** Where a leg stands, and in what. */
interface Place {
  model: Model;
  conversation: Conversation;
  root: Channel;
  /** The channels that aren't plumbing. */
  channels: Channel[];
  at: number;
  prefix: string;
}

/** What can be said of a conversation's legs now, by uniqueid. */
export function snapshotsOf(
  model: Model,
  conversation: Conversation,
  at: number,
  prefix: string,
): Map<string, Snapshot> {
  const root = rootOf(model, conversation);
  if (!root || !isTold(root, model, conversation)) return new Map();
  const channels = channelsOf(model, conversation).filter(isReal);
  const place: Place = { model, conversation, root, channels, at, prefix };
  const legs = channels.flatMap((channel) => {
    const snapshot = channel === root ? rootLeg(place) : calledLeg(channel, place);
    return snapshot ? [[channel.uniqueId, snapshot] as const] : [];
  });
  return new Map(legs);
}

/** A caller from outside is told of once their number's presentation is known, a phone once it has called somebody. */
function isTold(root: Channel, model: Model, conversation: Conversation): boolean {
  if (root.kind === 'trunk') return root.isNumberKnown;
  const others = channelsOf(model, conversation).filter((one) => isReal(one) && one !== root);
  return (
    others.some((one) => one.isDialled) || (root.endedAt !== null && outsideNumber(root) !== '')
  );
}

type Direction = 'inbound' | 'outbound' | 'internal';

function directionOf({ root, channels }: Place): Direction {
  if (root.kind === 'trunk') return 'inbound';
  const callsOut = channels.some((one) => one.kind === 'trunk') || channels.length === 1;
  return callsOut ? 'outbound' : 'internal';
}

/** The leg a call began with: a caller's line, or the phone that called. */
function rootLeg(place: Place): Snapshot {
  const { conversation, root, channels } = place;
  const direction = directionOf(place);
  if (direction === 'inbound') {
    return {
      ...common(root, place),
      dialledBy: null,
      kind: root.queue === null ? 'trunk' : 'queue',
      direction: 'inbound',
      internal: false,
      who: null,
      queue: root.queue,
      other: callerOf(root),
      ours: root.exten || null,
      state: callerState(root, place),
      talkMs: talkMsOf(conversation),
      voicemail: conversation.hasMessage,
    };
  }
  const [called] = channels.filter((one) => one !== root && one.isDialled);
  const isInternal = direction === 'internal';
  const number = isInternal ? (called?.extension ?? '') : numberCalled(root, called);
  return {
    ...common(root, place),
    dialledBy: null,
    kind: 'person',
    direction: 'outbound',
    internal: isInternal,
    who: whoOf(root),
    queue: null,
    other: {
      number: number || null,
      withheld: false,
      name: isInternal ? (called?.name ?? '') : '',
    },
    ours: !isInternal && root.number !== number ? root.number || null : null,
    state: callingState(root, place),
    talkMs: talkMsOf(conversation),
    voicemail: false,
  };
}

/** A phone that was dialled, or that took a call by itself; also a phone outside that rings for a caller. */
function calledLeg(channel: Channel, place: Place): Snapshot | null {
  const { root, model, prefix } = place;
  const direction = directionOf(place);
  // The line that was taken to call out says nothing that the phone's own leg doesn't.
  if (channel.kind === 'trunk' && direction !== 'inbound') return null;
  const { isDialled, rangAt, connectedAt, calledAs } = channel;
  if (!isDialled && rangAt === null && connectedAt === null && calledAs === null) return null;
  const isInternal = direction === 'internal' || channel.calledAs === 'internal';
  const passedOnBy = model.channels[channel.transferredBy ?? ''];
  const [far] = place.channels.filter((one) => one.kind === 'trunk');
  return {
    ...common(channel, place),
    dialledBy: readId(root.uniqueId, prefix),
    kind: 'person',
    // A phone that called somebody before its call became part of this one.
    direction: channel.calledAs === null ? 'inbound' : 'outbound',
    internal: isInternal,
    who: channel.kind === 'trunk' ? (passedOnBy ? whoOf(passedOnBy) : null) : whoOf(channel),
    queue: null,
    other:
      channel.calledAs !== null
        ? { number: null, withheld: false, name: '' }
        : direction === 'outbound'
          ? { number: numberCalled(root, far) || null, withheld: false, name: '' }
          : callerOf(root),
    ours: direction === 'inbound' ? root.exten || null : null,
    state: calledState(channel, place),
    talkMs: 0,
    voicemail: false,
  };
}

/** What is said of every leg alike. */
function common(channel: Channel, { conversation, model, prefix }: Place) {
  const { createdAt, rangAt, lastRangAt, connectedAt, endedAt } = channel;
  const passedOnBy = model.channels[channel.transferredBy ?? ''];
  return {
    call: readId(conversation.linkedId, prefix),
    callAliases: conversation.aliases.slice(-20).map((id) => readId(id, prefix)),
    leg: readId(channel.uniqueId, prefix),
    legAliases: [],
    startedAt: iso(createdAt),
    rangAt: isoOrNull(rangAt),
    lastRangAt: isoOrNull(lastRangAt),
    connectedAt: isoOrNull(connectedAt),
    endedAt: isoOrNull(endedAt),
    transfer: {
      from: passedOnBy && passedOnBy.kind === 'phone' ? whoOf(passedOnBy) : null,
      to: channel.transferredTo,
    },
    end: endedAt === null ? null : { cause: causeOf(channel), code: channel.cause },
  };
}

function callerState(root: Channel, { conversation, at }: Place): Envelope['state'] {
  if (!isLive(root)) return 'ended';
  if (isParked(root)) return 'held';
  if (isTalking(conversation, root, at)) return 'connected';
  return root.queue !== null || hasLongBeenUp(root, at) ? 'queued' : 'calling';
}

function callingState(root: Channel, { conversation, channels, at }: Place): Envelope['state'] {
  const others = channels.filter((one) => one !== root && isLive(one));
  if (!isLive(root)) {
    // Whoever was called is still on the line until they have been passed on.
    const isPassedOn = conversation.transferredBy === root.uniqueId;
    return isPassedOn && others.some((one) => one.kind === 'trunk') ? 'held' : 'ended';
  }
  if (isTalking(conversation, root, at)) return root.isHeld ? 'held' : 'connected';
  if (root.connectedAt !== null) return 'held';
  const rings = others.some((one) => one.isRinging || isJustUp(one, at));
  return rings ? 'ringing' : 'calling';
}

function calledState(channel: Channel, { conversation, root, at }: Place): Envelope['state'] {
  if (!isLive(channel)) return 'ended';
  if (isTalking(conversation, channel, at)) return channel.isHeld ? 'held' : 'connected';
  // Left alone, it hangs up next; without the caller, there's nobody who could be on hold.
  if (channel.connectedAt !== null) return isLive(root) ? 'held' : 'connected';
  const rings = channel.isRinging || isJustUp(channel, at);
  return rings ? 'ringing' : 'calling';
}

/** Whoever picks up is in a bridge a moment later: no ring ends in between. */
const isJustUp = ({ upAt, rangAt }: Channel, at: number): boolean =>
  rangAt !== null && upAt !== null && at - upAt < pauseMs;
const hasLongBeenUp = ({ upAt }: Channel, at: number): boolean =>
  upAt !== null && at - upAt >= pauseMs;

const whoOf = ({ extension, name }: Channel): Envelope['who'] => ({ extension, name, email: '' });

function callerOf(root: Channel): Envelope['other'] {
  if (root.kind === 'phone') return { number: root.extension, withheld: false, name: root.name };
  const { number, withheld, name } = root;
  return withheld
    ? { number: null, withheld, name: '' }
    : { number: number.slice(0, 100) || null, withheld, name };
}

/** The number called: what the line was dialled with, before its `@`; else what the phone has dialled. */
const numberCalled = (root: Channel, line: Channel | undefined): string =>
  (line?.dialString || line?.number || outsideNumber(root) || root.exten).slice(0, 100);

/** What a phone has dialled, if it's a telephone number and not a code of the phone system's own. */
const outsideNumber = ({ exten, number, isDialled }: Channel): string =>
  [exten, isDialled ? number : ''].find((text) => /^\+?\d{7,}$/.test(text)) ?? '';

/** Asterisk's hangup causes are for words, not for logic: 0 is frequent. */
function causeOf({ isLost, dialStatus, cause, connectedAt }: Channel): EndCause {
  if (isLost) return 'lost';
  if (connectedAt !== null) return 'normal';
  if (cause === 26) return 'elsewhere';
  if (dialStatus === 'BUSY' || cause === 17) return 'busy';
  if (dialStatus === 'NOANSWER' || cause === 19) return 'no-answer';
  if (dialStatus === 'CANCEL' || cause === 127) return 'canceled';
  return dialStatus === '' && (cause === 16 || cause === 0) ? 'normal' : 'failed';
}

const iso = (ms: number): string => new Date(Math.floor(ms)).toISOString();
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));
