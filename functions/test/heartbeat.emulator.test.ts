import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bridgeKeptMs, keptEveryMs } from '../src/model/calls/bridge.ts';
import { keepHeartbeat } from '../src/intake/heartbeat.ts';
import { paths } from '../src/model/paths.ts';
import { emptyDatabase, openDatabase, seedCustomer } from './database.ts';
import { setupMs, startServer, type Server } from './harness.ts';
import { json, send } from './http.ts';
import { hexSignature } from './tokens.ts';

/** What a bridge says of itself, over HTTP and to the database. */

const projectId = 'demo-heartbeat';
const secret = 'the-secret-of-acme-is-long-enough-for-hs256';
const db = openDatabase(projectId);
let server: Server;

beforeAll(async () => {
  await emptyDatabase(projectId);
  await seedCustomer(db, 'acme', { secret });
  server = await startServer({ projectId });
}, setupMs);
afterAll(async () => {
  await server.stop();
  await db.terminate();
});

const noonMs = Date.parse('2026-12-01T03:00:00Z');
const after = (seconds: number) => new Date(noonMs + seconds * 1_000);
const iso = (seconds: number) => after(seconds).toISOString();

/** As a bridge sends it. */
const heartbeat = (bridge: string, fields: object = {}) => ({
  at: iso(0),
  bridge,
  version: '1.0.0',
  asterisk: { state: 'ready', since: iso(-600) },
  queue: { waiting: 3, oldestAt: iso(-5), setAside: 0, fullSince: null },
  failingSince: null,
  ...fields,
});

async function post(beat: object, key = secret) {
  const body = JSON.stringify({ envelope: 2, heartbeat: beat });
  const headers = { 'x-dialpad-signature': hexSignature(body, key) };
  const answer = await send(server.port, { path: '/acme', body, headers });
  return [answer.status, json(answer)] as const;
}
const stored = async (bridge: string) => (await db.doc(paths.bridge('acme', bridge)).get()).data();
const sizeOf = async (path: string) => (await db.collection(path).get()).size;

test('a heartbeat is kept for the consoles, and is neither call nor dead letter', async () => {
  expect(await post(heartbeat('pbx'))).toEqual([200, { received: true, bridge: 'pbx' }]);
  expect(await stored('pbx')).toMatchObject({
    version: '1.0.0',
    asterisk: { state: 'ready' },
    queue: { waiting: 3, fullSince: null },
    failingSince: null,
  });
  expect(await sizeOf(paths.calls('acme'))).toBe(0);
  expect(await sizeOf(paths.deadLetters('acme'))).toBe(0);
});

test('only with the customer’s signature', async () => {
  const [status] = await post(heartbeat('forged'), 'another-secret-that-is-long-enough-for-hs256');
  expect([status, await stored('forged')]).toEqual([401, undefined]);
});

test.each<[string, object]>([
  ['a name that is a path', { bridge: 'a/b' }],
  ['a name too long', { bridge: 'b'.repeat(41) }],
  ['a time without zone', { at: '2026-12-01T03:00:00' }],
  ['a state that nobody knows', { asterisk: { state: 'sleeping', since: iso(0) } }],
  ['a number of entries below zero', { queue: { ...heartbeat('x').queue, waiting: -1 } }],
])('%s is a dead letter', async (_, fields) => {
  const before = await sizeOf(paths.bridges('acme'));
  const [status, body] = await post(heartbeat('strange', fields));
  expect([status, typeof body['deadLetter']]).toEqual([202, 'string']);
  expect(await sizeOf(paths.bridges('acme'))).toBe(before);
});

/** What the consoles see after some heartbeats, each told and received at so many seconds. */
async function seenAfter(bridge: string, ...beats: { seconds: number; fields?: object }[]) {
  for (const { seconds, fields = {} } of beats) {
    const beat = {
      bridge,
      at: after(seconds),
      version: '1.0.0',
      asterisk: { state: 'ready', since: after(-600) } as const,
      queue: { waiting: 0, oldestAt: null, setAside: 0, fullSince: null },
      failingSince: null,
      commands: false,
      ...fields,
    };
    await keepHeartbeat(db, 'acme', beat, after(seconds));
  }
  const document = await db.doc(paths.bridge('acme', bridge)).get();
  return (document.get('at') as Timestamp).toDate().toISOString();
}

test('one that says nothing new is written now and then only', async () => {
  expect(await seenAfter('calm', { seconds: 0 }, { seconds: 60 })).toBe(iso(0));
  const later = keptEveryMs / 1_000;
  expect(await seenAfter('calm', { seconds: later })).toBe(iso(later));
  const kept = await stored('calm');
  expect(kept?.['expireAt']).toEqual(Timestamp.fromMillis(noonMs + keptEveryMs + bridgeKeptMs));
});

test('news is written at once', async () => {
  const waiting = { asterisk: { state: 'waiting', since: after(5) } };
  expect(await seenAfter('news', { seconds: 0 }, { seconds: 5, fields: waiting })).toBe(iso(5));
  expect(
    await seenAfter('news', { seconds: 9, fields: { ...waiting, failingSince: after(8) } }),
  ).toBe(iso(9));
});

test('an older one that arrives later changes nothing', async () => {
  const failing = { failingSince: after(0) };
  expect(await seenAfter('order', { seconds: 60 }, { seconds: 30, fields: failing })).toBe(iso(60));
  expect((await stored('order'))?.['failingSince']).toBe(null);
});
