import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
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

const schema = `
  PRAGMA journal_mode = WAL;
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
  #bytes: number;
  #isFull = false;

  /** Opens or makes the file in this folder. `mostBytes` limits the documents, not the file around them. */
  constructor(folder: string, mostBytes: number) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = queueFile(folder);
    this.#db = new DatabaseSync(file);
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
    this.#write(() => {
      for (const [index, body] of bodies.entries()) {
        const lane = laneOf(envelopes[index]?.callId ?? '');
        this.#run(
          'INSERT INTO entries (lane, takenAt, body) VALUES (?, ?, ?)',
          lane,
          takenAt.getTime(),
          body,
        );
      }
      if (state !== null) this.#keep('translator', state);
    });
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
    this.#write(() => this.#keep(name, value));
  }

  kept(name: string): string | null {
    const [row] = this.#all('SELECT value FROM kept WHERE name = ?', name) as Array<{
      value: string;
    }>;
    return row?.value ?? null;
  }

  /** Empties the log beside the file, which else holds what was delivered long ago. */
  tidy(): void {
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    this.#db.close();
  }

  #keep(name: string, value: string): void {
    this.#run('INSERT OR REPLACE INTO kept (name, value) VALUES (?, ?)', name, value);
  }

  #write(work: () => void): void {
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      work();
      this.#db.exec('COMMIT');
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw isOutOfSpace(error) ? new QueueFull('the disk is full', { cause: error }) : error;
    }
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

const laneOf = (callId: string): number =>
  createHash('sha256').update(callId).digest().readUInt32BE() % laneCount;

const bytesOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);

/** SQLITE_FULL, and what a file system says of a write that it has no room for. */
function isOutOfSpace(error: unknown): boolean {
  const { errcode } = error as { errcode?: number };
  const [full, ioError, failedWrite, failedSync, failedMap] = [13, 10, 778, 1034, 4874];
  return [full, ioError, failedWrite, failedSync, failedMap].includes(errcode ?? 0);
}
