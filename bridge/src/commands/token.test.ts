import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sink, sink } from '../testing/sink.ts';
import { stillClock } from '../testing/still-clock.ts';
import { CommandLine } from './line.ts';
import { askForToken, NoToken, tokenUrl } from './token.ts';

const secret = 'a-secret-of-the-tests-with-32-or-more';
const now = new Date('2026-12-01T00:00:00Z');
let server: Sink;
beforeEach(async () => {
  server = await sink(secret);
});
afterEach(() => server.close());

const ask = (key = secret) => askForToken({ url: server.url, secret: key, bridge: 'pbx' }, now);
const answer = {
  token: 'x.y.z',
  customerId: 'goodfife',
  projectId: 'shop-1',
  apiKey: 'key',
  at: '2026-12-01T00:00:01.000Z',
  emulators: null,
};

test('a token is asked for by name and time, signed as events are', async () => {
  server.answer = () => ({ status: 200, body: answer });
  expect(await ask()).toEqual(answer);
  const { body } = await server.delivered.next();
  expect(body).toEqual({ envelope: 2, token: { bridge: 'pbx', at: now.toISOString() } });
});

test.each([
  [401, { error: { code: 'invalid-signature' } }, 'invalid-signature', true],
  [403, { error: { code: 'customer-disabled' } }, 'customer-disabled', true],
  [404, '<html>', '404', true],
  [200, { welcome: 'to the guest network' }, '200', true],
  [302, {}, '302', true],
  [400, { error: { code: 'Not one of ours!' } }, '400', true],
  [429, {}, '429', false],
  [503, { error: { code: 'try-again' } }, '503', false],
])('an answer of %i with %j is no token: %s', async (status, body, message, isFinal) => {
  server.answer = () => ({ status, body });
  const error = await ask().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(NoToken);
  expect(error).toMatchObject({ message, isFinal });
});

test.each([
  [
    'https://shop.example/api/dialpad/webhook/shop',
    'https://shop.example/api/dialpad/bridge-token/shop',
  ],
  ['https://shop.example/api/dialpad/webhook', null],
  ['https://fn.example/dialpadWebhook/shop', null],
])('beside the webhook %s tokens are had at %s', (webhook, url) => {
  expect(tokenUrl(webhook)).toBe(url);
});

/** A line that never gets a token, and what it says. */
function refused(error: () => Error) {
  const clock = stillClock();
  const said: { state: string; reason: string }[] = [];
  const asked: number[] = [];
  const line = new CommandLine({
    bridge: 'pbx',
    token: (at) => {
      asked.push(at.getTime());
      return Promise.reject(error());
    },
    clock,
    random: () => 0.5,
    log: { commands: (fields) => said.push(fields) },
    opened: () => undefined,
    heard: () => undefined,
    changed: () => undefined,
  });
  line.start();
  const pauses = () => asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
  return { clock, line, said, pauses };
}

test('without an answer it asks again, less and less often, for as long as it is wanted', async () => {
  const { clock, line, said, pauses } = refused(() => new NoToken('no-answer', false));
  await clock.pass(600_000);
  expect(line.state).toBe('connecting');
  expect(Math.max(...pauses())).toBeLessThanOrEqual(60_000);
  expect(Math.min(...pauses())).toBeLessThan(2_000);
  expect(said).toContainEqual({ state: 'connecting', reason: 'no-answer' });
  const before = pauses().length;
  line.stop();
  await clock.pass(600_000);
  expect([line.state, pauses().length, clock.waiting()]).toEqual(['off', before, 0]);
});

test('what somebody has to mend is said, and tried every five minutes', async () => {
  const { clock, said, pauses } = refused(() => new NoToken('invalid-signature', true));
  await clock.pass(900_000);
  expect(pauses()).toEqual([300_000, 300_000, 300_000]);
  expect(said).toContainEqual({ state: 'connecting', reason: 'invalid-signature' });
});
