import { operators, type Who } from './cast.ts';
import type { EventSent } from './log.ts';
import type { CallScript, LegScript } from './script.ts';

/** A phone that has been ringing for longer than this opens no card; for less than `freshMs` it certainly does. */
const oldMs = 600_000;
const freshMs = 45_000;

export interface Ringing {
  who: Who;
  /** When the event arrived, by the wall clock. */
  at: number;
  /** `unsure` = arrived late, but still within the time in which a card may open. */
  isFresh: 'yes' | 'no' | 'unsure';
}

/** Which phones of a call are ringing, according to the events so far. */
export class Rings {
  readonly #call: CallScript;
  /** By leg: the time of its newest event. */
  readonly #told = new Map<string, number>();
  readonly #ringing = new Map<string, Ringing>();
  #ended = new Set<string>();
  answers = 0;

  constructor(call: CallScript) {
    this.#call = call;
  }

  get now(): Ringing[] {
    return [...this.#ringing.values()];
  }

  hear(event: EventSent): void {
    const leg = this.#call.legs[event.leg];
    if (!leg || (this.#told.get(event.leg) ?? 0) >= event.eventMs) return;
    this.#told.set(event.leg, event.eventMs);
    if (event.body.date_ended !== null) this.#end(event.leg);
    else if (!('person' in leg.target)) return;
    else if (event.state === 'ringing') this.#ring(event, leg, leg.target.person);
    else if (event.state === 'connected') this.#answer(event);
  }

  #ring({ leg: key, at, eventMs }: EventSent, leg: LegScript, who: Who): void {
    if (leg.direction !== 'inbound' || this.#hasEnded(key, leg)) return;
    const age = at - eventMs;
    const isFresh = age <= freshMs ? 'yes' : age >= oldMs ? 'no' : 'unsure';
    this.#ringing.set(key, { who, at, isFresh });
  }

  /** An answer stops all other phones. */
  #answer({ leg }: EventSent): void {
    if (this.#call.legs[leg]?.direction === 'outbound') return;
    this.answers += 1;
    this.#ringing.clear();
  }

  #end(leg: string): void {
    this.#ended.add(leg);
    this.#ringing.delete(leg);
    for (const [key, other] of Object.entries(this.#call.legs)) {
      if (other.behind === leg) this.#ringing.delete(key);
    }
  }

  #hasEnded(key: string, { behind }: LegScript): boolean {
    return this.#ended.has(key) || (behind !== undefined && this.#ended.has(behind));
  }
}

/** Whether this operator hears of a ring: on their own phone, or in a group that notifies everybody. */
export function concerns(
  call: CallScript,
  ringing: readonly Ringing[],
  who: Who,
  tellsGroup: boolean,
): 'own' | 'group' | 'no' {
  if (ringing.some((ring) => ring.who === who)) return 'own';
  const isTold =
    call.direction === 'inbound' &&
    tellsGroup &&
    call.group !== null &&
    operators[who].groups.includes(call.group);
  return isTold && ringing.length > 0 ? 'group' : 'no';
}
