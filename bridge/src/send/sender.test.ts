import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bridgeLog } from '../log.ts';
import { Queue } from '../queue/queue.ts';
import { inbox } from '../testing/inbox.ts';
import { type Delivered, type Sink, sink, taken } from '../testing/sink.ts';
import { type StillClock, stillClock } from '../testing/still-clock.ts';
import { sender } from './sender.ts';
import { webhook } from './webhook.ts';

const secret = 'a-secret-of-the-tests-with-32-or-more';
const dayMs = 86_400_000;
let folder: string;
let server: Sink;
let clock: StillClock;
let queue: Queue;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cti-sender-'));
  server = await sink(secret);
  clock = stillClock();
  queue = new Queue(folder, 1_000_000);
});
afterEach(async () => {
  queue.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

function started(url = server.url, key = secret) {
  const lines = inbox<Record<string, unknown>>();
  const log = bridgeLog(
    (line) => lines.put(JSON.parse(line) as Record<string, unknown>),
    clock.now,
  );
  const hook = webhook(url, key);
  const sending = sender(
    { queue, webhook: hook, clock, random: () => 0, mostAgeMs: 7 * dayMs },
    log,
  );
  return {
    sending,
    lines,
    logged: (event: string) => lines.find((line) => line['event'] === event),
  };
}

const add = (call: string, ...steps: number[]) =>
  queue.add(
    steps.map((step) => ({ call, step })),
    clock.now(),
    null,
  );
const steps = ({ entries }: Delivered) => entries.map(({ step }) => step);

test('documents of a call arrive in order, in bodies of fifty at most, and are forgotten', async () => {
  add('a', ...Array.from({ length: 120 }, (_, step) => step));
  const { sending } = started();
  sending.wake();
  const sizes = [];
  const arrived = [];
  while (arrived.length < 120) {
    const delivered = await server.delivered.next();
    expect(delivered.body['envelope']).toBe(2);
    sizes.push(delivered.entries.length);
    arrived.push(...steps(delivered));
  }
  expect(sizes).toEqual([50, 50, 20]);
  expect(arrived).toEqual(Array.from({ length: 120 }, (_, step) => step));
  await sending.stop();
  expect(queue.facts().waiting).toBe(0);
  expect(sending.delivered()).toBe(120);
});

test('while one call waits for its answer, others go on', async () => {
  const calls = Array.from({ length: 40 }, (_, index) => `call-${index}`);
  for (const call of calls) add(call, 1);
  const held = Promise.withResolvers<void>();
  const arrived = inbox<Delivered>();
  server.answer = async (delivered) => {
    arrived.put(delivered);
    if (delivered.entries.some(({ call }) => call === 'call-0')) await held.promise;
    return taken(delivered.entries.length);
  };
  const { sending } = started();
  sending.wake();
  const bodies = [
    await arrived.next(),
    await arrived.next(),
    await arrived.next(),
    await arrived.next(),
  ];
  expect(bodies.flatMap(({ entries }) => entries)).toHaveLength(40);
  held.resolve();
  await sending.stop();
  expect(queue.facts().waiting).toBe(0);
});

test('an outage is outlasted: nothing lost, order kept, told once a minute and when it is over', async () => {
  server.answer = () => ({ status: 503 });
  add('a', 1, 2);
  const { sending, logged } = started();
  sending.wake();
  expect(await logged('failing')).toMatchObject({ code: '503', waiting: 2, oldestAgeMs: 0 });
  for (const pauseMs of [500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000]) {
    await clock.awaited(pauseMs);
    await clock.pass(pauseMs);
  }
  expect(await logged('failing')).toMatchObject({ oldestAgeMs: 63_500 });
  add('a', 3);
  sending.wake();
  await clock.awaited(60_000);
  server.answer = ({ entries }) => taken(entries.length);
  await clock.pass(60_000);
  expect(steps(await server.delivered.next())).toEqual([1, 2, 3]);
  expect(await logged('working')).toMatchObject({ failedMs: 123_500 });
  await sending.stop();
  expect(queue.facts().waiting).toBe(0);
});

test('a refused connection and a wish for a pause are waited out', async () => {
  const { port } = server;
  await server.close();
  add('a', 1);
  const { sending, logged } = started();
  sending.wake();
  expect(await logged('failing')).toMatchObject({ code: 'ECONNREFUSED' });
  server = await sink(secret, port);
  server.answer = () => ({ status: 429, headers: { 'retry-after': '90' } });
  await clock.awaited(500);
  await clock.pass(500);
  await clock.awaited(90_000);
  server.answer = ({ entries }) => taken(entries.length);
  await clock.pass(90_000);
  expect(steps(await server.delivered.next())).toEqual([1]);
  await sending.stop();
});

test('a document that spoils its body is set aside with its code; those around it arrive', async () => {
  server.answer = ({ entries }) =>
    entries.some(({ step }) => step === 3) ? { status: 400 } : taken(entries.length);
  add('a', 1, 2, 3, 4, 5);
  const { sending, logged } = started();
  sending.wake();
  expect(await logged('set-aside')).toMatchObject({ code: '400', count: 1 });
  const arrived = [];
  while (arrived.length < 4) arrived.push(...steps(await server.delivered.next()));
  expect(arrived).toEqual([1, 2, 4, 5]);
  await sending.stop();
  expect(queue.facts()).toMatchObject({ waiting: 0, setAside: { 400: 1 } });
});

test('entries that were not stored go again, the others do not', async () => {
  const bodies = inbox<Delivered>();
  server.answer = (delivered) => {
    bodies.put(delivered);
    const entries = delivered.entries.map(({ step }) =>
      step === 2 ? { code: 'try-again' } : { linkedId: 'l' },
    );
    return { status: 503, body: { error: { code: 'try-again' }, entries } };
  };
  add('a', 1, 2, 3);
  const { sending } = started();
  sending.wake();
  expect(steps(await bodies.next())).toEqual([1, 2, 3]);
  await clock.awaited(500);
  server.answer = ({ entries }) => taken(entries.length);
  await clock.pass(500);
  expect(steps(await server.delivered.next())).toEqual([2]);
  await sending.stop();
});

test('documents that the webhook keeps as dead letters are told and not sent again', async () => {
  const entries = [{ linkedId: 'l' }, { code: 'unreadable-entry', deadLetter: 'd' }];
  server.answer = () => ({ status: 200, body: { received: true, entries } });
  add('a', 1, 2);
  const { sending, logged } = started();
  sending.wake();
  expect(await logged('unreadable')).toMatchObject({ count: 1 });
  await sending.stop();
  expect(queue.facts().waiting).toBe(0);
});

test('under a wrong secret nothing is thrown away; it arrives when it is mended', async () => {
  add('a', 1);
  const wrong = started(server.url, 'another-secret-that-is-long-enough-too');
  wrong.sending.wake();
  expect(await wrong.logged('failing')).toMatchObject({
    code: '401',
    message: expect.stringContaining('compare webhook.secret'),
  });
  await clock.awaited(5_000);
  await wrong.sending.stop();
  const { sending } = started();
  sending.wake();
  expect(steps(await server.delivered.next())).toEqual([1]);
  await sending.stop();
});

test('what is too old to be of use is set aside, what is just young enough arrives', async () => {
  add('a', 1);
  await clock.pass(1);
  add('a', 2);
  await clock.pass(7 * dayMs);
  const { sending, logged } = started();
  sending.wake();
  expect(await logged('set-aside')).toMatchObject({ code: 'too-old', count: 1 });
  expect(steps(await server.delivered.next())).toEqual([2]);
  await sending.stop();
});

test('a sender that is stopped waits for the answer that is on its way', async () => {
  const asked = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  server.answer = async ({ entries }) => {
    asked.resolve();
    await held.promise;
    return taken(entries.length);
  };
  add('a', 1);
  const { sending } = started();
  sending.wake();
  await asked.promise;
  const stopped = sending.stop();
  add('a', 2);
  sending.wake();
  held.resolve();
  await stopped;
  expect(queue.facts().waiting).toBe(1);
});
