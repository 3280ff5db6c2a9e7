import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stillClock } from '../testing/still-clock.ts';
import { CommandLine } from './line.ts';
import { askForToken, customerOf, NoToken, tokenUrl } from './token.ts';

const secret = 'a-secret-of-the-tests-with-32-or-more';
const now = new Date('2026-12-01T00:00:00Z');
let asked: unknown[];
let answered: { status: number; body: unknown };
const server = createServer((request, response) => {
  void text(request).then((body) => {
    asked.push([request.method, request.url, request.headers['content-type'], JSON.parse(body)]);
    response.writeHead(answered.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answered.body));
  });
});
beforeEach(async () => {
  asked = [];
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

function ask() {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/sign-in/bridgeToken`;
  return askForToken({ url, customerId: 'shop', secret, bridge: 'pbx' }, now);
}
const answer = {
  token: 'x.y.z',
  customerId: 'goodfife',
  projectId: 'shop-1',
  apiKey: 'key',
  at: '2026-12-01T00:00:01.000Z',
  emulators: null,
};

test('a token is asked for by name and time, signed as events are', async () => {
  answered = { status: 200, body: { result: answer } };
  expect(await ask()).toEqual(answer);
  const body = '{"envelope":2,"token":{"bridge":"pbx","at":"2026-12-01T00:00:00.000Z"}}';
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const data = { customerId: 'shop', body, signature };
  expect(asked).toEqual([['POST', '/api/sign-in/bridgeToken', 'application/json', { data }]]);
});

test.each([
  [401, { error: { details: { code: 'invalid-signature' } } }, 'invalid-signature', true],
  [403, { error: { details: { code: 'customer-disabled' } } }, 'customer-disabled', true],
  [404, '<html>', '404', true],
  [404, { error: { status: 'NOT_FOUND', message: 'There is no such method.' } }, '404', true],
  [200, { welcome: 'to the guest network' }, '200', true],
  [200, { result: { welcome: 'to the guest network' } }, '200', true],
  [302, {}, '302', true],
  [400, { error: { details: { code: 'Not one of ours!' } } }, '400', true],
  [400, { error: { details: null } }, '400', true],
  [429, { error: { details: { code: 'too-many-requests' } } }, '429', false],
  [503, { error: { details: { code: 'unavailable' } } }, '503', false],
])('an answer of %i with %j is no token: %s', async (status, body, message, isFinal) => {
  answered = { status, body };
  const error = await ask().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(NoToken);
  expect(error).toMatchObject({ message, isFinal });
});

test.each([
  [
    'https://shop.example/api/dialpad/webhook/shop',
    'https://shop.example/api/sign-in/bridgeToken',
    'shop',
  ],
  ['https://fn.example/dialpadWebhook/shop', null, 'shop'],
  ['https://fn.example/dialpadWebhook/', null, null],
])('beside the webhook %s tokens are had at %s, for %s', (webhook, url, customerId) => {
  expect([tokenUrl(webhook), customerOf(webhook)]).toEqual([url, customerId]);
});

test('the webhook of no certain customer doesn’t tell where tokens are had', () => {
  expect(tokenUrl('https://shop.example/api/dialpad/webhook')).toBeNull();
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
