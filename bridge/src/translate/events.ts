import { valueOf, type AmiEvent } from '../ami/event.ts';
import { isLive, type Channel } from './channel.ts';
import { channelsOf, conversationOf, merge, type Model } from './conversation.ts';

/** The channels an event names, by the prefix it names them under. */
export type Named = ReadonlyMap<string, Channel>;

/** What happens to channels by each kind of event, beyond what every event says about them. */
export function applyEvent(model: Model, event: AmiEvent, named: Named, at: number): void {
  const channel = named.get('');
  const dest = named.get('Dest');
  switch (valueOf(event, 'Event')) {
    case 'Newstate':
      if (channel && valueOf(event, 'ChannelState') === '5') ring(channel, at);
      if (channel && valueOf(event, 'ChannelState') === '6') channel.isRinging = false;
      return;
    case 'DialBegin':
      if (dest) dial(model, dest, event);
      return;
    case 'DialState':
      if (dest && valueOf(event, 'DialStatus') === 'RINGING') ring(dest, at);
      return;
    case 'DialEnd':
      if (dest) endDial(dest, valueOf(event, 'DialStatus'), at);
      return;
    case 'BridgeEnter':
      if (channel) enter(model, channel, event);
      return;
    case 'BridgeLeave':
      if (channel?.bridge?.id === valueOf(event, 'BridgeUniqueid')) leave(channel, at);
      return;
    case 'Hold':
    case 'Unhold':
      if (channel?.kind === 'phone') channel.isHeld = valueOf(event, 'Event') === 'Hold';
      return;
    case 'Hangup':
      if (channel) hangUp(channel, valueOf(event, 'Cause'), at);
      return;
    case 'QueueCallerJoin':
      if (channel) channel.queue = valueOf(event, 'Queue').slice(0, 200);
      return;
    case 'BlindTransfer':
      if (valueOf(event, 'Result') === 'Success') transferBlindly(model, named, event);
      return;
    case 'AttendedTransfer':
      if (valueOf(event, 'Result') === 'Success') transferAttended(model, named, event);
      return;
    case 'Pickup':
      mergeAll(model, [channel, named.get('Target')]);
      return;
    case 'MessageWaiting':
      if (channel && Number(valueOf(event, 'New')) > 0) {
        conversationOf(model, channel.linkedId).hasMessage = true;
      }
      return;
  }
}

/** A phone rings until it's answered, its dialling ends, or it hangs up; the event may come after any of these. */
function ring(channel: Channel, at: number): void {
  if (!isLive(channel) || channel.upAt !== null || channel.connectedAt !== null) return;
  if (!channel.isRinging) channel.lastRangAt = at;
  channel.isRinging = true;
  channel.rangAt = Math.min(channel.rangAt ?? at, at);
}

function dial(model: Model, dest: Channel, event: AmiEvent): void {
  dest.isDialled = true;
  if (dest.kind === 'trunk') {
    // `0312345678@trunk`, `trunk/sip:0312345678@host`
    const [address = ''] = valueOf(event, 'DialString').split('@');
    dest.dialString = (address.split('/').at(-1) ?? '').replace(/^(sips?|tel):/i, '');
  }
  dest.transferredBy ??= conversationOf(model, dest.linkedId).transferredBy;
}

/** It may come twice, and after an answer it means nothing. */
function endDial(dest: Channel, status: string, at: number): void {
  dest.isRinging = false;
  if (status === 'ANSWER') dest.isDialled = true;
  if (status === 'ANSWER' || dest.dialStatus === 'ANSWER' || dest.connectedAt !== null) {
    dest.dialStatus = 'ANSWER';
    return;
  }
  dest.dialStatus ||= status;
  dest.endedAt ??= at;
}

function enter(model: Model, entering: Channel, event: AmiEvent): void {
  const channel = model.channels[entering.placeTakenBy ?? ''] ?? entering;
  if (!isLive(channel)) return;
  const isParking = valueOf(event, 'BridgeTechnology') === 'holding_bridge';
  channel.bridge = { id: valueOf(event, 'BridgeUniqueid'), isParking };
  channel.leftAt = null;
  channel.isRinging = false;
  const conversation = conversationOf(model, channel.linkedId);
  const isTaken = channel.kind === 'phone' && channel.uniqueId !== conversation.transferredBy;
  if (isTaken && channel.transferredBy !== null) conversation.transferredBy = null;
}

function leave(channel: Channel, at: number): void {
  channel.bridge = null;
  channel.leftAt = at;
}

function hangUp(channel: Channel, cause: string, at: number): void {
  channel.endedAt ??= at;
  channel.isRinging = false;
  channel.cause = cause === '' ? null : Number(cause);
  if (channel.bridge) leave(channel, at);
}

function transferBlindly(model: Model, named: Named, event: AmiEvent): void {
  const transferer = named.get('Transferer');
  if (!transferer) return;
  transferer.transferredTo = valueOf(event, 'Extension').slice(0, 100) || null;
  conversationOf(model, transferer.linkedId).transferredBy = transferer.uniqueId;
}

function transferAttended(model: Model, named: Named, event: AmiEvent): void {
  const [transferer, second] = [named.get('OrigTransferer'), named.get('SecondTransferer')];
  const target = named.get('TransferTarget');
  mergeAll(model, [transferer, second, named.get('Transferee'), target]);
  if (valueOf(event, 'DestType') === 'App') takePlace(model, named);
  if (!transferer) return;
  // With a feature code, the target is a Local channel, behind which the phone called last rings or talks.
  const phone =
    target?.kind === 'phone'
      ? target
      : channelsOf(model, conversationOf(model, transferer.linkedId))
          .filter(
            (one) => one.kind === 'phone' && isLive(one) && one.isDialled && one !== transferer,
          )
          .toSorted((a, b) => a.createdAt - b.createdAt)
          .at(-1);
  if (!phone || phone === second) return;
  phone.transferredBy ??= transferer.uniqueId;
  transferer.transferredTo ??= phone.extension;
}

/**
 * While the second talk is only beginning, the caller takes the place of the transferer's channel in it: Asterisk doesn't
 * tell that the one enters that bridge, and of the other only that it hangs up.
 */
function takePlace(model: Model, named: Named): void {
  const [transferee, second] = [named.get('Transferee'), named.get('SecondTransferer')];
  if (!transferee || !second) return;
  second.placeTakenBy = transferee.uniqueId;
  if (second.bridge === null || !isLive(transferee)) return;
  transferee.bridge = second.bridge;
  transferee.leftAt = null;
}

function mergeAll(model: Model, channels: (Channel | undefined)[]): void {
  const [first, ...others] = channels.filter((one) => one !== undefined);
  for (const other of others) if (first) merge(model, first.linkedId, other.linkedId);
}
