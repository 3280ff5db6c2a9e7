import { groups, type Who } from './cast.ts';
import type { Entry } from './log.ts';
import type { Day, Doing } from './script.ts';

/** `unsure` = undecided while a status change is in progress. */
export type Sure = 'yes' | 'no' | 'unsure';

/** What an operator's status suppresses: nothing, cards of outside calls, or all cards. */
type Kept = 'nothing' | 'external' | 'everything' | 'unsure';

/** An operator's state according to the log: worked out by the judge, not by the product. */
export class Availability {
  readonly #day: Day;
  /** Whether their console is open and online. */
  present: Sure = 'no';
  /** 0 to 3, what they chose last. */
  #chosen = 1;
  #wrapsUp = false;
  #isSettling = false;
  readonly #talks = new Set<string>();

  constructor(day: Day) {
    this.#day = day;
  }

  /** Applies a log entry about this operator. */
  hear(entry: Entry, who: Who): void {
    switch (entry.kind) {
      case 'begins':
        this.present = leavesOrComes(entry.doing) ? 'unsure' : this.present;
        this.#isSettling ||= changesStatus(entry.doing);
        return;
      case 'done':
        this.#done(entry.doing);
        return;
      case 'status':
        if (entry.seen === entry.code) this.#isSettling = false;
        return;
      case 'event':
        this.#hearEvent(entry, who);
        return;
      case 'card':
      case 'card-closed':
      case 'now':
      case 'read':
      case 'trouble':
    }
  }

  /** Whether a call in this direction may open a card for them now. */
  admits(isInternal: boolean): Sure {
    if (this.present === 'no') return 'no';
    const kept = this.#kept();
    if (kept === 'unsure') return 'unsure';
    if (kept === 'everything' || (kept === 'external' && !isInternal)) return 'no';
    return this.present;
  }

  #kept(): Kept {
    if (this.#isSettling) return 'unsure';
    if (this.#chosen === 1) return 'everything';
    if (this.#talks.size > 0) return 'nothing';
    return this.#wrapsUp || this.#chosen > 1 ? 'external' : 'nothing';
  }

  #done(doing: Doing): void {
    switch (doing) {
      case 'sign-in':
      case 'open-console':
      case 'go-online':
      case 'reload':
        this.present = 'yes';
        if (doing === 'sign-in') this.#arrive();
        return;
      case 'sign-out':
        this.present = 'no';
        this.#choose(1);
        return;
      case 'close-console':
      case 'go-offline':
        this.present = 'no';
        return;
      case 'available':
        this.#arrive();
        return;
      case 'work':
        this.#choose(2);
        return;
      case 'away':
        this.#choose(3);
        return;
      case 'end-wrap-up':
        this.#wrapsUp = false;
        this.#isSettling = false;
    }
  }

  /** While the phone keeps ringing, a card becomes due as soon as the operator is available. */
  #arrive(): void {
    this.#choose(0);
    this.#isSettling = false;
  }

  /** Choosing a status ends the wrap-up; chosen during a call, it applies afterwards. */
  #choose(status: number): void {
    this.#chosen = status;
    if (this.#talks.size === 0) this.#wrapsUp = false;
  }

  #hearEvent(event: Extract<Entry, { kind: 'event' }>, who: Who): void {
    const call = this.#day.calls[event.call];
    const leg = call?.legs[event.leg];
    if (!call || !leg || !('person' in leg.target) || leg.target.person !== who) return;
    const key = `${event.call} ${event.leg}`;
    if (event.state === 'connected' && event.body.date_ended === null) {
      this.#isSettling ||= this.#wrapsUp || this.#chosen !== 0;
      this.#talks.add(key);
    }
    const isOver = event.body.date_ended !== null;
    if (isOver && this.#talks.delete(key)) {
      const wrapUpMs = call.group === null ? 0 : groups[call.group].wrapUpMs;
      if (call.direction !== 'internal' && this.#chosen !== 1 && wrapUpMs > 0) this.#wrapsUp = true;
      this.#isSettling = true;
    }
  }
}

const leavesOrComes = (doing: Doing): boolean =>
  [
    'sign-in',
    'sign-out',
    'reload',
    'close-console',
    'open-console',
    'go-offline',
    'go-online',
  ].includes(doing);

const changesStatus = (doing: Doing): boolean =>
  ['sign-in', 'sign-out', 'available', 'work', 'away', 'end-wrap-up'].includes(doing);
