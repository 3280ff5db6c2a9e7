import { AmiClient, type AmiOptions, type AmiState } from './ami/client.ts';
import type { AmiEvent } from './ami/event.ts';
import type { Clock } from './clock.ts';
import type { BridgeLog } from './log.ts';
import type { Reporter } from './pbx/reporter.ts';
import { type Queue, QueueFull } from './queue/queue.ts';
import type { Sender } from './send/sender.ts';
import type { Envelope, Translator } from './translator.ts';

export interface BridgeParts {
  ami: Pick<AmiOptions, 'connect' | 'username' | 'secret' | 'random'>;
  translator: Translator;
  queue: Queue;
  sender: Sender;
  clock: Clock;
  log: BridgeLog;
  /** The state of the connection to Asterisk has changed. */
  changed: () => void;
  /** Everything that Asterisk tells, for whoever waits for something of it. */
  hear?: (event: AmiEvent) => void;
  /** Tells what isn't a call. */
  reporter?: Pick<Reporter, 'take' | 'resync' | 'ready' | 'stop'>;
}

/** How long after the last event the translator is asked what time alone has made true. */
const tickMs = 100;

/** Documents per write: one of them has to find room on the disk. */
const mostAtOnce = 500;

/** While nothing can be stored, that is tried again so often. */
const retryFullMs = 5_000;

/** From Asterisk through the translator into the queue, and out of it to the webhook. */
export class Bridge {
  readonly #parts: BridgeParts;
  readonly #ami: AmiClient;
  /** What has been read and not yet been translated. */
  #inbox: Array<() => Envelope[]> = [];
  /** What has been translated and isn't on the disk. */
  #unsaved: Envelope[] = [];
  #fullSince: number | null = null;
  #cancelTick: () => void = () => undefined;
  #amiState: { state: AmiState; since: Date } = { state: 'stopped', since: new Date(0) };

  constructor(parts: BridgeParts) {
    this.#parts = parts;
    const { translator, clock, log } = parts;
    this.#ami = new AmiClient(
      { ...parts.ami, clock },
      {
        event: (event, at) => {
          this.#put(() => translator.take(event, at));
          this.#report((reporter) => reporter.take(event, at));
          parts.hear?.(event);
        },
        resync: (items, at) => {
          this.#put(() => {
            translator.reconnected();
            const envelopes = translator.resync(items, at);
            log.resynced({ items: items.length, documents: envelopes.length });
            return envelopes;
          });
          this.#report((reporter) => reporter.resync(items, at));
        },
        state: (state, reason) => {
          this.#amiState = { state, since: clock.now() };
          log.ami({ state, reason });
          parts.changed();
          if (state === 'ready') this.#report((reporter) => reporter.ready());
        },
      },
    );
  }

  /** Asks Asterisk for something; see {@link AmiClient.ask}. */
  ask(action: Record<string, string>, deadlineMs?: number): Promise<AmiEvent[]> {
    return this.#ami.ask(action, deadlineMs);
  }

  get amiState(): { state: AmiState; since: Date } {
    return this.#amiState;
  }

  /** Since when nothing can be stored, in milliseconds since 1970; null while it can. */
  get fullSince(): number | null {
    return this.#fullSince;
  }

  start(): void {
    this.#parts.sender.wake();
    this.#ami.start();
  }

  /** Stops listening, stores what has been read and waits for what is on its way. */
  async stop(): Promise<void> {
    this.#ami.stop('stopping');
    this.#parts.reporter?.stop();
    this.#drain();
    this.#cancelTick();
    await this.#parts.sender.stop();
  }

  /** What isn't a call must not cost one. */
  #report(tell: (reporter: NonNullable<BridgeParts['reporter']>) => void): void {
    const { reporter, log } = this.#parts;
    try {
      if (reporter) tell(reporter);
    } catch (error) {
      log.failed(error);
    }
  }

  /** Called from the read loop, which goes on at once: everything else happens when it has nothing more to read. */
  #put(translate: () => Envelope[]): void {
    this.#inbox.push(translate);
    if (this.#inbox.length === 1) setImmediate(() => this.#drain());
  }

  /** Many events become one write, because each write waits for the disk. */
  #drain(): void {
    for (const translate of this.#inbox.splice(0)) this.#translate(translate);
    if (this.#fullSince === null) this.#save();
    this.#cancelTick();
    this.#cancelTick = this.#parts.clock.after(tickMs, () => this.#tick());
  }

  #tick(): void {
    const { clock, translator } = this.#parts;
    this.#translate(() => translator.tick(clock.now()));
    if (this.#fullSince === null) this.#save();
  }

  /** One event that isn't understood must not cost those after it. */
  #translate(translate: () => Envelope[]): void {
    try {
      this.#unsaved.push(...translate());
    } catch (error) {
      this.#parts.log.failed(error);
    }
  }

  #save(): void {
    const { queue, translator, clock, sender } = this.#parts;
    while (this.#unsaved.length > 0) {
      const some = this.#unsaved.slice(0, mostAtOnce);
      const isLast = some.length === this.#unsaved.length;
      try {
        // What the translator knows belongs to the last of its documents.
        queue.add(some, clock.now(), isLast ? JSON.stringify(translator.snapshot()) : null);
      } catch (error) {
        if (!(error instanceof QueueFull)) throw error;
        return this.#full(error);
      }
      this.#unsaved = this.#unsaved.slice(some.length);
      sender.wake();
    }
  }

  /** What Asterisk tells from now on could not be kept. When there's room again, it's asked what is going on. */
  #full(error: QueueFull): void {
    const { clock, log } = this.#parts;
    if (this.#fullSince === null) {
      this.#fullSince = clock.now().getTime();
      this.#ami.stop(error.message);
      log.full({ reason: error.message, unsaved: this.#unsaved.length });
    }
    clock.after(retryFullMs, () => this.#retryFull());
  }

  #retryFull(): void {
    const { clock, log } = this.#parts;
    this.#save();
    if (this.#unsaved.length > 0 || this.#fullSince === null) return;
    log.room({ fullMs: clock.now().getTime() - this.#fullSince });
    this.#fullSince = null;
    this.#ami.start();
  }
}
