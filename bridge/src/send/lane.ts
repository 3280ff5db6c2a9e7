import { backoff } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import { type Entry, type Queue, QueueFull } from '../queue/queue.ts';
import { limits, type Taken, type Verdict, type Webhook } from './webhook.ts';

export interface LaneOptions {
  queue: Queue;
  webhook: Webhook;
  clock: Clock;
  random: () => number;
  /** Older entries are set aside: nobody is called back after so long. In milliseconds. */
  mostAgeMs: number;
}

export interface LaneEvents {
  /** Nothing gets through for now; told at each attempt. */
  failing(code: string): void;
  delivered(count: number): void;
  /** The webhook keeps so many as dead letters: it can't read them. */
  unreadable(count: number): void;
  /** These will never be delivered. */
  setAside(code: string, count: number): void;
}

/** Delivers one lane's entries in order, at least once, for as long as it takes. */
export class Lane {
  readonly #number: number;
  readonly #options: LaneOptions;
  readonly #events: LaneEvents;
  /** For what passes by itself, and for what somebody has to mend. */
  readonly #soon;
  readonly #later;
  #isStopped = false;
  #isRunning = false;
  #isDue = false;
  #finished: Promise<void> = Promise.resolve();
  #wakeUp: (() => void) | null = null;
  /** Up to this entry each one goes alone, because one among them spoils the body. */
  #aloneUpTo = 0;

  constructor(number: number, options: LaneOptions, events: LaneEvents) {
    this.#number = number;
    this.#options = options;
    this.#events = events;
    this.#soon = backoff(500, 60_000, options.random);
    this.#later = backoff(5_000, 300_000, options.random);
  }

  /** There may be something to deliver. */
  wake(): void {
    this.#isDue = true;
    if (this.#isStopped || this.#isRunning) return;
    this.#isRunning = true;
    this.#finished = this.#run();
  }

  /** Resolves when what is on its way has been answered; nothing is sent after that. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#wakeUp?.();
    await this.#finished;
  }

  async #run(): Promise<void> {
    while (this.#isDue && !this.#isStopped) {
      this.#isDue = false;
      const pauseMs = await this.#step();
      // Another one may come due while the last is looked for.
      if (pauseMs === null) continue;
      this.#isDue = true;
      if (pauseMs > 0 && !this.#isStopped) await this.#pause(pauseMs);
    }
    this.#isRunning = false;
  }

  /** Delivers the next entries; how long to wait before the ones after, or null if there are none. */
  async #step(): Promise<number | null> {
    const { queue, webhook } = this.#options;
    const entries = queue.next(this.#number, limits.entries, limits.bytes);
    const [first] = entries;
    if (!first) return null;
    const batch = first.id <= this.#aloneUpTo ? [first] : entries;
    try {
      const old = this.#tooOld(entries);
      if (old.length > 0) {
        this.#setAside(old, 'too-old');
        return 0;
      }
      return this.#settle(batch, await webhook.deliver(batch.map(({ body }) => body)));
    } catch (error) {
      // It was delivered and can't be crossed out: it will go once more.
      if (!(error instanceof QueueFull)) throw error;
      return this.#soon.next();
    }
  }

  /** Does with a batch what its answer says; returns the pause before the next. */
  #settle(batch: Entry[], verdict: Verdict): number {
    switch (verdict.kind) {
      case 'done':
        return this.#cross(batch, verdict);
      case 'never': {
        const [entry] = batch;
        if (entry && batch.length === 1) this.#setAside([entry], verdict.code);
        else this.#aloneUpTo = batch.at(-1)?.id ?? 0;
        return 0;
      }
      case 'again':
        this.#events.failing(verdict.code);
        return Math.max(this.#soon.next(), verdict.afterMs);
      case 'closed':
        this.#events.failing(verdict.code);
        return this.#later.next();
    }
  }

  #cross(batch: Entry[], { again, unreadable }: Taken): number {
    const done = batch.filter((_, index) => !again.includes(index));
    if (done.length > 0) {
      this.#options.queue.remove(done);
      this.#events.delivered(done.length);
    }
    if (unreadable.length > 0) this.#events.unreadable(unreadable.length);
    if (again.length > 0) {
      this.#events.failing('try-again');
      return this.#soon.next();
    }
    this.#soon.reset();
    this.#later.reset();
    return 0;
  }

  #setAside(entries: Entry[], code: string): void {
    this.#options.queue.setAside(entries, code, this.#options.clock.now());
    this.#events.setAside(code, entries.length);
  }

  #tooOld(entries: Entry[]): Entry[] {
    const { clock, mostAgeMs } = this.#options;
    const oldest = clock.now().getTime() - mostAgeMs;
    return entries.filter(({ takenAt }) => takenAt < oldest);
  }

  #pause(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = this.#options.clock.after(ms, resolve);
    this.#wakeUp = () => {
      cancel();
      resolve();
    };
    return promise;
  }
}
