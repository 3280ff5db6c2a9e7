import { type PauseTold, pbxLimits, type QueuesTold } from '@cti/functions/model/calls/pbx';
import { type AmiEvent, valueOf } from '../ami/event.ts';
import type { Layout } from '../translate/channel.ts';
import { readName } from '../translate/text.ts';
import { cut, memberOf } from './directory.ts';

interface Membership {
  extension: string;
  name: string;
  isPaused: boolean;
  reason: string;
  /** When that was chosen. */
  atMs: number;
  isFound: boolean;
}

interface QueueNow {
  /** Since when each caller waits, by their channel. */
  waiting: Map<string, number>;
  /** By interface. */
  members: Map<string, Membership>;
}

/** As on the wire. */
type Wire<T> = {
  [Key in keyof T]: T[Key] extends Date ? string : Date extends T[Key] ? string | null : T[Key];
};
export type QueueStateTold = Wire<QueuesTold['states'][number]>;
export type PauseOnWire = Wire<PauseTold>;

/** What hasn't been told yet. */
export interface QueueNews {
  isWhole: boolean;
  states: QueueStateTold[];
  pauses: PauseOnWire[];
}

/**
 * Knows how each queue is, and who in it is paused; says what hasn't been told. What is told is a state, not an event:
 * of several changes only the last is told, and one that got lost is told again.
 */
export class QueueBook {
  readonly #layout: Layout;
  #queues = new Map<string, QueueNow>();
  /** What the other side knows, as JSON, by queue and by extension. */
  readonly #toldStates = new Map<string, string>();
  readonly #toldPauses = new Map<string, string>();
  #isWholeDue = true;

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  /** Takes an event, and says whether it was one of a queue. */
  take(event: AmiEvent, arrivedAt: Date): boolean {
    const queue = valueOf(event, 'Queue');
    if (queue === '') return false;
    const seconds = Number(valueOf(event, 'Timestamp'));
    const atMs = seconds > 0 ? Math.floor(seconds * 1_000) : arrivedAt.getTime();
    switch (valueOf(event, 'Event')) {
      case 'QueueCallerJoin':
        this.#queue(queue).waiting.set(valueOf(event, 'Uniqueid'), atMs);
        return true;
      case 'QueueCallerLeave':
      case 'QueueCallerAbandon':
        return this.#queue(queue).waiting.delete(valueOf(event, 'Uniqueid'));
      case 'QueueMemberAdded':
        // Joining says nothing of a choice: it's as if it had been found.
        this.#enter(queue, event, { atMs, isFound: true });
        return true;
      case 'QueueMemberPause':
        this.#enter(queue, event, { atMs, isFound: false });
        return true;
      case 'QueueMemberRemoved':
        return this.#queue(queue).members.delete(valueOf(event, 'Interface'));
      default:
        return false;
    }
  }

  /** Takes the items of `QueueStatus`: this is how all queues are. */
  resync(items: readonly AmiEvent[], at: Date): void {
    this.#queues = new Map();
    for (const item of items) {
      const queue = valueOf(item, 'Queue');
      if (queue === '') continue;
      const kind = valueOf(item, 'Event');
      if (kind === 'QueueParams') this.#queue(queue);
      if (kind === 'QueueEntry') {
        const waitedMs = (Number(valueOf(item, 'Wait')) || 0) * 1_000;
        this.#queue(queue).waiting.set(valueOf(item, 'Uniqueid'), at.getTime() - waitedMs);
      }
      if (kind === 'QueueMember') {
        const pausedMs = Number(valueOf(item, 'LastPause')) * 1_000;
        const isPaused = valueOf(item, 'Paused') === '1';
        const atMs = isPaused && pausedMs > 0 ? pausedMs : at.getTime();
        this.#enter(queue, item, { atMs, isFound: true });
      }
    }
    this.#toldPauses.clear();
    this.tellAll();
  }

  /** Everything about the queues is told anew. */
  tellAll(): void {
    this.#isWholeDue = true;
    this.#toldStates.clear();
  }

  /** Queues by name, with their members' names by extension. */
  members(): ReadonlyMap<string, ReadonlyMap<string, string>> {
    return new Map(
      [...this.#queues].map(([queue, { members }]) => {
        const telephones = [...members.values()].filter(({ extension }) => extension !== '');
        return [queue, new Map(telephones.map(({ extension, name }) => [extension, name]))];
      }),
    );
  }

  /** What is to be told; null = nothing. */
  news(): QueueNews | null {
    const isWhole = this.#isWholeDue;
    const states = this.#states().filter(
      (state) => isWhole || this.#toldStates.get(state.name) !== JSON.stringify(state),
    );
    const pauses = this.#pauses().filter(
      (pause) => this.#toldPauses.get(pause.extension) !== JSON.stringify(pause),
    );
    if (!isWhole && states.length + pauses.length === 0) return null;
    return {
      isWhole,
      states: states.slice(0, pbxLimits.queues),
      pauses: pauses.slice(0, pbxLimits.members),
    };
  }

  /** The other side has taken this. */
  told({ isWhole, states, pauses }: QueueNews): void {
    if (isWhole) this.#isWholeDue = false;
    for (const state of states) this.#toldStates.set(state.name, JSON.stringify(state));
    for (const pause of pauses) this.#toldPauses.set(pause.extension, JSON.stringify(pause));
  }

  #queue(name: string): QueueNow {
    const known = this.#queues.get(name) ?? { waiting: new Map(), members: new Map() };
    this.#queues.set(name, known);
    return known;
  }

  #enter(queue: string, event: AmiEvent, when: Pick<Membership, 'atMs' | 'isFound'>): void {
    const itself = valueOf(event, 'Interface') || valueOf(event, 'Location');
    this.#queue(queue).members.set(itself, {
      ...when,
      extension: memberOf(event, this.#layout),
      name: nameIn(event),
      isPaused: valueOf(event, 'Paused') === '1',
      reason: cut(readName(valueOf(event, 'PausedReason') || valueOf(event, 'Reason'))),
    });
  }

  #states(): QueueStateTold[] {
    return [...this.#queues].slice(0, pbxLimits.queues).map(([name, { waiting, members }]) => ({
      name: cut(name),
      waiting: waiting.size,
      longestSince: waiting.size > 0 ? iso(Math.min(...waiting.values())) : null,
      members: members.size,
      paused: [...members.values()].filter(({ isPaused }) => isPaused).length,
    }));
  }

  /** Somebody is away when they're paused in all their queues: in one of two, they still take calls. */
  #pauses(): PauseOnWire[] {
    const of = new Map<string, Membership[]>();
    for (const { members } of this.#queues.values()) {
      for (const member of members.values()) {
        if (member.extension === '') continue;
        of.set(member.extension, [...(of.get(member.extension) ?? []), member]);
      }
    }
    return [...of].map(([extension, memberships]) => {
      const isPaused = memberships.every((one) => one.isPaused);
      const deciding = memberships.filter((one) => one.isPaused === isPaused);
      const latest = deciding.toSorted((a, b) => a.atMs - b.atMs).at(-1);
      return {
        extension,
        isPaused,
        reason: isPaused ? (latest?.reason ?? '') : '',
        at: iso(latest?.atMs ?? 0),
        isFound: deciding.every((one) => one.isFound),
      };
    });
  }
}

/** Without a name of its own, Asterisk calls a member by the interface. */
function nameIn(event: AmiEvent): string {
  const name = readName(valueOf(event, 'Name') || valueOf(event, 'MemberName'));
  return name.includes('/') ? '' : cut(name);
}

const iso = (ms: number): string => new Date(ms).toISOString();
