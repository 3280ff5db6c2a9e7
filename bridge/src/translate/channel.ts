import { valueOf, type AmiEvent } from '../ami/event.ts';
import { readExtension, readName } from './text.ts';

/** Which endpoints are what. */
export interface Layout {
  /** Endpoints that lead outside: `trunk` of `PJSIP/trunk-0000003f`. */
  trunks: readonly string[];
  /** Extensions of endpoints that aren't named after theirs. */
  extensions?: Readonly<Record<string, string>>;
}

/** One of Asterisk's channels. Times are milliseconds since the epoch by Asterisk's clock. */
export interface Channel {
  uniqueId: string;
  linkedId: string;
  kind: 'phone' | 'trunk' | 'plumbing';
  extension: string;
  /** The phone's own name; for a trunk, the caller's. */
  name: string;
  /** The caller's number on a trunk; the number shown outside on a phone that calls. */
  number: string;
  withheld: boolean;
  /** Whether the number's presentation is known: it isn't yet when a channel begins. */
  isNumberKnown: boolean;
  /** What was dialled on this channel at first: `Exten` changes with a transfer. */
  exten: string;
  createdAt: number;
  /** When it was answered, by a person or by the dialplan. */
  upAt: number | null;
  /** Somebody dialled it: a phone that rings, a line that was taken to call out. */
  isDialled: boolean;
  /** What was dialled to reach it, for a trunk. */
  dialString: string;
  isRinging: boolean;
  rangAt: number | null;
  lastRangAt: number | null;
  dialStatus: string;
  bridge: { id: string; isParking: boolean } | null;
  /** When it left its latest bridge. */
  leftAt: number | null;
  isHeld: boolean;
  connectedAt: number | null;
  queue: string | null;
  /** The uniqueid of the channel that passed the call on to it, and what it passed its own call on to. */
  transferredBy: string | null;
  transferredTo: string | null;
  /** The uniqueid of the channel that took its place in its bridge; absent in what older versions stored. */
  placeTakenBy?: string | null;
  /** On whose account it was told of as a phone that calls, before its call became part of another. */
  calledAs: 'outside' | 'internal' | null;
  endedAt: number | null;
  cause: number | null;
  /** It was gone when the channels were listed. */
  isLost: boolean;
  /** The connection during which an event last named it. */
  connection: number;
}

/** Channel technologies with somebody at the other end; all others (Local, Surrogate …) only carry what others say. */
const realTechnology =
  /^(PJSIP|SIP|IAX2|DAHDI|SCCP|Skinny|MGCP|OOH323|H323|Motif|Dongle|UNISTIM)\//i;

/** The prefixes under which an event names a channel. */
const prefixes = [
  '',
  'Dest',
  'Transferer',
  'Transferee',
  'OrigTransferer',
  'SecondTransferer',
  'TransferTarget',
  'Target',
  'Parkee',
  'Retriever',
] as const;
export type Prefix = (typeof prefixes)[number];

/** What an event says about the channel it names under a prefix. */
export class Mention {
  readonly prefix: Prefix;
  readonly #event: AmiEvent;

  constructor(event: AmiEvent, prefix: Prefix) {
    this.#event = event;
    this.prefix = prefix;
  }

  value(key: string): string {
    return valueOf(this.#event, this.prefix + key);
  }

  get uniqueId(): string {
    return this.value('Uniqueid');
  }

  /** Empty if the event doesn't say. */
  get linkedId(): string {
    const id = this.value('Linkedid');
    return isId(id) ? id : '';
  }

  /** A function's value, which `channelvars` sends with each event and `Status` where it's asked for. */
  variable(name: string): string | null {
    const lists = [`${this.prefix}ChanVariable`, ...(this.prefix === '' ? ['Variable'] : [])];
    for (const line of lists.flatMap((key) => this.#event.get(key) ?? [])) {
      if (line.startsWith(`${name}=`)) return line.slice(name.length + 1);
    }
    return null;
  }
}

/** Every channel an event names. */
export const mentionsIn = (event: AmiEvent): Mention[] =>
  prefixes
    .map((prefix) => new Mention(event, prefix))
    .filter((mention) => isId(mention.uniqueId) && mention.value('Channel') !== '');

/** Every object has `constructor` and the like, including those that hold channels by id. */
const isId = (text: string): boolean => text !== '' && !(text in Object.prototype);

export function newChannel(mention: Mention, at: number, layout: Layout): Channel {
  const name = mention.value('Channel');
  const endpoint = name.slice(name.indexOf('/') + 1, name.lastIndexOf('-'));
  const isTrunk = layout.trunks.includes(endpoint);
  const extension = layout.extensions?.[endpoint] ?? readExtension(endpoint);
  return {
    uniqueId: mention.uniqueId,
    linkedId: mention.linkedId || mention.uniqueId,
    kind: realTechnology.test(name) ? (isTrunk ? 'trunk' : 'phone') : 'plumbing',
    extension: isTrunk ? '' : extension,
    name: '',
    number: '',
    withheld: false,
    isNumberKnown: false,
    exten: '',
    createdAt: at,
    upAt: null,
    isDialled: false,
    dialString: '',
    isRinging: false,
    rangAt: null,
    lastRangAt: null,
    dialStatus: '',
    bridge: null,
    leftAt: null,
    isHeld: false,
    connectedAt: null,
    queue: null,
    transferredBy: null,
    transferredTo: null,
    calledAs: null,
    endedAt: null,
    cause: null,
    isLost: false,
    connection: -1,
  };
}

/**
 * Takes over what an event says about a channel at any time. A number counts only once its presentation is known: when
 * a channel begins, Asterisk still calls a withheld number allowed.
 *
 * @param tellsPresentation whether this Asterisk sends presentations at all
 */
export function readMention(
  channel: Channel,
  mention: Mention,
  { at, isNew, tellsPresentation }: { at: number; isNew: boolean; tellsPresentation: boolean },
): void {
  channel.createdAt = Math.min(channel.createdAt, at);
  if (mention.value('ChannelState') === '6') channel.upAt ??= at;
  const exten = mention.value('Exten');
  if (channel.exten === '' && exten !== 's') channel.exten = exten;
  const dialled = mention.variable('CALLERID(dnid)') ?? mention.value('DNID');
  if (channel.kind === 'trunk' && dialled !== '') channel.exten = dialled;

  const number = mention.value('CallerIDNum');
  if (channel.kind === 'phone') {
    // What the dialplan sets for whoever is called isn't the phone's own any more.
    if (isNew || number === channel.extension) {
      channel.name ||= readName(mention.value('CallerIDName'));
    }
    if (number !== channel.extension) channel.number = number || channel.number;
    return;
  }
  const presentation = mention.variable('CALLERID(num-pres)');
  if (presentation?.startsWith('prohib')) channel.withheld = true;
  if (channel.withheld) {
    channel.isNumberKnown = true;
    channel.number = '';
    channel.name = '';
  } else if (!isNew && !channel.isNumberKnown && (presentation !== null || !tellsPresentation)) {
    channel.isNumberKnown = true;
    channel.number = number;
    channel.name = readName(mention.value('CallerIDName'));
  }
}

export const isReal = ({ kind }: Channel): boolean => kind !== 'plumbing';
export const isLive = ({ endedAt }: Channel): boolean => endedAt === null;
/** In a bridge in which people can talk. */
export const isBridged = ({ bridge, endedAt }: Channel): boolean =>
  endedAt === null && bridge !== null && !bridge.isParking;
export const isParked = ({ bridge, endedAt }: Channel): boolean =>
  endedAt === null && bridge !== null && bridge.isParking;
