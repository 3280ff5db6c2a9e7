import { existsSync } from 'node:fs';
import type { AmiState } from './ami/client.ts';
import type { Bridge } from './bridge.ts';
import type { Config } from './config.ts';
import { lock } from './queue/lock.ts';
import { Queue, type QueueFacts, queueFile } from './queue/queue.ts';
import type { Sender } from './send/sender.ts';

/** How the bridge is. It's told to the webhook, and kept in the queue's folder for whoever looks on the spot. */
export interface Status {
  /** ISO 8601, as all times here. */
  at: string;
  bridge: string;
  version: string;
  asterisk: { state: AmiState; since: string };
  queue: { waiting: number; oldestAt: string | null; setAside: number; fullSince: string | null };
  /** Since when the webhook hasn't taken anything; null while it does. */
  failingSince: string | null;
  /** It hears of commands. */
  commands: boolean;
}

/** Raised with each change that somebody could notice. */
export const version = '1.1.0';

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

export function statusOf(
  name: string,
  at: Date,
  bridge: Bridge,
  sender: Sender,
  facts: QueueFacts,
  commands: boolean,
): Status {
  return {
    at: at.toISOString(),
    bridge: name,
    version,
    asterisk: { state: bridge.amiState.state, since: bridge.amiState.since.toISOString() },
    queue: {
      waiting: facts.waiting,
      oldestAt: iso(facts.oldestTakenAt),
      setAside: Object.values(facts.setAside).reduce((sum, count) => sum + count, 0),
      fullSince: iso(bridge.fullSince),
    },
    failingSince: iso(sender.failingSince()),
    commands,
  };
}

/** What `--status` prints, and whether all is well. Works beside a running bridge, and without one. */
export function describe(config: Config): { text: string; isWell: boolean } {
  const { folder } = config.queue;
  if (!existsSync(queueFile(folder))) {
    return { text: `never started: there is no queue in ${folder}\n`, isWell: false };
  }
  const unlock = lock(folder, 0);
  unlock?.();
  const isRunning = unlock === null;
  const queue = new Queue(folder, 1);
  const { waiting, oldestTakenAt, setAside } = queue.facts();
  const kept = queue.kept('status');
  queue.close();
  const last = kept === null ? null : (JSON.parse(kept) as Status);
  const rows = [
    ['running', isRunning ? 'yes' : 'no'],
    ['asterisk', last ? `${last.asterisk.state} since ${last.asterisk.since}` : 'unknown'],
    ['waiting', waiting === 0 ? '0' : `${waiting}, the oldest since ${iso(oldestTakenAt)}`],
    [
      'set aside',
      Object.entries(setAside)
        .map(([code, count]) => `${count} (${code})`)
        .join(', ') || '0',
    ],
    [
      'webhook',
      last?.failingSince ? `takes nothing since ${last.failingSince}` : 'takes documents',
    ],
    ...(config.commands ? [['commands', last?.commands ? 'heard' : 'not heard']] : []),
    ['as of', last?.at ?? 'never'],
  ];
  return {
    text: rows.map(([name = '', value]) => `${name.padEnd(10)} ${value}\n`).join(''),
    isWell:
      isRunning &&
      last?.asterisk.state === 'ready' &&
      last.failingSince === null &&
      (!config.commands || last.commands),
  };
}
