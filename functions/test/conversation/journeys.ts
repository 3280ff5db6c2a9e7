import fc from 'fast-check';
import { agent, beganAt, group, LegScript, type DialpadBody } from './leg-script.ts';

/**
 * Calls that move from person to person, generated along with what is true at each moment. Nothing here knows how calls
 * are reduced: a small telephone exchange decides what the phones do, and Dialpad's events report it.
 */

/** What is true after an event. */
export interface Truth {
  state: 'calling' | 'queued' | 'ringing' | 'connected' | 'hold' | 'ended';
  /** Who is talking with the caller, or was last. */
  operator: string | null;
  /** Whose phones ring. */
  ringing: string[];
  /** Who transferred the call last. */
  transferredFrom: string | null;
}
export interface Moment {
  event: DialpadBody;
  truth: Truth;
}

/** How the caller goes on after a talk, or how it ends. */
type Next =
  'hang up' | 'blind' | 'after hang-up' | 'consult' | 'consult and return' | 'group' | 'outside';
/** One stop of a journey: whose phones ring in turn, whether one answers, and what happens next. */
export interface Stop {
  queueMs: number;
  /** One after the other, or all at once. */
  atOnce: boolean;
  phones: number[];
  answered: boolean;
  talkMs: number;
  holds: boolean;
  next: Next;
}

const stop: fc.Arbitrary<Stop> = fc.record({
  queueMs: fc.integer({ min: 1_000, max: 600_000 }),
  atOnce: fc.boolean(),
  phones: fc.uniqueArray(fc.nat({ max: 5 }), { minLength: 1, maxLength: 5 }),
  answered: fc.boolean(),
  talkMs: fc.integer({ min: 5_000, max: 900_000 }),
  holds: fc.boolean(),
  next: fc.constantFrom<Next>(
    'hang up',
    'blind',
    'after hang-up',
    'consult',
    'consult and return',
    'group',
    'outside',
  ),
});

/** A call's way; a failed property shows it as told. */
export interface Journey {
  moments: Moment[];
  [fc.toStringMethod](): string;
}

export const journeys: fc.Arbitrary<Journey> = fc
  .record({ throughGroup: fc.boolean(), stops: fc.array(stop, { minLength: 1, maxLength: 6 }) })
  .map(({ throughGroup, stops }) => ({
    moments: new Exchange().play(throughGroup, stops),
    [fc.toStringMethod]: () => JSON.stringify({ throughGroup, stops }),
  }));

type Doing = 'rings' | 'talks' | 'holds';

/** The exchange: which phone does what, in whose queue the caller waits, who had them last. */
class Exchange {
  readonly moments: Moment[] = [];
  #nowMs = 0;
  #legs = 0;
  /** By leg: what its phone does now. */
  readonly #phones = new Map<LegScript, Doing>();
  readonly #queues = new Map<LegScript, LegScript>();
  #waits = false;
  #callsOut: 'calling' | 'ringing' | null = null;
  #operator: string | null = null;
  #passedBy: string | null = null;

  play(throughGroup: boolean, stops: Stop[]): Moment[] {
    let from: LegScript | null = null;
    for (const [place, one] of stops.entries()) {
      const isLast = place === stops.length - 1;
      const viaGroup = place === 0 ? throughGroup : stops[place - 1]?.next === 'group';
      from = this.#stop(one, viaGroup, from, isLast);
      if (!from) break;
    }
    return this.moments;
  }

  /** Rings, perhaps talks; returns the leg of whoever transfers the call, or null at the end. */
  #stop(one: Stop, viaGroup: boolean, from: LegScript | null, isLast: boolean): LegScript | null {
    const queue = viaGroup ? this.#queue(one, from) : null;
    // Without a queue, one phone is called: that of the person the call is transferred to.
    const phones = viaGroup ? one.phones : one.phones.slice(0, 1);
    const link = queue
      ? { entry_point_call_id: queue.id }
      : from
        ? { master_call_id: from.id }
        : {};
    const rung: LegScript[] = [];
    for (const [place, index] of phones.entries()) {
      const leg = this.#leg(agent(index), link);
      rung.push(leg);
      this.#tell(leg, 'ringing', { date_rang: this.#at() }, () => {
        this.#phones.set(leg, 'rings');
        // Whoever transfers the call may be on the line until the next phone rings.
        const isOn = from !== null && this.#isOnLine(from.target.email);
        if (from && isOn && from.target.email !== leg.target.email)
          this.#passedBy = from.target.email;
      });
      this.#leave(from);
      from = null;
      if (one.atOnce && place < phones.length - 1) continue;
      const isDue = one.answered && place === phones.length - 1;
      this.#pass(isDue ? 4_000 : 15_000);
      if (isDue) break;
      for (const other of rung.splice(0)) this.#end(other);
    }
    const answering = rung.at(-1);
    if (!answering) {
      if (queue) this.#end(queue, () => (this.#waits = false));
      return null;
    }
    this.#answer(answering, rung, queue);
    if (queue) this.#queues.set(answering, queue);
    return this.#talk(one, answering, isLast ? 'hang up' : one.next);
  }

  #queue(one: Stop, from: LegScript | null): LegScript {
    const queue = this.#leg(
      group('call_center', this.#legs),
      from ? { master_call_id: from.id } : {},
    );
    this.#tell(queue, 'queued', { date_queued: this.#at() }, () => (this.#waits = true));
    this.#leave(from);
    this.#pass(one.queueMs);
    return queue;
  }

  #answer(leg: LegScript, rung: LegScript[], queue: LegScript | null): void {
    this.#tell(leg, 'connected', { date_connected: this.#at() }, () => {
      this.#phones.set(leg, 'talks');
      // The other phones the queue rang stop ringing.
      for (const other of rung) if (other !== leg) this.#phones.delete(other);
      this.#waits = false;
      this.#operator = leg.target.email;
    });
    if (queue) {
      const taken = { date_connected: this.#at(), operator_call_id: leg.id };
      this.#tell(queue, 'connected', taken);
    }
    for (const other of rung) if (other !== leg) this.#end(other);
  }

  #talk(one: Stop, leg: LegScript, next: Next): LegScript | null {
    this.#pass(one.talkMs);
    if (one.holds) {
      this.#tell(leg, 'hold', {}, () => this.#phones.set(leg, 'holds'));
      this.#pass(3_000);
      this.#tell(leg, 'connected', {}, () => this.#phones.set(leg, 'talks'));
      this.#pass(3_000);
    }
    switch (next) {
      case 'hang up':
        this.#end(leg);
        return null;
      case 'after hang-up':
        this.#end(leg);
        this.#pass(500);
        this.#left = leg;
        return leg;
      case 'blind':
      case 'group':
        return leg;
      case 'consult':
        this.#consult(leg, true);
        return null;
      case 'consult and return':
        this.#consult(leg, false);
        this.#pass(9_000);
        this.#end(leg);
        return null;
      case 'outside':
        this.#outside(leg);
        return null;
    }
  }

  /** Asks a colleague while the caller is on hold; then leaves, or takes the caller back. */
  #consult(leg: LegScript, leaves: boolean): void {
    this.#tell(leg, 'hold', {}, () => this.#phones.set(leg, 'holds'));
    this.#pass(1_000);
    const asked = this.#leg(agent(7), { master_call_id: leg.id });
    const before = this.#passedBy;
    this.#tell(asked, 'ringing', { date_rang: this.#at() }, () => {
      this.#phones.set(asked, 'rings');
      this.#passedBy = leg.target.email;
    });
    this.#pass(5_000);
    this.#tell(asked, 'connected', { date_connected: this.#at() }, () => {
      this.#phones.set(asked, 'talks');
      this.#operator = asked.target.email;
    });
    this.#pass(20_000);
    if (leaves) {
      this.#end(leg);
      this.#pass(60_000);
      this.#end(asked);
      return;
    }
    this.#end(asked, () => {
      this.#operator = leg.target.email;
      this.#passedBy = before;
    });
    this.#tell(leg, 'connected', {}, () => this.#phones.set(leg, 'talks'));
  }

  #outside(leg: LegScript): void {
    const out = this.#leg(leg.target, { master_call_id: leg.id, direction: 'outbound' });
    this.#tell(out, 'calling', {}, () => (this.#callsOut = 'calling'));
    this.#left = null;
    this.#leave(leg);
    this.#pass(2_000);
    this.#tell(out, 'ringing', {}, () => (this.#callsOut = 'ringing'));
    this.#pass(9_000);
    this.#tell(out, 'connected', { date_connected: this.#at() }, () => {
      this.#callsOut = null;
      this.#phones.set(out, 'talks');
    });
    this.#pass(60_000);
    this.#end(out);
  }

  /** Who left before the next phone rang. */
  #left: LegScript | null = null;

  /** Whoever transfers the call leaves when the next person is reached, unless they've already left. */
  #leave(from: LegScript | null): void {
    if (!from) return;
    if (this.#left === from) {
      this.#left = null;
      return;
    }
    this.#end(from);
  }

  #leg(target: ReturnType<typeof agent>, more: Record<string, unknown>): LegScript {
    this.#legs += 1;
    return new LegScript(4_700_000_000_000_000 + this.#legs, target, this.#nowMs, more);
  }

  #at = (): number => beganAt + this.#nowMs;

  #pass(ms: number): void {
    this.#nowMs += ms;
  }

  #end(leg: LegScript, also: () => void = () => undefined): void {
    this.#tell(leg, 'hangup', { date_ended: this.#at() }, () => {
      this.#phones.delete(leg);
      also();
    });
    // A queue's leg lasts as long as the talk it was answered for.
    const queue = this.#queues.get(leg);
    if (queue) this.#tell(queue, 'hangup', { date_ended: this.#at() });
  }

  /** One event, and what is true from it on. */
  #tell(leg: LegScript, state: string, news: Record<string, unknown>, does?: () => unknown): void {
    this.#nowMs += 10;
    leg.say(this.#nowMs, state, news);
    does?.();
    const talker = this.#operator;
    const goesOn = this.#phones.size > 0 || this.#waits || this.#callsOut !== null;
    if (talker && goesOn && !this.#isOnLine(talker)) {
      this.#passedBy = talker;
    }
    const event = leg.events.at(-1);
    if (event) this.moments.push({ event, truth: this.#truth() });
  }

  #isOnLine = (email: string): boolean =>
    [...this.#phones].some(([leg, doing]) => leg.target.email === email && doing !== 'rings');

  #truth(): Truth {
    const doing = [...this.#phones.values()];
    const rings = [...this.#phones].filter(([, now]) => now === 'rings');
    return {
      state: doing.includes('talks')
        ? 'connected'
        : rings.length > 0 || this.#callsOut === 'ringing'
          ? 'ringing'
          : doing.includes('holds')
            ? 'hold'
            : this.#waits
              ? 'queued'
              : (this.#callsOut ?? 'ended'),
      operator: this.#operator,
      ringing: [...new Set(rings.map(([leg]) => leg.target.email))].toSorted(),
      transferredFrom: this.#passedBy,
    };
  }
}
