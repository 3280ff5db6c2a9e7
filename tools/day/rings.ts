import { operators, type Who } from './cast.ts';
import type { EventSent } from './log.ts';
import type { CallScript, LegScript } from './script.ts';

/** A phone that began to ring longer ago than this opens no card; below `freshMs` it surely does. */
const oldMs = 600_000;
const freshMs = 45_000;

export interface Ringing {
  who: Who;
  /** By the wall clock, when the event came. */
  at: number;
  /** `unsure` = told late, but not so late that it must not open a card any more. */
  isFresh: 'yes' | 'no' | 'unsure';
}

/** Which phones of a call ring now, by the events that have come. */
export class Rings {
  readonly #call: CallScript;
  /** By leg: the time of the newest event that has come. */
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

  /** Whoever answers ends what rang besides. */
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

/** Whether the ring of a call is told to this operator: their own phone, or one of a group that tells everybody. */
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
