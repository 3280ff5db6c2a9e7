import { isBridged, isLive, isParked, isReal, type Channel } from './channel.ts';

/** Channels that belong together: one call. Times are milliseconds since the epoch by Asterisk's clock. */
export interface Conversation {
  /** The linkedid it was first known by, and those of conversations that turned out to be part of it. */
  linkedId: string;
  aliases: string[];
  /** The channel it began with, once something has been told of it. */
  rootId: string | null;
  uniqueIds: string[];
  /** Since when people talk; null = nobody does. */
  connectedSince: number | null;
  /** When nobody was in a bridge any more, as long as that may be a channel changing bridges. */
  downAt: number | null;
  talks: [from: number, to: number][];
  /** When to look again at what a moment may have changed. */
  dueAt: number | null;
  /** The uniqueid of the channel that transferred it, until somebody has taken it. */
  transferredBy: string | null;
  hasMessage: boolean;
}

/** Channels change bridges within a millisecond; a shorter pause is none. */
export const pauseMs = 50;

const newConversation = (linkedId: string): Conversation => ({
  linkedId,
  aliases: [],
  rootId: null,
  uniqueIds: [],
  connectedSince: null,
  downAt: null,
  talks: [],
  dueAt: null,
  transferredBy: null,
  hasMessage: false,
});

/** The conversations and channels known, in a form that can be stored. */
export interface Model {
  channels: Record<string, Channel>;
  conversations: Record<string, Conversation>;
  /** From each linkedid to that of its conversation. */
  linked: Record<string, string>;
}

export function conversationOf(model: Model, linkedId: string): Conversation {
  const known = model.conversations[model.linked[linkedId] ?? ''];
  if (known) return known;
  const conversation = newConversation(linkedId);
  model.conversations[linkedId] = conversation;
  model.linked[linkedId] = linkedId;
  return conversation;
}

export const channelsOf = (model: Model, { uniqueIds }: Conversation): Channel[] =>
  uniqueIds.flatMap((id) => model.channels[id] ?? []);

/** The channel a conversation began with: its caller. */
export function rootOf(model: Model, conversation: Conversation): Channel | null {
  const told = model.channels[conversation.rootId ?? ''];
  if (told) return told;
  const real = channelsOf(model, conversation).filter(isReal);
  const own = real.find(({ uniqueId }) => uniqueId === conversation.linkedId);
  if (own) return own;
  // Ages from a list are whole seconds, so they don't say which of two was first.
  const [first] = real.toSorted(
    (a, b) => Number(a.isDialled) - Number(b.isDialled) || a.createdAt - b.createdAt,
  );
  // A phone that rings for somebody we don't know of isn't a caller.
  return first && (!first.isDialled || first.connectedAt !== null) ? first : null;
}

/**
 * Makes two conversations one. The one that has been told of stays; of two, the older one, as with Asterisk's own
 * linkedids.
 */
export function merge(model: Model, idA: string, idB: string): void {
  const [a, b] = [conversationOf(model, idA), conversationOf(model, idB)];
  if (a === b) return;
  const [kept, other] = [a, b].toSorted(
    (x, y) =>
      Number(x.rootId === null) - Number(y.rootId === null) ||
      beganAt(model, x) - beganAt(model, y),
  ) as [Conversation, Conversation];
  kept.aliases.push(
    ...[other.linkedId, ...other.aliases].filter((id) => !kept.aliases.includes(id)),
  );
  kept.uniqueIds.push(...other.uniqueIds);
  kept.talks.push(...other.talks);
  if (other.connectedSince !== null) {
    // Its talk is one of this conversation's from now on.
    const since = Math.min(kept.connectedSince ?? other.connectedSince, other.connectedSince);
    kept.connectedSince = since;
    kept.downAt =
      kept.downAt === null || other.downAt === null ? null : Math.max(kept.downAt, other.downAt);
  }
  kept.transferredBy ??= other.transferredBy;
  kept.hasMessage ||= other.hasMessage;
  delete model.conversations[other.linkedId];
  for (const [linkedId, into] of Object.entries(model.linked)) {
    if (into === other.linkedId) model.linked[linkedId] = kept.linkedId;
  }
}

const beganAt = (model: Model, conversation: Conversation): number =>
  rootOf(model, conversation)?.createdAt ?? Infinity;

/**
 * Whether people talk: at least two real channels are in bridges that aren't for parking, whichever bridges these are,
 * since Local channels may lie between them.
 *
 * @param isFinal whether a pause counts at once
 */
export function keepTalk(
  model: Model,
  conversation: Conversation,
  { at, isFinal }: { at: number; isFinal: boolean },
): void {
  const channels = channelsOf(model, conversation);
  const talking = channels.filter((channel) => isReal(channel) && isBridged(channel)).length >= 2;
  if (talking) {
    conversation.connectedSince ??= at;
    conversation.downAt = null;
  } else if (conversation.connectedSince !== null) {
    conversation.downAt ??= at;
    const isOver = rootOf(model, conversation)?.endedAt !== null;
    if (isFinal || isOver || at - conversation.downAt >= pauseMs) {
      conversation.talks.push([conversation.connectedSince, conversation.downAt]);
      conversation.connectedSince = null;
      conversation.downAt = null;
    }
  }
  for (const channel of channels.filter(isReal)) {
    if (isTalking(conversation, channel, at)) channel.connectedAt ??= at;
  }
}

/** Whether a channel takes part in the talk, or is just changing bridges. */
export function isTalking({ connectedSince }: Conversation, channel: Channel, at: number): boolean {
  if (connectedSince === null || !isLive(channel) || isParked(channel)) return false;
  return isBridged(channel) || (channel.leftAt !== null && at - channel.leftAt < pauseMs);
}

/** Time in conversation until the last pause, in whole milliseconds; overlapping talks count once. */
export function talkMsOf({ talks }: Conversation): number {
  let totalMs = 0;
  let reached = -Infinity;
  for (const [from, to] of talks.toSorted((a, b) => a[0] - b[0])) {
    // A pause in which channels changed bridges belongs to the talk.
    const start = from - reached < pauseMs ? reached : from;
    totalMs += Math.max(0, to - Math.max(start, reached));
    reached = Math.max(reached, to);
  }
  return Math.round(totalMs);
}
