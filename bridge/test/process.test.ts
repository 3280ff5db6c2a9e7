import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { laneCount, Queue } from '../src/queue/queue.ts';
import { type Connection, type FakeAsterisk, fakeAsterisk } from '../src/testing/fake-asterisk.ts';
import { type Delivered, type Sink, sink, taken } from '../src/testing/sink.ts';
import {
  bundle,
  type RunningBridge,
  type Settings,
  startBridge,
  webhookSecret,
} from './running-bridge.ts';

let folder: string;
let asterisk: FakeAsterisk;
let server: Sink;
let bridges: RunningBridge[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cti-process-'));
  asterisk = await fakeAsterisk({ answersPings: true });
  server = await sink(webhookSecret);
  bridges = [];
});
afterEach(async () => {
  await Promise.all(bridges.map((bridge) => bridge.kill()));
  await asterisk.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

function started(settings: Partial<Settings> = {}): RunningBridge {
  const bridge = startBridge({ folder, amiPort: asterisk.port, url: server.url, ...settings });
  bridges.push(bridge);
  return bridge;
}

const calls = ['1795938801.1', '1795938801.2', '1795938801.3'];
/** The calls' events, numbered from `first` on. */
function say(connection: Connection, first: number, count: number): void {
  for (let number = first; number < first + count; number += 1) {
    const call = calls[number % calls.length] ?? '';
    connection.say(
      'Event: Newchannel',
      `Channel: PJSIP/trunk-${number}`,
      `Uniqueid: ${call}.0`,
      `Linkedid: ${call}`,
    );
  }
}
const numberOf = (document: Record<string, unknown>) =>
  Number(/\d+$/.exec(String(document['channel']))?.[0]);
const refuse = () => ({ status: 503 });
const take = ({ entries }: Delivered) => taken(entries.length);
/** What lies on the disk. */
function waiting(): number[] {
  const queue = new Queue(join(folder, 'queue'), 1);
  const entries = Array.from({ length: laneCount }, (_, lane) => queue.next(lane, 1e6, 1e9)).flat();
  queue.close();
  return entries.map(({ body }) => numberOf(JSON.parse(body) as Record<string, unknown>));
}
const channels = () =>
  calls.map((call) => ['Event: CoreShowChannel', `Uniqueid: ${call}.0`, `Linkedid: ${call}`]);

test('killed while events stream in, it loses nothing of what it had taken, and keeps the order', async () => {
  server.answer = refuse;
  let said = 0;
  const before = new Set<number>();
  for (const _ of ['once', 'twice', 'three times']) {
    const bridge = started();
    const connection = await asterisk.connections.next();
    await connection.admit(channels());
    await bridge.logged('ami', { state: 'ready' });
    // It dies somewhere in the middle of these.
    while (waiting().length < before.size + 50) {
      say(connection, said, 25);
      said += 25;
    }
    await bridge.kill();
    const there = waiting();
    expect(there).toEqual(expect.arrayContaining([...before]));
    for (const number of there) before.add(number);
  }
  expect(before.size).toBeGreaterThanOrEqual(150);
  server.answer = take;
  started();
  const arrived: number[] = [];
  while (new Set(arrived).size < before.size) {
    const { entries } = await server.delivered.next();
    arrived.push(...entries.map(numberOf));
  }
  expect(new Set(arrived)).toEqual(before);
  for (const [index] of calls.entries()) {
    const ofCall = arrived.filter((number) => number % calls.length === index);
    expect(ofCall).toEqual(ofCall.toSorted((a, b) => a - b));
  }
});

test('calls that end while it is down are closed by the next one', async () => {
  const bridge = started();
  const connection = await asterisk.connections.next();
  await connection.admit();
  say(connection, 0, 2);
  for (let count = 0; count < 2;) count += (await server.delivered.next()).entries.length;
  await bridge.kill();
  const next = started();
  await (await asterisk.connections.next()).admit(channels().slice(1));
  await next.logged('resynced');
  const { entries } = await server.delivered.find((body) =>
    body.entries.some(({ event }) => event === 'lost'),
  );
  expect(entries.at(-1)).toEqual({ call: calls[0], event: 'lost' });
});

test('what the one before knew and the next cannot read is left behind with a line', async () => {
  const queue = new Queue(join(folder, 'queue'), 1_000);
  queue.keep('translator', 'no JSON');
  queue.close();
  expect(await started().logged('restore-failed')).toMatchObject({ severity: 'WARNING' });
  await (await asterisk.connections.next()).admit();
});

test('asked to end, it stores what it has read, waits for the answer on its way, and exits with 0', async () => {
  const asked = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  server.answer = async (delivered) => {
    asked.resolve();
    await held.promise;
    return take(delivered);
  };
  const bridge = started();
  const connection = await asterisk.connections.next();
  await connection.admit(channels());
  say(connection, 0, 1);
  await asked.promise;
  say(connection, 1, 1);
  const stopped = bridge.stop();
  await bridge.logged('ami', { state: 'stopped' });
  held.resolve();
  expect(await stopped).toBe(0);
  expect((await bridge.logged('stopped'))['waiting']).toBe(waiting().length);
  expect(waiting()).not.toContain(0);
});

test('a second bridge with the same folder says so and ends', async () => {
  const first = started();
  await first.logged('started');
  const { code, complaint } = await started().ended;
  expect(code).toBe(2);
  expect(complaint).toBe(`queue.folder: another bridge works with ${join(folder, 'queue')}\n`);
});

test('the bundle is all it needs: without settings it says how it is started', () => {
  const { status, stderr } = spawnSync(process.execPath, [bundle], { encoding: 'utf8', cwd: '/' });
  expect(stderr).toContain('node cti-bridge.mjs --config FILE');
  expect(status).toBe(2);
});

test.each([
  ['ami.caFile', { tls: true, caFile: '/nowhere/ca.pem' }, {}, 'ENOENT'],
  ['queue.folder', {}, { folder: '/etc/hosts/queue' }, 'ENOTDIR'],
])('a %s that the system refuses is one line', (setting, ami, queue, code) => {
  const config = join(folder, 'wrong.json');
  const settings = {
    ami: { username: 'cti', secret: 'cti-secret', ...ami },
    asterisk: { trunks: ['trunk'] },
    webhook: { url: server.url, secret: webhookSecret },
    queue: { folder, ...queue },
  };
  writeFileSync(config, JSON.stringify(settings));
  const { status, stderr } = spawnSync(process.execPath, [bundle, '--config', config], {
    encoding: 'utf8',
  });
  expect(stderr).toBe(`${setting}: can't be used (${code})\n`);
  expect(status).toBe(2);
});

test('it tells the webhook how it is, in a body of its own kind', async () => {
  const bridge = started({ heartbeatSeconds: 1 });
  await (await asterisk.connections.next()).admit();
  await bridge.logged('ami', { state: 'ready' });
  const { body } = await server.delivered.find(({ body: { heartbeat } }) =>
    JSON.stringify(heartbeat ?? '').includes('"ready"'),
  );
  expect(body).toEqual({
    envelope: 2,
    heartbeat: {
      at: expect.stringMatching(/^20.*Z$/),
      bridge: 'pbx',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      asterisk: { state: 'ready', since: expect.stringMatching(/^20.*Z$/) },
      queue: { waiting: 0, oldestAt: null, setAside: 0, fullSince: null },
      failingSince: null,
      commands: false,
    },
  });
});

test('a webhook that does not know heartbeats keeps one as a dead letter, and gets no more', async () => {
  server.answer = () => ({ status: 202, body: { received: true, deadLetter: 'd' } });
  const bridge = started({ heartbeatSeconds: 1 });
  expect(await bridge.logged('heartbeat-unknown')).toMatchObject({ severity: 'WARNING' });
});

test('its status tells what waits, and whether it runs', async () => {
  server.answer = refuse;
  const bridge = started();
  const connection = await asterisk.connections.next();
  await connection.admit(channels());
  await bridge.logged('ami', { state: 'ready' });
  say(connection, 0, 1);
  await bridge.logged('failing');
  expect(bridge.status()).toMatch(
    /^running {4}yes\nasterisk {3}ready since 20\S+\nwaiting {4}1, the oldest since 20\S+\nset aside {2}0\n/,
  );
  await bridge.kill();
  expect(bridge.status()).toMatch(/^running {4}no\n/);
});

test('without room it stops listening; what it has is delivered, and then it listens again', async () => {
  const { reason, ...room } = littleRoom();
  server.answer = refuse;
  const bridge = started(room);
  const connection = await asterisk.connections.next();
  await connection.admit(channels());
  await bridge.logged('ami', { state: 'ready' });
  let said = 0;
  const full = bridge.logged('queue-full');
  let isFull = false;
  void full.then(() => (isFull = true));
  while (!isFull && !connection.socket.destroyed) {
    say(connection, said, 100);
    said += 100;
    await new Promise((resolve) => connection.socket.write('', resolve));
  }
  expect(await full).toMatchObject({ reason });
  server.answer = take;
  const arrived: number[] = [];
  const again = asterisk.connections.next().then((next) => next.admit([]));
  await bridge.logged('queue-room');
  await again;
  for (;;) {
    const { entries } = await server.delivered.next();
    const numbers = entries.filter(({ event }) => event === 'Newchannel').map(numberOf);
    arrived.push(...numbers);
    if (entries.some(({ event }) => event === 'lost')) break;
  }
  // A call's documents have all arrived before the one that says that it is over.
  const call = calls.findIndex((_, index) => arrived.some((number) => number % 3 === index));
  const ofCall = arrived.filter((number) => number % 3 === call);
  expect(ofCall.length).toBeGreaterThan(1_000);
  expect(ofCall).toEqual(ofCall.map((_, index) => call + index * 3));
});

/**
 * A disk of 4 MB in the queue's folder, which nobody but the process sees. Where that can't be had, neither as root nor
 * with a user namespace, a limit of the queue's own.
 */
function littleRoom(): { reason: string; within?: string[]; maxMegabytes?: number } {
  const queue = join(folder, 'queue');
  mkdirSync(queue);
  const script = `mount -t tmpfs -o size=4m tmpfs '${queue}' && exec "$@"`;
  const ways = [['--mount'], ['--user', '--map-root-user', '--mount']];
  const way = ways.find((how) => succeeds('unshare', [...how, 'sh', '-c', script, 'sh', 'true']));
  return way
    ? { reason: 'the disk is full', within: ['unshare', ...way, 'sh', '-c', script, 'sh'] }
    : { reason: 'the queue is as large as it may become', maxMegabytes: 1 };
}

const succeeds = (command: string, args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;
