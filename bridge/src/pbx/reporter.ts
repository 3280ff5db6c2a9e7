import { pbxEveryMs, queuesEveryMs } from '@cti/functions/model/calls/pbx';
import type { AmiEvent } from '../ami/event.ts';
import { Lost, Refused } from '../ami/session.ts';
import { backoff } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import type { BridgeLog } from '../log.ts';
import type { Webhook } from '../send/webhook.ts';
import type { Layout } from '../translate/channel.ts';
import { directoryOf } from './directory.ts';
import { QueueBook, type QueueNews } from './queue-book.ts';

export interface ReporterOptions {
  /** Which phone system this is. */
  name: string;
  layout: Layout & { contexts?: readonly string[] };
  webhook: Pick<Webhook, 'tell'>;
  /** Asks Asterisk; rejects with {@link Refused} where it doesn't know or allow it. */
  ask: (action: Record<string, string>) => Promise<AmiEvent[]>;
  clock: Clock;
  random: () => number;
  log: Pick<BridgeLog, 'reportUnknown' | 'failed'>;
}

/** Changes within so short a time are told together. */
const gatherMs = 1_000;
/** What there is waits so long after an attempt in vain. */
const retryMs = 60_000;

/**
 * Tells the webhook what there is on the phone system and how its queues are, besides the calls. None of it goes through
 * the queue on disk: it's a state, which the next body tells anew.
 */
export class Reporter {
  readonly #options: ReporterOptions;
  readonly #book: QueueBook;
  readonly #pause;
  #isTelling = false;
  /** The webhook doesn't know these bodies. */
  #isUnwanted = false;
  #isStopped = false;
  #cancelNext: (() => void) | null = null;
  #cancelWhole: () => void = () => undefined;
  #cancelDirectory: () => void = () => undefined;

  constructor(options: ReporterOptions) {
    this.#options = options;
    this.#book = new QueueBook(options.layout);
    this.#pause = backoff(2_000, 60_000, options.random);
  }

  /** Called from the read loop, which goes on at once. */
  take(event: AmiEvent, at: Date): void {
    if (this.#book.take(event, at)) this.#later(gatherMs);
  }

  /** All that is going on, after each login. */
  resync(items: readonly AmiEvent[], at: Date): void {
    this.#book.resync(items, at);
    this.#later(0);
  }

  /** Asterisk can be asked, again: what there is may have changed meanwhile. */
  ready(): void {
    void this.#tellDirectory();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelNext?.();
    this.#cancelWhole();
    this.#cancelDirectory();
  }

  #later(ms: number): void {
    if (this.#cancelNext || this.#isTelling || this.#isUnwanted || this.#isStopped) return;
    this.#cancelNext = this.#options.clock.after(ms, () => {
      this.#cancelNext = null;
      void this.#tellQueues();
    });
  }

  async #tellQueues(): Promise<void> {
    const news = this.#book.news();
    if (!news) return;
    this.#isTelling = true;
    const isTaken = await this.#tell({ queues: this.#body(news) });
    this.#isTelling = false;
    if (this.#isUnwanted || this.#isStopped) return;
    if (isTaken) {
      this.#book.told(news);
      this.#pause.reset();
      if (news.isWhole) this.#wholeLater();
    }
    if (!isTaken || this.#book.news()) this.#later(isTaken ? gatherMs : this.#pause.next());
  }

  #wholeLater(): void {
    this.#cancelWhole();
    if (this.#isStopped) return;
    this.#cancelWhole = this.#options.clock.after(queuesEveryMs, () => {
      this.#book.tellAll();
      this.#later(0);
    });
  }

  async #tellDirectory(): Promise<void> {
    this.#cancelDirectory();
    if (this.#isUnwanted || this.#isStopped) return;
    const again = (ms: number) => {
      this.#cancelDirectory = this.#options.clock.after(ms, () => void this.#tellDirectory());
    };
    try {
      const { layout } = this.#options;
      const [devices, endpoints, peers, ...dialplan] = await Promise.all(
        [
          { Action: 'DeviceStateList' },
          { Action: 'PJSIPShowEndpoints' },
          { Action: 'SIPpeers' },
          ...(layout.contexts ?? []).map((Context) => ({ Action: 'ShowDialPlan', Context })),
        ].map((action) => this.#list(action)),
      );
      const lists = {
        devices: devices ?? [],
        endpoints: endpoints ?? [],
        peers: peers ?? [],
        queues: this.#book.members(),
        dialplan: dialplan.flat(),
      };
      const isTaken = await this.#tell({ directory: this.#body(directoryOf(lists, layout)) });
      if (!this.#isUnwanted && !this.#isStopped) again(isTaken ? pbxEveryMs : retryMs);
    } catch (error) {
      // The connection is gone: the next one asks again.
      if (!(error instanceof Lost)) this.#options.log.failed(error);
    }
  }

  /** Empty where Asterisk doesn't know the list, or doesn't allow it. */
  #list = (action: Record<string, string>): Promise<AmiEvent[]> =>
    this.#options.ask(action).catch((error: unknown) => {
      if (error instanceof Refused) return [];
      throw error;
    });

  #body<T extends object>(told: T): T & { at: string; bridge: string } {
    const { clock, name } = this.#options;
    return { at: clock.now().toISOString(), bridge: name, ...told };
  }

  async #tell(body: { queues: QueueNews } | { directory: object }): Promise<boolean> {
    const verdict = await this.#options.webhook.tell({ envelope: 2, ...body });
    if (verdict === 'unknown' && !this.#isUnwanted) {
      // An older webhook would keep each as a dead letter.
      this.#isUnwanted = true;
      this.#options.log.reportUnknown();
    }
    return verdict === 'taken';
  }
}
