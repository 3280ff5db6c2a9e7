import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Firestore } from 'firebase-admin/firestore';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startOwnFirestore, type OwnFirestore } from '../../tools/bench/firestore.ts';
import { finishEntry } from '../src/intake/finish.ts';
import { callsOf } from './calls.ts';
import { ledgerOf, openDatabase, seedCustomer } from './database.ts';
import { followUp, ringing, type EventFields } from './events.ts';
import { setupMs, startServer, type Server } from './harness.ts';
import { openDoor, type Door } from './outage/door.ts';
import { stream, type Delivered, type Stream } from './outage/sender.ts';

/**
 * OUT: the database and the function die in the middle of a stream of events, whose sender tries again as Dialpad does.
 * It uses its own Firestore emulator, so that nobody else loses theirs.
 */

const projectId = 'demo-outage';
const secret = 'the-secret-of-those-who-wait-is-long-enough';
const gapMs = 75;
const exports = mkdtempSync(join(tmpdir(), 'outage-'));

let firestore: OwnFirestore;
let door: Door;
let server: Server;
let db: Firestore;

const serve = () =>
  startServer({ projectId, env: { FIRESTORE_EMULATOR_HOST: `127.0.0.1:${door.port}` } });

beforeAll(async () => {
  firestore = await startOwnFirestore();
  vi.stubEnv('FIRESTORE_EMULATOR_HOST', firestore.address);
  door = await openDoor(firestore.port);
  db = openDatabase(projectId);
  await Promise.all(
    ['killed', 'silent', 'restarted'].map((customerId) =>
      seedCustomer(db, customerId, { secret, lines: { west: { number: '0501748' } } }),
    ),
  );
  server = await serve();
}, setupMs);
afterAll(async () => {
  await server.stop();
  await door.close();
  await db.terminate();
  await firestore.kill();
  rmSync(exports, { recursive: true });
  vi.unstubAllEnvs();
});

/** Ten calls of four events each, all calls one step at a time. */
function traffic(): EventFields[] {
  const calls = Array.from({ length: 10 }, () => {
    const first = ringing();
    const connected = followUp(first, 'connected');
    const hold = followUp(connected, 'hold');
    return [first, connected, hold, followUp(hold, 'hangup', { talk_time: 9_000 })];
  });
  return [0, 1, 2, 3].flatMap((step) => calls.flatMap((call) => call[step] ?? []));
}

const begin = (customerId: string, events: EventFields[]): Stream =>
  stream(events, gapMs, { port: () => server.port, customerId, secret });

/** Waits until the sender has seen so many answers with a status. */
const untilAnswered = ({ attempts }: Stream, status: number, count: number): Promise<void> =>
  expect
    .poll(() => attempts.filter((one) => one.status === status).length)
    .toBeGreaterThanOrEqual(count);

const keyOf = ({ call_id: id, state }: EventFields) => `${String(id)} ${String(state)}`;

async function keysInLedger(customerId: string): Promise<string[]> {
  const ledger = (await ledgerOf(db, customerId)) as unknown as { callId: string; state: string }[];
  return ledger.map(({ callId, state }) => `${callId} ${state}`);
}

/** Nothing lost, nothing twice, and no response that would stop Dialpad from retrying. */
async function expectWhole(customerId: string, sent: EventFields[], delivered: Delivered[]) {
  const attempts = delivered.flatMap((one) => one.attempts);
  const refused = attempts.filter(({ status }) => ![0, 200, 503].includes(status));
  expect(refused).toEqual([]);
  expect(delivered.filter((one) => one.attempts.at(-1)?.status !== 200)).toEqual([]);

  const inLedger = await keysInLedger(customerId);
  expect(inLedger.toSorted()).toEqual(sent.map(keyOf).toSorted());

  // What the trigger does for entries no request could reduce in time.
  for (const { id } of await ledgerOf(db, customerId)) {
    await finishEntry(db, customerId, id, () => new Date());
  }
  const calls = await callsOf(db, customerId);
  const callIds = [...new Set(sent.map((event) => String(event.call_id)))];
  expect(calls.map((call) => call.linkedId).toSorted()).toEqual(callIds.toSorted());
  for (const call of calls) expect(call).toMatchObject({ state: 'ended', talkMs: 9_000 });
}

async function exportDatabase(): Promise<string> {
  const name = 'at-the-outage';
  const response = await fetch(
    `http://${firestore.address}/emulator/v1/projects/${projectId}:export`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        database: `projects/${projectId}/databases/(default)`,
        export_directory: exports,
        export_name: name,
      }),
    },
  );
  if (!response.ok) throw new Error(`Not exported: ${await response.text()}`);
  return join(exports, name, `${name}.overall_export_metadata`);
}

const answeredBy = (delivered: Delivered[], moment: number) =>
  delivered.filter((one) => one.attempts.some(({ status, at }) => status === 200 && at <= moment));

describe('OUT-01 a database that dies in the middle', () => {
  test('has every acknowledged event, and gets the others when it is back', async () => {
    const sent = traffic();
    const streaming = begin('killed', sent);
    await untilAnswered(streaming, 200, 10);

    // An emulator keeps nothing on a disk: what stands for one is its export, taken when nobody reaches it.
    door.shut();
    const cutAt = Date.now();
    const seedFromExport = await exportDatabase();
    await firestore.kill();
    firestore = await startOwnFirestore({ port: firestore.port, seedFromExport });
    const survived = await keysInLedger('killed');
    // A machine quick enough to have it back within one request's time would answer everything with 200.
    await untilAnswered(streaming, 503, 1);
    door.open();

    const delivered = await streaming.delivered;
    const answered = answeredBy(delivered, cutAt).map(({ event }) => keyOf(event));
    expect(answered.length).toBeGreaterThan(0);
    expect(survived).toEqual(expect.arrayContaining(answered));
    await expectWhole('killed', sent, delivered);
  });
});

describe('OUT-02 a database that falls silent', () => {
  test('gives 503 in time, and a late write is there once', async () => {
    const sent = traffic();
    const streaming = begin('silent', sent);
    await untilAnswered(streaming, 200, 10);
    firestore.signal('SIGSTOP');
    await untilAnswered(streaming, 503, 1);
    firestore.signal('SIGCONT');
    const delivered = await streaming.delivered;
    expect(delivered.some((one) => one.attempts.some(({ status }) => status === 503))).toBe(true);
    await expectWhole('silent', sent, delivered);
  });
});

describe('OUT-13 an instance killed between and during events', () => {
  test('has acknowledged nothing it loses, and retries complete it', async () => {
    const sent = traffic();
    const streaming = begin('restarted', sent);
    await untilAnswered(streaming, 200, 10);
    const killedAt = Date.now();
    await server.kill();
    const survived = await keysInLedger('restarted');
    server = await serve();
    const delivered = await streaming.delivered;
    const answered = answeredBy(delivered, killedAt).map(({ event }) => keyOf(event));
    expect(survived).toEqual(expect.arrayContaining(answered));
    expect(delivered.some((one) => one.attempts.some(({ status }) => status === 0))).toBe(true);
    await expectWhole('restarted', sent, delivered);
  });
});
