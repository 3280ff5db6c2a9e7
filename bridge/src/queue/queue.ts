import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Envelope } from '../translator.ts';

/** The disk is full, or the queue is as large as it may become. Nothing of what was to be added is in it. */
export class QueueFull extends Error {
  override name = 'QueueFull';
}

/** A document that waits for the webhook. */
export interface Entry {
  id: number;
  /** The document as JSON. */
  body: string;
  /** Milliseconds since 1970. */
  takenAt: number;
}

export interface QueueFacts {
  waiting: number;
  /** When the oldest one that waits was taken, in milliseconds since 1970. */
  oldestTakenAt: number | null;
  /** How many were set aside for good, by why. */
  setAside: Record<string, number>;
}

/** Calls are spread over so many lanes; each is delivered in order, all of them side by side. */
export const laneCount = 4;

/** So many of those that were set aside are kept to look at. */
const mostSetAside = 1_000;

/** Taking goes on once so much of the queue's space is free again. */
const roomyShare = 0.9;

/**
 * Kept free for crossing out what has been delivered, which also needs room on the disk: a queue that filled it could
 * else never become smaller.
 */
const reserveBytes = 1024 * 1024;

const schema = `
  PRAGMA auto_vacuum = INCREMENTAL;
  PRAGMA journal_mode = WAL;
  PRAGMA wal_autocheckpoint = 100;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  CREATE TABLE IF NOT EXISTS entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    lane INTEGER NOT NULL,
    takenAt INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS entriesByLane ON entries (lane, id);
  CREATE TABLE IF NOT EXISTS dead (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    takenAt INTEGER NOT NULL,
    deadAt INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS counts (code TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;

/** What has been taken and not yet been delivered, in a file. What {@link Queue.add} returned from survives a power cut. */
export class Queue {
  readonly #db: DatabaseSync;
  readonly #mostBytes: number;
  readonly #statements = new Map<string, StatementSync>();
  readonly #reserve: string;
  #bytes: number;
  #isFull = false;
  /** Until there is a reserve nothing is added. */
  #lacksReserve: boolean;

  /** Opens or makes the file in this folder. `mostBytes` limits the documents, not the file around them. */
  constructor(folder: string, mostBytes: number) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = queueFile(folder);
    this.#reserve = join(folder, 'reserve');
    this.#lacksReserve = !existsSync(this.#reserve);
    this.#db = new DatabaseSync(file, { timeout: 5_000 });
    chmodSync(file, 0o600);
    this.#db.exec(schema);
    this.#mostBytes = mostBytes;
    this.#bytes = this.#number(
      'SELECT coalesce(sum(length(CAST(body AS BLOB))), 0) AS n FROM entries',
    );
  }

  /**
   * Adds documents, all or none, and keeps `state` beside them under the name `translator`. Throws {@link QueueFull};
   * after that it goes on doing so until a good part of the queue has been delivered.
   */
  add(envelopes: readonly Envelope[], takenAt: Date, state: string | null): void {
    const bodies = envelopes.map((envelope) => JSON.stringify(envelope));
    const bytes = bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0);
    const most = this.#isFull ? this.#mostBytes * roomyShare : this.#mostBytes;
    this.#isFull = this.#bytes > 0 && this.#bytes + bytes > most;
    if (this.#isFull) throw new QueueFull('the queue is as large as it may become');
    if (!this.#hasReserve()) throw new QueueFull('the disk is full');
    this.#write(() => {
      for (const [index, body] of bodies.entries()) {
        const lane = laneOf(envelopes[index]?.call ?? '');
        this.#run(
          'INSERT INTO entries (lane, takenAt, body) VALUES (?, ?, ?)',
          lane,
          takenAt.getTime(),
          body,
        );
      }
      if (state !== null) this.#keep('translator', state);
    }, false);
    this.#bytes += bytes;
  }

  /** The oldest entries of a lane: at most so many, and so many bytes unless the first alone is larger. */
  next(lane: number, most: number, mostBytes: number): Entry[] {
    const rows = this.#all(
      'SELECT id, takenAt, body FROM entries WHERE lane = ? ORDER BY id LIMIT ?',
      lane,
      most,
    ) as unknown as Entry[];
    let bytes = 0;
    const end = rows.findIndex((row, index) => {
      bytes += Buffer.byteLength(row.body);
      return index > 0 && bytes > mostBytes;
    });
    return end < 0 ? rows : rows.slice(0, end);
  }

  /** Forgets what has been delivered. */
  remove(entries: readonly Entry[]): void {
    this.#write(() => {
      for (const { id } of entries) this.#run('DELETE FROM entries WHERE id = ?', id);
    });
    this.#bytes -= bytesOf(entries);
  }

  /** Takes out what will never be delivered, and says why; the newest of these are kept to look at. */
  setAside(entries: readonly Entry[], code: string, at: Date): void {
    this.#write(() => {
      for (const { id, takenAt, body } of entries) {
        this.#run(
          'INSERT OR REPLACE INTO dead (id, code, takenAt, deadAt, body) VALUES (?, ?, ?, ?, ?)',
          id,
          code,
          takenAt,
          at.getTime(),
          body,
        );
        this.#run('DELETE FROM entries WHERE id = ?', id);
      }
      this.#run(
        'INSERT INTO counts VALUES (?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count',
        code,
        entries.length,
      );
      this.#run(
        'DELETE FROM dead WHERE id IN (SELECT id FROM dead ORDER BY deadAt DESC, id DESC LIMIT -1 OFFSET ?)',
        mostSetAside,
      );
    });
    this.#bytes -= bytesOf(entries);
  }

  facts(): QueueFacts {
    const counts = this.#all('SELECT code, count FROM counts') as Array<{
      code: string;
      count: number;
    }>;
    const waiting = this.#number('SELECT count(*) AS n FROM entries');
    return {
      waiting,
      oldestTakenAt:
        waiting === 0 ? null : this.#number('SELECT takenAt AS n FROM entries ORDER BY id LIMIT 1'),
      setAside: Object.fromEntries(counts.map(({ code, count }) => [code, count])),
    };
  }

  /** Keeps a text under a name. */
  keep(name: string, value: string): void {
    this.#write(() => this.#keep(name, value), false);
  }

  kept(name: string): string | null {
    const [row] = this.#all('SELECT value FROM kept WHERE name = ?', name) as Array<{
      value: string;
    }>;
    return row?.value ?? null;
  }

  /** Gives room back, and empties the log beside the file, which else holds what was delivered. Throws {@link QueueFull}. */
  tidy(): void {
    try {
      this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      this.#db.exec('PRAGMA incremental_vacuum');
      this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch (error) {
      throw isOutOfSpace(error) ? new QueueFull('the disk is full', { cause: error }) : error;
    }
  }

  close(): void {
    this.#db.close();
  }

  #keep(name: string, value: string): void {
    this.#run('INSERT OR REPLACE INTO kept (name, value) VALUES (?, ?)', name, value);
  }

  /** What takes something out gets another try with the room of the reserve. */
  #write(work: () => void, mayUseReserve = true): void {
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      work();
      this.#db.exec('COMMIT');
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      if (!isOutOfSpace(error)) throw error;
      this.#lacksReserve = true;
      rmSync(this.#reserve, { force: true });
      if (!mayUseReserve) throw new QueueFull('the disk is full', { cause: error });
      // The log has grown with each change; all of that goes into the file, and it begins anew.
      this.tidy();
      this.#write(work, false);
    }
  }

  /** Makes the reserve if it's missing; false if there is no room for it. */
  #hasReserve(): boolean {
    if (!this.#lacksReserve) return true;
    try {
      this.tidy();
      writeFileSync(this.#reserve, Buffer.alloc(reserveBytes), { mode: 0o600 });
      this.#lacksReserve = false;
    } catch {
      rmSync(this.#reserve, { force: true });
    }
    return !this.#lacksReserve;
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const made = this.#db.prepare(sql);
    this.#statements.set(sql, made);
    return made;
  }

  #run(sql: string, ...values: Array<string | number>): void {
    this.#statement(sql).run(...values);
  }

  #all(sql: string, ...values: Array<string | number>): unknown[] {
    return this.#statement(sql).all(...values);
  }

  #number(sql: string): number {
    return (this.#statement(sql).get() as { n: number }).n;
  }
}

export const queueFile = (folder: string): string => join(folder, 'queue.sqlite');

const laneOf = (call: string): number =>
  createHash('sha256').update(call).digest().readUInt32BE() % laneCount;

const bytesOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);

/** SQLITE_FULL, and what a file system says of a write that it has no room for. */
function isOutOfSpace(error: unknown): boolean {
  const { errcode } = error as { errcode?: number };
  const [full, ioError, failedWrite, failedSync, failedMap] = [13, 10, 778, 1034, 4874];
  return [full, ioError, failedWrite, failedSync, failedMap].includes(errcode ?? 0);
}
