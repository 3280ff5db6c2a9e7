import type { Duplex } from 'node:stream';
import { backoff } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import type { AmiEvent } from './event.ts';
import { NotAmi, valueOf } from './messages.ts';
import { Lost, Refused, Session } from './session.ts';

/**
 * `connecting`: on the way to `ready`; `ready`: events arrive and the calls in progress are known; `waiting`: until the
 * next attempt; `refused`: the same, but somebody has to change something; `stopped`: not wanted.
 */
export type AmiState = 'connecting' | 'ready' | 'waiting' | 'refused' | 'stopped';

export interface AmiOptions {
  connect: () => Duplex;
  username: string;
  secret: string;
  clock: Clock;
  /** From 0 up to 1. */
  random: () => number;
}

/** Called from the read loop: they must not wait for anything. */
export interface AmiHandlers {
  event(event: AmiEvent, at: Date): void;
  /** All that is going on, before the first event of each connection. */
  resync(items: AmiEvent[], at: Date): void;
  state(state: AmiState, reason: string): void;
}

const greetingMs = 10_000;
const answerMs = 10_000;
const pingEveryMs = 10_000;
const pongMs = 5_000;
/** Asterisk lets in before it has started. */
const bootMs = 120_000;
const refusedPauseMs = 60_000;

/** Stays connected to a manager interface for as long as it's wanted. */
export class AmiClient {
  readonly #options: AmiOptions;
  readonly #handlers: AmiHandlers;
  readonly #pause;
  #session: Session | null = null;
  readonly #timers = new Map<'retry' | 'boot' | 'ping', () => void>();
  #isResyncing = false;
  /** Events that came before the resync was complete; null once it is. */
  #held: Array<[AmiEvent, Date]> | null = [];

  constructor(options: AmiOptions, handlers: AmiHandlers) {
    this.#options = options;
    this.#handlers = handlers;
    this.#pause = backoff(250, 5_000, options.random);
  }

  /** Connects, unless it already does. */
  start(): void {
    if (this.#session || this.#timers.has('retry')) return;
    this.#connect();
  }

  /** Ends the connection; {@link start} begins anew. */
  stop(reason: string): void {
    const session = this.#session;
    this.#session = null;
    this.#clearTimers();
    session?.end(new Lost(reason));
    this.#handlers.state('stopped', reason);
  }

  /**
   * Asks for a list, or has Asterisk do something. Rejects with {@link Refused} where it doesn't know or allow that, and
   * with {@link Lost} while it isn't `ready`.
   */
  ask(action: Record<string, string>, deadlineMs = answerMs): Promise<AmiEvent[]> {
    if (!this.#session || this.#held) return Promise.reject(new Lost('no connection'));
    return this.#session.ask(action, deadlineMs);
  }

  #connect(): void {
    this.#clearTimers();
    this.#held = [];
    this.#isResyncing = false;
    this.#handlers.state('connecting', '');
    const { connect, clock } = this.#options;
    const session: Session = new Session(connect(), clock, greetingMs, {
      news: (event) => this.#take(session, event),
      lost: (reason) => this.#retry(session, reason),
    });
    this.#session = session;
    void this.#logIn(session);
  }

  async #logIn(session: Session): Promise<void> {
    const { username, secret } = this.#options;
    try {
      await session.greeted;
      await session.ask(
        { Action: 'Login', Username: username, Secret: secret, Events: 'call,agent,system' },
        answerMs,
      );
    } catch (error) {
      return this.#giveUp(session, error, 'login refused');
    }
    if (session !== this.#session) return;
    if (this.#held) {
      this.#later('boot', bootMs, () => {
        if (this.#held) session.end(new Lost('no FullyBooted, which needs read = system'));
      });
    }
    this.#pingLater(session);
  }

  #pingLater(session: Session): void {
    this.#later('ping', pingEveryMs, () => {
      session.ask({ Action: 'Ping' }, pongMs).then(
        () => session === this.#session && this.#pingLater(session),
        (error: unknown) => this.#giveUp(session, error, 'ping refused'),
      );
    });
  }

  #take(session: Session, event: AmiEvent): void {
    if (session !== this.#session) return;
    const at = this.#options.clock.now();
    if (valueOf(event, 'Event') === 'FullyBooted') void this.#resync(session);
    else if (this.#held) this.#held.push([event, at]);
    else this.#handlers.event(event, at);
  }

  /** Events wait meanwhile: a channel that hangs up while the list is on its way would else come back. */
  async #resync(session: Session): Promise<void> {
    if (this.#isResyncing) return;
    this.#isResyncing = true;
    const held = (this.#held ??= []);
    try {
      const [channels, status, queues] = await Promise.all([
        session.ask({ Action: 'CoreShowChannels' }, answerMs),
        optional(session.ask({ Action: 'Status', Variables: statusVariables }, answerMs)),
        optional(session.ask({ Action: 'QueueStatus' }, answerMs)),
      ]);
      if (session !== this.#session) return;
      const { clock } = this.#options;
      this.#handlers.resync([...channels, ...status, ...queues], clock.now());
    } catch (error) {
      return this.#giveUp(
        session,
        error,
        'CoreShowChannels refused, which needs write = reporting',
      );
    }
    this.#isResyncing = false;
    this.#held = null;
    for (const [event, at] of held) this.#handlers.event(event, at);
    this.#pause.reset();
    this.#handlers.state('ready', '');
  }

  /** Asterisk's refusals don't pass by themselves. Everything else has ended the session already. */
  #giveUp(session: Session, error: unknown, what: string): void {
    if (session !== this.#session || !(error instanceof Refused)) return;
    this.#session = null;
    session.end(new Lost(what));
    this.#clearTimers();
    this.#handlers.state('refused', `${what}: ${error.message}`);
    this.#later('retry', refusedPauseMs, () => this.#connect());
  }

  #retry(session: Session, reason: Lost | NotAmi): void {
    if (session !== this.#session) return;
    this.#session = null;
    this.#clearTimers();
    this.#handlers.state(reason instanceof NotAmi ? 'refused' : 'waiting', reason.message);
    const pauseMs = reason instanceof NotAmi ? refusedPauseMs : this.#pause.next();
    this.#later('retry', pauseMs, () => this.#connect());
  }

  #later(name: 'retry' | 'boot' | 'ping', ms: number, callBack: () => void): void {
    const cancel = this.#options.clock.after(ms, () => {
      this.#timers.delete(name);
      callBack();
    });
    this.#timers.set(name, cancel);
  }

  #clearTimers(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }
}

/** Whether a number is withheld, and what was dialled, of which the status itself tells nothing. */
const statusVariables = 'CALLERID(num-pres),CALLERID(dnid)';

/** Nothing, where Asterisk doesn't know the action or allow it. */
const optional = (answer: Promise<AmiEvent[]>): Promise<AmiEvent[]> =>
  answer.catch((error: unknown) => {
    if (error instanceof Refused) return [];
    throw error;
  });
