import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Bridge } from './bridge.ts';
import { bridgeLog } from './log.ts';
import { Queue } from './queue/queue.ts';
import { sender } from './send/sender.ts';
import { webhook } from './send/webhook.ts';
import { type FakeAsterisk, fakeAsterisk } from './testing/fake-asterisk.ts';
import { inbox } from './testing/inbox.ts';
import { recorded } from './testing/recordings.ts';
import { type Sink, sink, taken } from './testing/sink.ts';
import { stillClock } from './testing/still-clock.ts';
import { trivialTranslator } from './testing/trivial-translator.ts';
import type { Translator } from './translator.ts';

const secret = 'a-secret-of-the-tests-with-32-or-more';
let folder: string;
let asterisk: FakeAsterisk;
let server: Sink;
let running: Array<() => Promise<void>>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cti-bridge-'));
  asterisk = await fakeAsterisk();
  server = await sink(secret);
  running = [];
});
afterEach(async () => {
  await asterisk.close();
  await Promise.all(running.map((stop) => stop()));
  await server.close();
  rmSync(folder, { recursive: true });
});

function started({ translator = trivialTranslator(), mostBytes = 10_000_000 } = {}) {
  const clock = stillClock();
  const lines = inbox<Record<string, unknown>>();
  const log = bridgeLog(
    (line) => lines.put(JSON.parse(line) as Record<string, unknown>),
    () => clock.now(),
  );
  const queue = new Queue(folder, mostBytes);
  const common = { clock, random: () => 0 };
  const hook = webhook(server.url, secret);
  const sending = sender({ queue, webhook: hook, mostAgeMs: 1e9, ...common }, log);
  const bridge = new Bridge({
    ami: {
      connect: () => connect({ port: asterisk.port, host: '127.0.0.1', noDelay: true }),
      username: 'cti',
      secret: 'cti-secret',
      random: () => 0,
    },
    translator,
    queue,
    sender: sending,
    clock,
    log,
    changed: () => undefined,
  });
  bridge.start();
  running.push(async () => {
    await bridge.stop();
    queue.close();
  });
  return {
    bridge,
    clock,
    queue,
    logged: (event: string) => lines.find((line) => line['event'] === event),
  };
}

const newchannel = (call: string, index = 0) => [
  'Event: Newchannel',
  `Channel: PJSIP/trunk-${index}`,
  `Uniqueid: ${call}.${index}`,
  `Linkedid: ${call}`,
];
const channel = (call: string) => [
  'Event: CoreShowChannel',
  `Uniqueid: ${call}.0`,
  `Linkedid: ${call}`,
];
/** The next so many documents, in the order of their arrival. */
async function arrived(count: number): Promise<Array<Record<string, unknown>>> {
  const documents: Array<Record<string, unknown>> = [];
  while (documents.length < count) documents.push(...(await server.delivered.next()).entries);
  return documents;
}

test('a recorded call arrives as the translator tells it, in order, and once', async () => {
  started();
  const connection = await asterisk.connections.next();
  await connection.admit();
  for (const message of recorded('10-queue-answered')) connection.socket.write(message);
  const documents = [];
  do documents.push(...(await arrived(1)));
  while (documents.at(-1)?.['event'] !== 'ended');
  const [first] = documents;
  expect(first).toMatchObject({ event: 'Newchannel', channel: expect.stringContaining('trunk') });
  expect(new Set(documents.map(({ call }) => call))).toEqual(new Set([first?.['call']]));
  expect(documents.filter(({ event }) => event === 'BridgeEnter').length).toBeGreaterThan(1);
});

test('a webhook that takes its time keeps nobody from listening', async () => {
  const held = Promise.withResolvers<void>();
  server.answer = async ({ entries }) => {
    await held.promise;
    return taken(entries.length);
  };
  const { queue } = started();
  const connection = await asterisk.connections.next();
  await connection.admit();
  const count = 5_000;
  for (let index = 0; index < count; index += 1) connection.say(...newchannel('1.1', index));
  connection.say('Event: Hangup', 'Uniqueid: 2.2', 'Linkedid: 2.2');
  await expect.poll(() => queue.facts().waiting).toBe(count + 2);
  held.resolve();
  const documents = await arrived(count + 2);
  const ofCall = documents.filter(({ call }) => call === '1.1');
  expect(ofCall.map(({ channel: name }) => name)).toEqual(
    Array.from({ length: count }, (_, index) => `PJSIP/trunk-${index}`),
  );
});

test('an event that the translator trips over costs none of those around it', async () => {
  const trivial = trivialTranslator();
  const translator: Translator = {
    ...trivial,
    take(event, at) {
      if (event.get('Channel')?.[0] === 'PJSIP/trunk-1') throw new Error('09012345678');
      return trivial.take(event, at);
    },
  };
  const { logged } = started({ translator });
  const connection = await asterisk.connections.next();
  await connection.admit();
  for (const index of [0, 1, 2]) connection.say(...newchannel('1.1', index));
  expect((await arrived(2)).map(({ channel: name }) => name)).toEqual([
    'PJSIP/trunk-0',
    'PJSIP/trunk-2',
  ]);
  const line = await logged('failed');
  expect(line).toMatchObject({ name: 'Error', stack: expect.stringContaining('bridge.test.ts') });
  expect(JSON.stringify(line)).not.toContain('09012345678');
});

test('calls that ended while nobody listened are closed on the next connection', async () => {
  const { clock, logged } = started();
  const connection = await asterisk.connections.next();
  await connection.admit();
  connection.say(...newchannel('1.1'));
  connection.say(...newchannel('1.2'));
  await arrived(2);
  connection.socket.destroy();
  await logged('resynced');
  await clock.awaited(250);
  await clock.pass(250);
  await (await asterisk.connections.next()).admit([channel('1.2')]);
  expect(await arrived(1)).toEqual([{ call: '1.1', event: 'lost' }]);
  expect(await logged('resynced')).toMatchObject({ items: 1, documents: 1 });
});

test('what time alone makes true is asked a moment after the last event', async () => {
  const trivial = trivialTranslator();
  const translator: Translator = {
    ...trivial,
    tick: () => [{ call: '1.1' }],
  };
  const { clock, logged } = started({ translator });
  const connection = await asterisk.connections.next();
  await connection.admit();
  await logged('resynced');
  await clock.awaited(100);
  await clock.pass(99);
  connection.say(...newchannel('1.1'));
  await arrived(1);
  await clock.pass(99);
  expect(server.delivered.rest()).toEqual([]);
  await clock.pass(1);
  expect(await arrived(1)).toEqual([{ call: '1.1' }]);
});

test('a full queue stops listening, loses nothing it has, and asks when there is room', async () => {
  server.answer = () => ({ status: 503 });
  const { clock, logged, queue, bridge } = started({ mostBytes: 1_000 });
  const connection = await asterisk.connections.next();
  await connection.admit();
  await logged('resynced');
  let said = 0;
  while (bridge.fullSince === null) {
    connection.say(...newchannel('1.1', said));
    said += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await logged('queue-full')).toMatchObject({
    severity: 'ERROR',
    reason: 'the queue is as large as it may become',
  });
  const before = queue.facts().waiting;
  expect(before).toBeGreaterThan(2);
  await clock.pass(5_000);
  expect(asterisk.connections.rest()).toEqual([]);
  server.answer = ({ entries }) => taken(entries.length);
  const documents: Array<Record<string, unknown>> = [];
  while (bridge.fullSince !== null) {
    await clock.pass(5_000);
    documents.push(...server.delivered.rest().flatMap(({ entries }) => entries));
  }
  await logged('queue-room');
  await (await asterisk.connections.next()).admit([]);
  while (documents.at(-1)?.['event'] !== 'lost') documents.push(...(await arrived(1)));
  const names = documents.slice(0, -1).map(({ channel: name }) => name);
  expect(names.length).toBeGreaterThan(before);
  expect(names).toEqual(names.map((_, index) => `PJSIP/trunk-${index}`));
});
