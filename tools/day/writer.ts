import type { Random } from '../demo/random.ts';
import { contacts, type GroupCode, groups, operators, type Who } from './cast.ts';
import type {
  Act,
  Caller,
  CallScript,
  CallState,
  Doing,
  LegScript,
  Outcome,
  Say,
  Scene,
} from './script.ts';

/** How withheld numbers arrive, and what the card shows for them. */
const hidden = [
  ['blocked', '非通知'],
  ['anonymous', '非通知'],
  ['非通知', '非通知'],
  ['Private Number', '非通知'],
  ['+266696687', '非通知'],
  ['P', '非通知'],
  ['公衆電話', '公衆電話'],
  ['C', '公衆電話'],
  ['表示圏外', '表示圏外'],
  ['O', '表示圏外'],
] as const;

/** Shared by the whole day: random numbers, ids, callers and the calls written so far. */
export class DayWriter {
  readonly random: Random;
  readonly calls: Record<string, CallScript> = {};
  readonly scenes: Scene[] = [];
  #strangers = 0;
  #hidden = 0;
  #legs = 0;

  constructor(random: Random) {
    this.random = random;
  }

  scene(name: string, notBefore?: Scene['notBefore']): SceneWriter {
    const scene: Scene = { name, acts: [], ...(notBefore ? { notBefore } : {}) };
    this.scenes.push(scene);
    return new SceneWriter(this, scene);
  }

  nextKey(): string {
    return `c${String(Object.keys(this.calls).length + 1).padStart(3, '0')}`;
  }

  nextLegId(): number {
    this.#legs += 1;
    return 4_700_000_000_000_000 + this.#legs;
  }

  /** An unknown caller, a different one each time. */
  stranger(): Caller {
    this.#strangers += 1;
    const digits = String(this.#strangers).padStart(4, '0');
    return {
      sent: `+819055550${digits.slice(1)}`,
      number: `+819055550${digits.slice(1)}`,
      match: 'unknown',
      contactIds: [],
      shows: `090-5555-0${digits.slice(1)}`,
    };
  }

  contact(): Caller {
    const { name, phone } = this.random.pick(contacts);
    const sharing = contacts.filter((other) => other.phone === phone);
    return {
      sent: phone,
      number: phone,
      match: sharing.length > 1 ? 'shared' : 'known',
      contactIds: sharing.map(({ id }) => id),
      shows: name,
    };
  }

  hiddenCaller(): Caller {
    const [sent, shows] = hidden[this.#hidden++ % hidden.length] ?? hidden[0];
    return { sent, number: null, match: 'withheld', contactIds: [], shows };
  }

  anybody(): Caller {
    return this.random.below(3) === 0 ? this.contact() : this.stranger();
  }

  /** One of a group's operators, with or without a browser. */
  oneOf(group: GroupCode, hasBrowser: boolean): Who {
    const all = Object.values(operators).filter((one) => one.groups.includes(group));
    return this.random.pick(all.filter((one) => one.hasBrowser === hasBrowser)).who;
  }
}

export class SceneWriter {
  readonly day: DayWriter;
  readonly #scene: Scene;

  constructor(day: DayWriter, scene: Scene) {
    this.day = day;
    this.#scene = scene;
  }

  add(...acts: Act[]): void {
    this.#scene.acts.push(...acts);
  }

  operator(who: Who, doing: Doing): void {
    this.add({ do: 'operator', who, doing });
  }

  status(who: Who, code: number): void {
    this.add({ do: 'status', who, code });
  }

  /** After a call: wraps up if the group has wrap-up, then becomes available. */
  rest(who: Who, group: GroupCode | null): void {
    if (group !== null && groups[group].wrapUpMs > 0) {
      this.status(who, 7);
      this.operator(who, 'end-wrap-up');
    }
    this.status(who, 0);
  }

  closeCards(): void {
    this.add({ do: 'close-cards' });
  }

  /** The last call is over: its operator rests, and the cards are closed. */
  finish(who: Who, group: GroupCode | null): void {
    this.rest(who, group);
    this.closeCards();
  }

  /** The same without a wrap-up, for all whose phones rang. */
  free(...whos: Who[]): void {
    for (const who of whos) this.status(who, 0);
    this.closeCards();
  }

  call(
    story: string,
    group: GroupCode | null,
    caller: Caller,
    { direction = 'inbound' }: { direction?: CallScript['direction'] } = {},
  ): CallWriter {
    const key = this.day.nextKey();
    const script: CallScript = {
      key,
      story,
      direction,
      group,
      caller,
      legs: {},
      expected: { outcome: null, operator: null },
    };
    this.day.calls[key] = script;
    return new CallWriter(this, script);
  }

  /** A call with one leg, `a`, that rings at an operator's phone. */
  ringing(story: string, group: GroupCode | null, caller: Caller, who: Who): CallWriter {
    const call = this.call(story, group, caller);
    call.leg('a', { target: { person: who } });
    call.ring('a', who);
    return call;
  }
}

export class CallWriter {
  readonly script: CallScript;
  #scene: SceneWriter;

  constructor(scene: SceneWriter, script: CallScript) {
    this.#scene = scene;
    this.script = script;
  }

  /** Goes on in another scene. */
  in(scene: SceneWriter): this {
    this.#scene = scene;
    return this;
  }

  leg(key: string, leg: Omit<LegScript, 'id' | 'direction'> & Partial<LegScript>): void {
    const id = this.#scene.day.nextLegId();
    this.script.legs[key] = { id, direction: 'inbound', ...leg };
  }

  /** The group's leg, `entry`, and its operators' legs. */
  callCenter(whos: Record<string, Who>): void {
    this.leg('entry', { target: { group: 'call_center' } });
    for (const [key, who] of Object.entries(whos)) {
      this.leg(key, { target: { person: who }, behind: 'entry' });
    }
  }

  say(leg: string, state: string, how: Partial<Say> = {}): void {
    this.#scene.add({ do: 'say', call: this.script.key, leg, state, ...how });
  }

  cards(): void {
    this.#scene.add({ do: 'cards', call: this.script.key });
  }

  now(state: CallState, ringing: Who[], operator: Who | null): void {
    this.#scene.add({ do: 'now', call: this.script.key, state, ringing, operator });
  }

  deliver(): void {
    this.#scene.add({ do: 'deliver', call: this.script.key });
  }

  /** A phone rings and the cards appear; nobody answers. */
  ring(leg: string, who: Who, from: Who | null = null, how: Partial<Say> = {}): void {
    this.say(leg, 'ringing', how);
    this.cards();
    this.now('ringing', [who], from);
  }

  answer(leg: string, who: Who, how: Partial<Say> = {}): void {
    this.say(leg, 'connected', how);
    this.now('connected', [], who);
  }

  /** The operator who answered hangs up. */
  hangUp(leg: string, who: Who): void {
    this.say(leg, 'hangup');
    this.ends('answered', who);
  }

  /** The operator who answered hangs up, which also ends the group's leg. */
  hangUpBoth(leg: string, how: Partial<Say> = {}): void {
    this.say(leg, 'hangup', how);
    this.say('entry', 'hangup');
  }

  miss(leg: string): void {
    this.say(leg, 'missed');
    this.ends('missed');
  }

  ends(outcome: Outcome, operator: Who | null = null): void {
    this.script.expected.outcome = outcome;
    this.script.expected.operator = operator;
  }
}
