import type { BridgeLog } from '../log.ts';
import { laneCount } from '../queue/queue.ts';
import { Lane, type LaneOptions } from './lane.ts';

/** While nothing gets through, that is said so often. */
const tellEveryMs = 60_000;

export interface Sender {
  /** There may be something to deliver. */
  wake(): void;
  /** Documents delivered since the start. */
  delivered(): number;
  /** Since when nothing has got through, in milliseconds since 1970; null while it does. */
  failingSince(): number | null;
  /** Resolves when nothing is on its way any more. */
  stop(): Promise<void>;
}

/** Delivers what's in the queue, all lanes side by side. */
export function sender(options: LaneOptions, log: BridgeLog): Sender {
  let delivered = 0;
  let failingSince: number | null = null;
  let toldAt = Number.NEGATIVE_INFINITY;
  const now = () => options.clock.now().getTime();

  const events = {
    failing(code: string) {
      failingSince ??= now();
      if (now() - toldAt < tellEveryMs) return;
      toldAt = now();
      const { waiting, oldestTakenAt } = options.queue.facts();
      log.failing({ code, waiting, oldestAgeMs: now() - (oldestTakenAt ?? now()) });
    },
    delivered(count: number) {
      delivered += count;
      if (failingSince === null) return;
      // One call that fails while others pass must not fill the log.
      if (toldAt >= failingSince) log.working({ failedMs: now() - failingSince });
      failingSince = null;
    },
    unreadable(count: number) {
      log.unreadable({ count });
    },
    setAside(code: string, count: number) {
      log.setAside({ code, count });
    },
  };

  const lanes = Array.from({ length: laneCount }, (_, number) => new Lane(number, options, events));
  return {
    wake: () => lanes.forEach((lane) => lane.wake()),
    delivered: () => delivered,
    failingSince: () => failingSince,
    stop: async () => {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}
