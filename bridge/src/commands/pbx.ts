import type { BridgeAction } from '@cti/functions/model/calls/bridge-command';
import { placedLegOf } from '@cti/functions/model/calls/call-intent';
import type { AmiEvent } from '../ami/event.ts';
import { valueOf } from '../ami/messages.ts';
import { Refused } from '../ami/session.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { readId } from '../translate/text.ts';
import { Failed } from './failed.ts';
import { dialledNumber, endpointOf, phoneChannel, type CommandSettings } from './number.ts';

export interface PbxOptions {
  /** Has the manager interface do something; rejects with {@link Refused}, or as one that isn't connected. */
  ask: (action: Record<string, string>, deadlineMs: number) => Promise<AmiEvent[]>;
  commands: CommandSettings;
  asterisk: Pick<Config['asterisk'], 'extensions' | 'idPrefix'>;
  clock: Clock;
}

/** Does what commands say. */
export interface Pbx {
  /** Throws {@link Failed}. Resolves with what the operator should know, such as where a call is parked. */
  carryOut(action: BridgeAction): Promise<string | null>;
  /** Everything that Asterisk tells. */
  hear(event: AmiEvent): void;
}

const answerMs = 5_000;
/** How long a phone may take to ring before it's left at that it was told to. */
const ringsWithinMs = 4_000;
/** How long a phone rings for a call of its own. */
const rungMs = 45_000;
/** How long a parked call's place may take to be told. */
const parkedMs = 2_000;

/** One of Asterisk's channels, as it was listed just now. */
interface Listed {
  name: string;
  uniqueId: string;
  bridgeId: string;
  isUp: boolean;
}

export function createPbx({ ask, commands, asterisk, clock }: PbxOptions): Pbx {
  const waiting = new Set<(event: AmiEvent) => void>();

  /** The first event that matches; null = none within `ms`. To be called before what causes it. */
  function heard(ms: number, matches: (event: AmiEvent) => boolean) {
    const { promise, resolve } = Promise.withResolvers<AmiEvent | null>();
    const stop = (event: AmiEvent | null) => {
      waiting.delete(look);
      cancel();
      resolve(event);
    };
    const look = (event: AmiEvent) => {
      if (matches(event)) stop(event);
    };
    const cancel = clock.after(ms, () => stop(null));
    waiting.add(look);
    return { event: promise, stop: () => stop(null) };
  }

  async function order(action: Record<string, string>): Promise<AmiEvent[]> {
    try {
      return await ask(action, answerMs);
    } catch (error) {
      if (!(error instanceof Refused)) throw new Failed('pbx-away');
      const isGone = /no such channel|no channel|not.*in a bridge|not bridged/i.test(error.message);
      throw new Failed(isGone ? 'call-over' : 'pbx-refused');
    }
  }

  const channels = async (): Promise<Listed[]> =>
    (await order({ Action: 'CoreShowChannels' })).map((item) => ({
      name: valueOf(item, 'Channel') ?? '',
      uniqueId: valueOf(item, 'Uniqueid') ?? '',
      bridgeId: valueOf(item, 'BridgeId') ?? valueOf(item, 'BridgeID') ?? '',
      isUp: valueOf(item, 'ChannelState') === '6',
    }));

  /** The channel of a leg as it was told: by Asterisk's id for it, since names change. */
  const channelOf = (listed: readonly Listed[], leg: string): Listed => {
    const found = listed.find(({ uniqueId }) => readId(uniqueId, asterisk.idPrefix) === leg);
    if (!found) throw new Failed('call-over');
    return found;
  };

  async function call({
    intentId,
    extension,
    number,
  }: Extract<BridgeAction, { kind: 'call' }>): Promise<null> {
    const phone = phoneChannel(extension, commands, asterisk.extensions);
    const exten = dialledNumber(number, commands);
    const id = placedLegOf(intentId);
    const isRinging = ({ name, uniqueId, isUp }: Listed) =>
      uniqueId.startsWith('cti-') && name.startsWith(`${phone}-`) && !isUp;
    if ((await channels()).some(isRinging)) throw new Failed('already-calling');
    const began = heard(ringsWithinMs, (event) => {
      if (valueOf(event, 'Event') !== 'OriginateResponse') {
        return valueOf(event, 'Uniqueid') === id && valueOf(event, 'ChannelState') === '5';
      }
      const isNamed = valueOf(event, 'Uniqueid') === id;
      // A phone that isn't there never gets a channel.
      return isNamed || (valueOf(event, 'Channel') === phone && valueOf(event, 'Exten') === exten);
    });
    try {
      await order({
        Action: 'Originate',
        Channel: phone,
        Context: commands.context,
        Exten: exten,
        Priority: '1',
        ChannelId: id,
        ...(phone.startsWith('Local/') ? { OtherChannelId: `${id}-2` } : {}),
        Timeout: String(rungMs),
        Async: 'true',
      });
    } catch (error) {
      began.stop();
      throw error;
    }
    const event = await began.event;
    if (event && valueOf(event, 'Response') === 'Failure') throw new Failed('phone-unreachable');
    return null;
  }

  async function park(leg: string): Promise<string | null> {
    const listed = await channels();
    const phone = channelOf(listed, leg);
    const other = otherEnd(listed, phone);
    const parked = heard(
      parkedMs,
      (event) =>
        valueOf(event, 'Event') === 'ParkedCall' &&
        valueOf(event, 'ParkeeUniqueid') === other.uniqueId,
    );
    try {
      await order({ Action: 'Park', Channel: other.name, TimeoutChannel: phone.name });
    } catch (error) {
      parked.stop();
      throw error;
    }
    const event = await parked.event;
    return (event && valueOf(event, 'ParkingSpace')?.slice(0, 20)) ?? null;
  }

  async function pause({
    extensions,
    paused,
    reason,
  }: Extract<BridgeAction, { kind: 'pause' }>): Promise<null> {
    const own = new Set(extensions.map((one) => endpointOf(one, asterisk.extensions)));
    for (const extension of extensions) own.add(extension);
    const items = await order({ Action: 'QueueStatus' });
    const members = items.filter((item) => valueOf(item, 'Event') === 'QueueMember');
    const interfaces = new Set(
      members
        .filter((item) =>
          ['StateInterface', 'Location'].some((key) => own.has(endpointIn(valueOf(item, key)))),
        )
        .map((item) => valueOf(item, 'Location') ?? ''),
    );
    if (interfaces.size === 0) throw new Failed('not-in-queue');
    for (const name of interfaces) {
      await order({
        Action: 'QueuePause',
        Interface: name,
        Paused: String(paused),
        ...(reason === '' ? {} : { Reason: reason }),
      });
    }
    return null;
  }

  async function carryOut(action: BridgeAction): Promise<string | null> {
    switch (action.kind) {
      case 'call':
        return call(action);
      case 'park':
        return park(action.leg);
      case 'pause':
        return pause(action);
      case 'hang-up': {
        const { name } = channelOf(await channels(), action.leg);
        await order({ Action: 'Hangup', Channel: name, Cause: '16' });
        return null;
      }
      case 'transfer': {
        // What can be dialled must not be anything but an extension.
        phoneChannel(action.to, commands, asterisk.extensions);
        const { name } = channelOf(await channels(), action.leg);
        await order({
          Action: action.how === 'blind' ? 'BlindTransfer' : 'Atxfer',
          Channel: name,
          Context: commands.context,
          Exten: action.to,
        });
        return null;
      }
    }
  }

  return {
    carryOut,
    hear: (event) => {
      for (const look of waiting) look(event);
    },
  };
}

/** `101` of `PJSIP/101` and of `Local/101@from-queue/n`. */
const endpointIn = (name = ''): string => /^[^/]+\/([^/@]+)/.exec(name)?.[1] ?? '';

/** More Local channels in a row than any dialplan has. */
const mostHops = 6;

/** Whoever a channel talks to, behind the Local channels that may lie between. Throws {@link Failed}. */
function otherEnd(listed: readonly Listed[], from: Listed): Listed {
  let here = from;
  for (let hop = 0; hop < mostHops; hop += 1) {
    const { bridgeId, uniqueId } = here;
    const next = listed.find(
      (one) => bridgeId !== '' && one.bridgeId === bridgeId && one.uniqueId !== uniqueId,
    );
    if (!next) break;
    if (!next.name.startsWith('Local/')) return next;
    const half = next.name.replace(/;([12])$/, (_, side) => `;${side === '1' ? '2' : '1'}`);
    const other = listed.find(({ name }) => name === half);
    if (!other) break;
    here = other;
  }
  throw new Failed('call-over');
}
