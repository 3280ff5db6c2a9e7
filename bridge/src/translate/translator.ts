import type { Envelope } from '@cti/functions/model/calls/envelope';
import { valueOf, type AmiEvent } from '../ami/event.ts';
import {
  isLive,
  isReal,
  mentionsIn,
  newChannel,
  readMention,
  type Channel,
  type Layout,
  type Mention,
} from './channel.ts';
import {
  channelsOf,
  conversationOf,
  keepTalk,
  merge,
  pauseMs,
  rootOf,
  type Conversation,
  type Model,
} from './conversation.ts';
import { snapshotsOf, type Snapshot } from './entry.ts';
import { applyEvent } from './events.ts';

export interface TranslatorOptions extends Layout {
  /** Precedes every id, to tell several servers without a `systemname` apart: letters, digits, `-`. */
  idPrefix?: string;
}

/** What a translator knows, as JSON can hold it. */
export interface TranslatorState extends Model {
  version: 1;
  connection: number;
  tellsPresentation: boolean;
  seq: number;
  /** When to look again for what's over. */
  forgetAt: number;
  /** What was last told of each leg, by uniqueid. */
  told: Record<string, string>;
}

/** Turns what Asterisk's manager interface says about channels into what envelope 2 says about legs. */
export interface Translator {
  /**
   * Takes an event and tells of the legs that are different now.
   *
   * @param at when it arrived; counts if the event has no `Timestamp`
   */
  take(event: AmiEvent, at: Date): Envelope[];
  /** Tells what has become true by time alone: people who haven't come back from a bridge they left. */
  tick(at: Date): Envelope[];
  /** To be called after each login, before the first event of the new connection. */
  reconnected(): void;
  /**
   * Takes the channels that exist now, and ends those that went while nobody listened.
   *
   * @param channels items of `CoreShowChannels`, and of `Status` with `Variables: CALLERID(num-pres),CALLERID(dnid)`:
   *   without these, a withheld number can't be told from another
   */
  resync(channels: readonly AmiEvent[], at: Date): Envelope[];
  /** What has to be given to the next process. */
  snapshot(): TranslatorState;
}

const emptyState = (): TranslatorState => ({
  version: 1,
  connection: 0,
  tellsPresentation: false,
  seq: 0,
  forgetAt: 0,
  told: {},
  channels: {},
  conversations: {},
  linked: {},
});

/** How long after its last channel's end a conversation is remembered, for events that come late. */
const rememberedMs = 60_000;

/** @param state a snapshot; one of another version is dropped */
export function createTranslator(
  options: TranslatorOptions,
  snapshot: TranslatorState | null = null,
): Translator {
  const state = snapshot?.version === 1 ? structuredClone(snapshot) : emptyState();
  const prefix = options.idPrefix ?? '';

  /** The channel a mention is about; null for one that ended before it was ever heard of. */
  function channelFor(mention: Mention, at: number, event: string): Channel | null {
    const known = state.channels[mention.uniqueId];
    const linkedId = mention.linkedId || known?.linkedId || mention.uniqueId;
    if (known) {
      if (known.linkedId !== linkedId) {
        merge(state, known.linkedId, linkedId);
        known.linkedId = linkedId;
      }
      return known;
    }
    if (event === 'Hangup' || event === 'BridgeLeave' || event === 'DialEnd') return null;
    const channel = newChannel(mention, at, options);
    state.channels[channel.uniqueId] = channel;
    conversationOf(state, linkedId).uniqueIds.push(channel.uniqueId);
    return channel;
  }

  function take(event: AmiEvent, arrivedAt: Date): Envelope[] {
    const name = valueOf(event, 'Event');
    const seconds = Number(valueOf(event, 'Timestamp'));
    const at = seconds > 0 ? seconds * 1_000 : arrivedAt.getTime();
    // What has lasted until now counts before what happens now.
    const entries = settle(at);
    const mentions = mentionsIn(event);
    const changed = new Set<Conversation>();
    const found = new Map<string, Channel>();
    for (const mention of mentions) {
      const channel = channelFor(mention, at, name);
      if (!channel) continue;
      if (mention.variable('CALLERID(num-pres)') !== null) state.tellsPresentation = true;
      const isNew = name === 'Newchannel' && mention.prefix === '';
      readMention(channel, mention, { at, isNew, tellsPresentation: state.tellsPresentation });
      channel.connection = state.connection;
      found.set(mention.prefix, channel);
    }
    applyEvent(state, event, found, at);
    for (const channel of found.values()) changed.add(conversationOf(state, channel.linkedId));
    const linkedId = valueOf(event, 'Linkedid');
    if (linkedId !== '' && linkedId in state.linked) changed.add(conversationOf(state, linkedId));

    const isFinal = name === 'DialBegin';
    for (const conversation of changed) {
      keepTalk(state, conversation, { at, isFinal });
      conversation.dueAt = at + pauseMs;
    }
    for (const conversation of changed) entries.push(...tell(conversation, at));
    return entries;
  }

  /** Pauses that have lasted; and what's over is forgotten. */
  function settle(at: number): Envelope[] {
    const entries: Envelope[] = [];
    for (const conversation of Object.values(state.conversations)) {
      if (conversation.dueAt !== null && at >= conversation.dueAt) {
        conversation.dueAt = null;
        keepTalk(state, conversation, { at, isFinal: false });
        entries.push(...tell(conversation, at));
      }
    }
    if (at >= state.forgetAt) {
      state.forgetAt = at + rememberedMs / 2;
      for (const conversation of Object.values(state.conversations)) {
        const ends = channelsOf(state, conversation).map(({ endedAt }) => endedAt ?? Infinity);
        if (at - Math.max(...ends) > rememberedMs) forget(conversation);
      }
    }
    return entries;
  }

  function forget({ linkedId, aliases, uniqueIds }: Conversation): void {
    for (const id of uniqueIds) {
      delete state.channels[id];
      delete state.told[id];
    }
    for (const id of [linkedId, ...aliases]) delete state.linked[id];
    delete state.conversations[linkedId];
  }

  /** The legs of which something else is to be told than before. */
  function tell(conversation: Conversation, at: number): Envelope[] {
    const legs = snapshotsOf(state, conversation, at, prefix);
    if (legs.size === 0) return [];
    const root = rootOf(state, conversation);
    conversation.rootId ??= root?.uniqueId ?? null;
    return [...legs].flatMap(([uniqueId, snapshot]) => {
      const channel = state.channels[uniqueId];
      if (channel && channel === root && channel.kind === 'phone') {
        channel.calledAs = snapshot.internal ? 'internal' : 'outside';
      }
      return entryOf(uniqueId, snapshot, at);
    });
  }

  function entryOf(uniqueId: string, snapshot: Snapshot, at: number): Envelope[] {
    const text = JSON.stringify(snapshot);
    if (state.told[uniqueId] === text) return [];
    state.told[uniqueId] = text;
    state.seq += 1;
    return [{ at: new Date(Math.floor(at)).toISOString(), seq: state.seq, ...snapshot }];
  }

  function resync(items: readonly AmiEvent[], arrivedAt: Date): Envelope[] {
    const at = arrivedAt.getTime();
    const listed = new Set<string>();
    for (const item of items) {
      const [mention] = mentionsIn(item);
      // A queue's list names callers as well, but says nothing of their channels.
      if (!mention || !item.has('ChannelState')) continue;
      listed.add(mention.uniqueId);
      const isKnown = mention.uniqueId in state.channels;
      const channel = channelFor(mention, at, 'resync');
      // Events of this connection are newer than the list.
      if (!channel || !isLive(channel)) continue;
      if (mention.variable('CALLERID(num-pres)') !== null) state.tellsPresentation = true;
      readMention(channel, mention, {
        at: isKnown ? channel.createdAt : at - ageMsOf(item),
        // It has only just begun.
        isNew: valueOf(item, 'Application') === '',
        tellsPresentation: state.tellsPresentation,
      });
      if (channel.connection !== state.connection) applyListed(channel, item, at);
    }
    for (const channel of Object.values(state.channels)) {
      const isGone = isLive(channel) && channel.connection !== state.connection;
      if (isGone && !listed.has(channel.uniqueId)) {
        Object.assign(channel, { endedAt: at, isLost: true, isRinging: false, bridge: null });
      }
    }
    return Object.values(state.conversations).flatMap((conversation) => {
      keepTalk(state, conversation, { at, isFinal: true });
      return tell(conversation, at);
    });
  }

  return {
    take,
    tick: (at) => settle(at.getTime()),
    reconnected: () => {
      state.connection += 1;
    },
    resync,
    snapshot: () => structuredClone(state),
  };
}

/** What only a list says, and not each event: which bridge a channel is in, and why. */
function applyListed(channel: Channel, item: AmiEvent, at: number): void {
  const application = valueOf(item, 'Application');
  const bridgeId = valueOf(item, 'BridgeId') || valueOf(item, 'BridgeID');
  if (bridgeId !== channel.bridge?.id) {
    channel.bridge = bridgeId === '' ? null : { id: bridgeId, isParking: application === 'Park' };
  }
  channel.isRinging = valueOf(item, 'ChannelState') === '5';
  if (channel.isRinging) {
    channel.rangAt ??= at;
    channel.lastRangAt ??= at;
  }
  if (application === 'AppDial' || application === 'AppQueue') channel.isDialled = isReal(channel);
  if (application === 'Queue') {
    const data = valueOf(item, 'ApplicationData') || valueOf(item, 'Data');
    channel.queue ??= data.split(',')[0]?.slice(0, 200) ?? null;
  }
}

/** `Duration: 00:01:05` or `Seconds: 65`, in milliseconds. */
function ageMsOf(item: AmiEvent): number {
  const clock = valueOf(item, 'Duration').split(':').map(Number);
  const seconds = clock.length === 3 ? clock.reduce((sum, part) => sum * 60 + part, 0) : NaN;
  return (Number.isFinite(seconds) ? seconds : Number(valueOf(item, 'Seconds')) || 0) * 1_000;
}
