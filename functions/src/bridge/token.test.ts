import { createHmac } from 'node:crypto';
import type { Auth } from 'firebase-admin/auth';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { webhookSecret } from '../customers/secrets.ts';
import { log } from '../log.ts';
import { Refusal } from '../refusal.ts';
import { tokenFor } from './token.ts';

const secret = 'a-secret-of-the-tests-with-32-or-more';
const now = new Date('2026-12-01T00:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now });
  for (const line of ['refused', 'bridgeToken'] as const) {
    vi.spyOn(log, line).mockImplementation(() => undefined);
  }
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Customers read, and accounts made. */
function server({ enabled = true, apiKey = 'key' } = {}) {
  const read: string[] = [];
  const made: unknown[] = [];
  const auth = {
    createUser: (account: object) => Promise.resolve(made.push(account)),
    createCustomToken: (uid: string, claims: object) =>
      Promise.resolve(`${uid} ${JSON.stringify(claims)}`),
  } as unknown as Auth;
  const deps: Parameters<typeof tokenFor>[0] = {
    telephony: (customerId) => {
      read.push(customerId);
      const secrets = [webhookSecret(secret)];
      const rest = { canaries: [], isConnected: false, awaitsFirst: false };
      return Promise.resolve({ customerId, secrets, enabled, ...rest });
    },
    auth: () => Promise.resolve(auth),
    now: () => new Date(),
    place: () => ({ projectId: 'shop-1', apiKey, emulators: null }),
  };
  const ask = (data: unknown, network = '192.0.2.1') =>
    tokenFor(deps, data, network).catch((error: unknown) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    });
  return { ask, read, made };
}

const requestFor = (customerId: string, fields: object = {}, key = secret) => {
  const token = { bridge: 'pbx', at: now.toISOString(), ...fields };
  const body = JSON.stringify({ envelope: 2, token });
  return { customerId, body, signature: createHmac('sha256', key).update(body).digest('hex') };
};

test('a bridge that proves the secret gets a token of its own', async () => {
  const { ask, made } = server();
  expect(await ask(requestFor('one'))).toEqual({
    token: 'bridge:one:pbx {"bridge":"pbx","bridgeOf":"one"}',
    customerId: 'one',
    at: now.toISOString(),
    projectId: 'shop-1',
    apiKey: 'key',
    emulators: null,
  });
  expect(made).toEqual([{ uid: 'bridge:one:pbx' }]);
});

test.each([
  ['of another secret', requestFor('two', {}, `${secret}-not`), {}, 'invalid-signature'],
  ['for another body', { ...requestFor('two'), body: '{}' }, {}, 'invalid-signature'],
  ['without a signature', { ...requestFor('two'), signature: '' }, {}, 'invalid-signature'],
  ['by a disabled customer', requestFor('two'), { enabled: false }, 'customer-disabled'],
  ['of no bridge', requestFor('two', { bridge: 'a/b' }), {}, 'unreadable'],
  ['of five minutes ago', requestFor('two', { at: '2026-11-30T23:54:59Z' }), {}, 'clock-differs'],
  ['where pages have no key', requestFor('two'), { apiKey: '' }, 'no-api-key'],
  ['of a path', { ...requestFor('two'), customerId: 'a/b' }, {}, 'invalid-input'],
  ['of any length', { ...requestFor('two'), body: ' '.repeat(1_001) }, {}, 'invalid-input'],
  ['of nothing', null, {}, 'invalid-input'],
])('a request %s makes no account', async (_name, data, settings, code) => {
  const { ask, made } = server(settings);
  expect(await ask(data)).toBe(code);
  expect(made).toEqual([]);
});

test('sixty requests a minute for one customer from one network reach the database', async () => {
  const { ask, read } = server();
  const wrong = requestFor('three', {}, `${secret}-not`);
  for (let count = 0; count < 60; count += 1) expect(await ask(wrong)).toBe('invalid-signature');
  expect(await ask(requestFor('three'))).toBe('too-many-requests');
  expect(read).toHaveLength(60);
  // Nobody else waits for it.
  expect(await ask(requestFor('four'))).toMatchObject({ customerId: 'four' });
  expect(await ask(requestFor('three'), '198.51.100.1')).toMatchObject({ customerId: 'three' });
  vi.setSystemTime(now.getTime() + 60_000);
  expect(await ask(requestFor('three'))).toMatchObject({ customerId: 'three' });
});
