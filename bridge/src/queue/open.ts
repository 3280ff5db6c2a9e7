import { existsSync, renameSync } from 'node:fs';
import { basename } from 'node:path';
import type { BridgeLog } from '../log.ts';
import { Queue, queueFile } from './queue.ts';

/** Opens the queue. One that a broken disk has made unreadable is put aside: the next calls matter more. */
export function openQueue(folder: string, mostBytes: number, now: Date, log: BridgeLog): Queue {
  try {
    return new Queue(folder, mostBytes);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
  }
  const file = queueFile(folder);
  const kept = `${file}.unreadable-${now.getTime()}`;
  for (const end of ['', '-wal', '-shm']) {
    if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${kept}${end}`);
  }
  log.queueReplaced({ kept: basename(kept) });
  return new Queue(folder, mostBytes);
}

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const isUnreadable = (error: unknown): boolean =>
  [11, 26].includes((error as { errcode?: number }).errcode ?? 0);
