import type { Duplex } from 'node:stream';
import type { Clock } from '../clock.ts';
import type { AmiEvent } from './event.ts';
import { actionText, MessageReader, NotAmi, valueOf } from './messages.ts';

/** Asterisk has answered an action with an error; the message is Asterisk's. */
export class Refused extends Error {
  override name = 'Refused';
}

/** The connection is gone, or as good as gone. */
export class Lost extends Error {
  override name = 'Lost';
}

export interface SessionEvents {
  /** Something happened that no action of ours asked for. */
  news(event: AmiEvent): void;
  /** The last thing that a session tells. */
  lost(reason: Lost | NotAmi): void;
}

interface Pending {
  resolve(messages: AmiEvent[]): void;
  reject(error: Error): void;
  stopWaiting(): void;
  /** The items of a list that has begun. */
  items: AmiEvent[] | null;
}

/** How many deadlines an answer may take as long as anything else comes. */
const mostDeadlines = 10;

/** One connection: actions and their answers, and the news between them. */
export class Session {
  /** Resolves when the other side has greeted as a manager interface does. */
  readonly greeted: Promise<void>;
  readonly #greeting = Promise.withResolvers<void>();
  readonly #socket: Duplex;
  readonly #clock: Clock;
  readonly #events: SessionEvents;
  readonly #reader = new MessageReader();
  readonly #pending = new Map<string, Pending>();
  #actions = 0;
  #heard = 0;
  #isOver = false;

  constructor(socket: Duplex, clock: Clock, greetingMs: number, events: SessionEvents) {
    this.#socket = socket;
    this.#clock = clock;
    this.#events = events;
    this.greeted = this.#greeting.promise;
    // Whoever waits for it hears of a failure.
    this.greeted.catch(() => undefined);
    const stopWaiting = this.#deadline('greeting', greetingMs);
    this.greeted.then(stopWaiting, stopWaiting);
    socket.on('data', (bytes: Buffer) => this.#read(bytes));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      this.end(new Lost(error.code ?? 'connection error')),
    );
    socket.on('close', () => this.end(new Lost('closed by the other side')));
  }

  /**
   * Sends an action. Resolves with the items if the answer is a list, else with the answer itself. Rejects with
   * {@link Refused}, or with {@link Lost} when the connection ends or nothing comes within the deadline.
   */
  ask(action: Record<string, string>, deadlineMs: number): Promise<AmiEvent[]> {
    if (this.#isOver) return Promise.reject(new Lost('no connection'));
    this.#actions += 1;
    const id = String(this.#actions);
    const { promise, resolve, reject } = Promise.withResolvers<AmiEvent[]>();
    this.#pending.set(id, {
      resolve,
      reject,
      items: null,
      stopWaiting: this.#deadline(`answer to ${action['Action']}`, deadlineMs),
    });
    this.#socket.write(actionText({ ...action, ActionID: id }));
    return promise;
  }

  /** Ends the connection and everything that waits for an answer. */
  end(reason: Lost | NotAmi): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#socket.destroy();
    for (const pending of this.#pending.values()) {
      pending.stopWaiting();
      pending.reject(reason);
    }
    this.#pending.clear();
    this.#greeting.reject(reason);
    this.#events.lost(reason);
  }

  /** Ends the connection after `ms` of silence; an answer may be late because much else comes before it. */
  #deadline(awaited: string, ms: number): () => void {
    let stopWaiting = () => {};
    const wait = (heard: number, left: number) => {
      stopWaiting = this.#clock.after(ms, () => {
        if (this.#heard > heard && left > 0) wait(this.#heard, left - 1);
        else this.end(new Lost(`no ${awaited}`));
      });
    };
    wait(this.#heard, mostDeadlines);
    return () => stopWaiting();
  }

  #read(bytes: Buffer): void {
    if (this.#isOver) return;
    this.#heard += 1;
    try {
      const messages = this.#reader.take(bytes);
      if (this.#reader.greeted) this.#greeting.resolve();
      for (const message of messages) if (!this.#isOver) this.#dispatch(message);
    } catch (error) {
      if (!(error instanceof NotAmi)) throw error;
      this.end(error);
    }
  }

  #dispatch(message: AmiEvent): void {
    const id = valueOf(message, 'ActionID') ?? '';
    const pending = this.#pending.get(id);
    // What came of an `Originate` is an event that has a `Response` of its own.
    if (message.has('Response') && !message.has('Event')) {
      if (pending) this.#answer(id, pending, message);
      return;
    }
    if (!message.has('Event')) return;
    // What we make others say comes back with our id, and is news all the same.
    if (!pending?.items || valueOf(message, 'Event') === 'UserEvent') this.#events.news(message);
    else if (valueOf(message, 'EventList') === undefined) pending.items.push(message);
    else if (/^complete$/i.test(valueOf(message, 'EventList') ?? '')) {
      this.#settle(id, pending);
      pending.resolve(pending.items);
    } else {
      this.#settle(id, pending);
      pending.reject(new Refused('the list was broken off'));
    }
  }

  #answer(id: string, pending: Pending, message: AmiEvent): void {
    if (valueOf(message, 'Response') === 'Error') {
      this.#settle(id, pending);
      pending.reject(new Refused(valueOf(message, 'Message') ?? 'no reason given'));
    } else if (/^start$/i.test(valueOf(message, 'EventList') ?? '')) pending.items = [];
    else {
      this.#settle(id, pending);
      pending.resolve([message]);
    }
  }

  #settle(id: string, pending: Pending): void {
    pending.stopWaiting();
    this.#pending.delete(id);
  }
}
