import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lock } from './lock.ts';
import { bridgeLog } from '../log.ts';
import { openQueue } from './open.ts';
import { type Entry, laneCount, Queue, QueueFull, queueFile } from './queue.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cti-queue-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const now = new Date('2026-12-01T00:00:00Z');
const later = new Date('2026-12-01T01:00:00Z');
const open = (mostBytes = 1_000_000) => new Queue(folder, mostBytes);
const document = (call: string, step: number) => ({ call, step });
const all = (queue: Queue): Entry[] =>
  Array.from({ length: laneCount }, (_, lane) => queue.next(lane, 1_000, 1_000_000)).flat();
const read = (entries: Entry[]) =>
  entries.map(({ body }) => JSON.parse(body) as ReturnType<typeof document>);

test('what was added is there after a crash, in order per call, with what was known then', () => {
  const queue = open();
  queue.add([document('a', 1), document('b', 1)], now, 'known 1');
  queue.add([document('a', 2)], now, 'known 2');
  // No close: the process is gone.
  const again = open();
  const entries = read(all(again));
  expect(entries.filter(({ call }) => call === 'a')).toEqual([document('a', 1), document('a', 2)]);
  expect(entries).toHaveLength(3);
  expect(again.kept('translator')).toBe('known 2');
});

test('a call is in one lane, and calls are spread over all', () => {
  const queue = open();
  const calls = Array.from({ length: 200 }, (_, index) => `1795938801.${index}`);
  for (const step of [1, 2])
    queue.add(
      calls.map((call) => document(call, step)),
      now,
      null,
    );
  const lanes = Array.from({ length: laneCount }, (_, lane) => read(queue.next(lane, 1_000, 1e6)));
  for (const lane of lanes) {
    const ids = new Set(lane.map(({ call }) => call));
    expect(lane).toHaveLength(ids.size * 2);
    expect(ids.size).toBeGreaterThan(20);
  }
});

test('a batch is limited in number and bytes, but never empty', () => {
  const queue = open();
  queue.add(
    Array.from({ length: 10 }, (_, step) => document('a', step)),
    now,
    null,
  );
  const lane = [0, 1, 2, 3].find((number) => queue.next(number, 1, 1).length > 0) ?? -1;
  expect(queue.next(lane, 4, 1e6)).toHaveLength(4);
  const bytes = Buffer.byteLength(JSON.stringify(document('a', 0)));
  expect(queue.next(lane, 10, bytes * 3)).toHaveLength(3);
  expect(queue.next(lane, 10, 1)).toHaveLength(1);
});

test('facts tell what waits, since when, and what was set aside', () => {
  const queue = open();
  expect(queue.facts()).toEqual({ waiting: 0, oldestTakenAt: null, setAside: {} });
  queue.add([document('a', 1)], now, null);
  queue.add([document('b', 1), document('b', 2)], later, null);
  expect(queue.facts()).toMatchObject({ waiting: 3, oldestTakenAt: now.getTime() });
  const entries = all(queue);
  queue.remove(entries.filter(({ takenAt }) => takenAt === now.getTime()));
  queue.setAside(
    entries.filter(({ takenAt }) => takenAt === later.getTime()),
    '400',
    later,
  );
  expect(queue.facts()).toEqual({ waiting: 0, oldestTakenAt: null, setAside: { 400: 2 } });
});

test('a queue at its limit takes nothing, keeps what it has, and takes again when there is room', () => {
  const size = Buffer.byteLength(JSON.stringify(document('a', 0)));
  const queue = open(size * 10);
  for (let step = 0; step < 10; step += 1) queue.add([document('a', step)], now, null);
  expect(() => queue.add([document('a', 0)], now, 'new')).toThrow(QueueFull);
  expect(all(queue)).toHaveLength(10);
  expect(queue.kept('translator')).toBeNull();
  queue.remove(all(queue).slice(0, 1));
  expect(() => queue.add([document('a', 0)], now, null)).toThrow(QueueFull);
  queue.remove(all(queue).slice(0, 1));
  queue.add([document('a', 0)], now, null);
  expect(all(queue)).toHaveLength(9);
});

test('only the owner may read the folder, and nothing stays in it of what was delivered', () => {
  const queue = open();
  queue.add([document('09012345678', 1)], now, null);
  const files = () =>
    ['', '-wal'].map((end) => readFileSync(`${queueFile(folder)}${end}`, 'latin1'));
  expect(files().join('')).toContain('09012345678');
  expect(statSync(queueFile(folder)).mode & 0o777).toBe(0o600);
  expect(statSync(`${queueFile(folder)}-wal`).mode & 0o777).toBe(0o600);
  queue.remove(all(queue));
  queue.tidy();
  expect(files().join('')).not.toContain('09012345678');
});

test('one process at a time works with a folder', () => {
  const unlock = lock(folder, 0);
  expect(unlock).not.toBeNull();
  expect(lock(folder, 0)).toBeNull();
  unlock?.();
  expect(lock(folder, 0)).not.toBeNull();
});

test('a queue that a broken disk has made unreadable is put aside, and a new one begins', () => {
  writeFileSync(queueFile(folder), 'no database at all'.repeat(1_000));
  const lines: string[] = [];
  const queue = openQueue(
    folder,
    1_000_000,
    now,
    bridgeLog(
      (line) => lines.push(line),
      () => now,
    ),
  );
  queue.add([document('a', 1)], now, null);
  expect(all(queue)).toHaveLength(1);
  const kept = `queue.sqlite.unreadable-${now.getTime()}`;
  expect(readdirSync(folder)).toContain(kept);
  expect(JSON.parse(lines.join(''))).toMatchObject({
    severity: 'ERROR',
    event: 'queue-replaced',
    kept,
  });
});
