import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropPreviousSecret, rotateWebhookSecret } from '../src/customers/secrets.ts';
import {
  documentsOf,
  everything,
  ledgerOfCall,
  emptyDatabase,
  openDatabase,
  readCall,
  seedCustomer,
} from './database.ts';
import { ringing } from './events.ts';
import { setupMs, startServer, testSealingKey, type Server } from './harness.ts';
import { asToken, json, send, type Answer, type Sending } from './http.ts';
import { forge, hexSignature, signJwt, withoutSignature } from './tokens.ts';

/** SIG: what the webhook answers to whom, over HTTP. */

const projectId = 'demo-webhook';
const secret = 'the-secret-of-acme-is-long-enough-for-hs256';
const previous = 'the-former-secret-of-acme-is-long-enough-too';
const db = openDatabase(projectId);
let server: Server;

beforeAll(async () => {
  await emptyDatabase(projectId);
  await Promise.all([
    seedCustomer(db, 'acme', { secret, previous }),
    seedCustomer(db, 'other', { secret: `${secret}-of-other` }),
    seedCustomer(db, 'resting', { secret, enabled: false }),
    seedCustomer(db, 'unset', { secret: null }),
  ]);
  server = await startServer({ projectId, defaultCustomerId: 'acme' });
}, setupMs);
afterAll(async () => {
  await server.stop();
  await db.terminate();
});

const post = (sending: Sending): Promise<Answer> =>
  send(server.port, { path: '/acme', ...sending });
const signed = (body: string, key = secret): Sending => ({
  body,
  headers: { 'content-type': 'application/json', 'x-dialpad-signature': hexSignature(body, key) },
});
const comparable = ({ status, headers, body }: Answer) => ({ status, headers, body });

describe('an accepted body', () => {
  test.each([
    ['SIG-01', 'application/jwt'],
    ['SIG-02', 'text/plain'],
    ['SIG-02', 'text/plain; charset=utf-8'],
    ['SIG-02', 'application/octet-stream'],
    ['SIG-02', 'application/x-www-form-urlencoded'],
    ['finding 2', 'application/json'],
    ['finding 2', 'application/cloudevents+json'],
    ['finding 2', 'text/plain; charset=x-unknown'],
    ['finding 2', 'application/json; charset=x-unknown'],
    ['finding 2', 'multipart/form-data; boundary=x'],
    ['finding 2', 'not a type at all'],
    ['finding 2', undefined],
  ])('%s a token sent as %s is stored as ledger entry and call', async (_id, type) => {
    const claims = ringing();
    const token = await signJwt(claims, secret);
    const linkedId = String(claims.call_id);
    const answer = await post({ body: token, headers: type ? { 'content-type': type } : {} });
    expect(json(answer)).toEqual({ received: true, linkedId });
    expect(answer.status).toBe(200);
    expect(await ledgerOfCall(db, 'acme', linkedId)).toMatchObject([
      { raw: withoutSignature(token), linkedId },
    ]);
    expect(await readCall(db, 'acme', linkedId)).toMatchObject({ state: 'ringing', active: true });
  });

  test.each([
    ['SIG-13 flat', 'dialpad', (call_id: number) => JSON.stringify(ringing({ call_id }))],
    [
      'SIG-13 envelope',
      'relay',
      (call_id: number) =>
        JSON.stringify({
          event_type: 'call.ringing',
          data: {
            call_id,
            caller_number: '09012345678',
            callee_number: '05017481234',
            user_id: 'u1',
            user_name: '受付',
            timestamp: new Date().toISOString(),
          },
        }),
    ],
    [
      'SIG-17 kanji, emoji, percent signs, line breaks and escapes',
      'dialpad',
      (call_id: number) =>
        JSON.stringify(ringing({ call_id, note: '漢字 😀 100% "x" \r\n' }), null, 2)
          .replaceAll('\n', '\r\n')
          .replace('漢', '\\u6f22'),
    ],
    [
      'SIG-18 behind a byte order mark',
      'dialpad',
      (call_id: number) => `\uFEFF${JSON.stringify(ringing({ call_id }))}`,
    ],
  ])('%s: signed JSON is stored as it was sent', async (_name, source, make) => {
    const linkedId = String(ringing().call_id);
    const body = make(Number(linkedId));
    const answer = await post(signed(body));
    expect(json(answer)).toEqual({ received: true, linkedId });
    expect(await ledgerOfCall(db, 'acme', linkedId)).toMatchObject([{ raw: body, source }]);
    expect(await readCall(db, 'acme', linkedId)).toMatchObject({ state: 'ringing', source });
  });

  test('SIG-21 is a good token, whatever stands in the signature header', async () => {
    const token = await signJwt(ringing(), secret);
    const answer = await post({ body: token, headers: { 'x-dialpad-signature': 'f'.repeat(64) } });
    expect(answer.status).toBe(200);
  });

  test('HDR-18 has any typ or none', async () => {
    for (const header of [{}, { typ: null }, { typ: 5 }, { typ: 'at+jwt' }, { cty: 'JWT' }]) {
      const token = forge({ alg: 'HS256', ...header }, ringing(), secret);
      expect(await post(asToken(token, '/acme'))).toMatchObject({ status: 200 });
    }
  });

  test('SIG-23 that is empty but signed is a dead letter', async () => {
    const answer = await post(signed(''));
    expect(answer.status).toBe(202);
    expect(json(answer)).toEqual({ received: true, deadLetter: expect.any(String) });
  });
});

describe('the customer', () => {
  test('SIG-07 of a token is the one it is posted to: nothing appears with another', async () => {
    const claims = ringing();
    const token = await signJwt(claims, secret);
    const before = await everything(db);
    expect(await post({ path: '/other', body: token })).toMatchObject({ status: 401 });
    expect(await everything(db)).toEqual(before);
    expect(await post({ path: '/acme', body: token })).toMatchObject({ status: 200 });
    expect(documentsOf(await everything(db), 'other')).toEqual(documentsOf(before, 'other'));
  });

  test('SIG-11 unknown, ill-formed, without a secret, or known: a bad body gets one answer', async () => {
    const body = await signJwt(ringing(), 'a secret that no customer here has ever had');
    const paths = [
      '/acme',
      '/unset',
      '/nobody',
      '/-',
      '/a%20b',
      '/%E0%A4%A',
      '/acme%2e',
      '/..%2facme',
      '/__proto__',
      '/constructor',
      '/acme/extra',
      `/${'x'.repeat(2_000)}`,
      '/api/dialpad/webhook/nobody',
    ];
    const answers = await Promise.all(paths.map((path) => post({ path, body })));
    const [reference] = answers;
    expect(reference?.status).toBe(401);
    for (const [index, answer] of answers.entries()) {
      expect({ path: paths[index], ...comparable(answer) }).toEqual({
        path: paths[index],
        ...comparable(reference as Answer),
      });
    }
  });

  test('SIG-11 who is enabled but has no secret raises an alarm', async () => {
    const alarms = () =>
      server
        .printed()
        .split('\n')
        .filter((line) => line.includes('secret-unusable'));
    await expect.poll(alarms).not.toEqual([]);
    expect(alarms().every((line) => line.includes('"customerId":"unset"'))).toBe(true);
  });

  test('SIG-26 is found under every form of its address; the query is not logged', async () => {
    const paths = [
      '/acme',
      '/acme/',
      '//acme',
      '/acme//',
      '/acme?secret=query-must-not-be-logged',
      '/api/dialpad/webhook/acme',
      '/api/dialpad/webhook/acme/',
      '//api/dialpad//webhook/acme?x=query-must-not-be-logged',
      '/api/dialpad/webhook',
      '/api/dialpad/webhook/',
      '/',
      '/?x=1',
    ];
    for (const path of paths) {
      const claims = ringing();
      const answer = await post({ path, body: await signJwt(claims, secret) });
      expect({ path, ...json(answer) }).toEqual({
        path,
        received: true,
        linkedId: String(claims.call_id),
      });
      expect(await readCall(db, 'acme', String(claims.call_id))).not.toBeNull();
    }
    expect(server.printed()).not.toContain('query-must-not-be-logged');
  });

  test('SIG-27 who is disabled is told so only with a good signature', async () => {
    const path = '/resting';
    const refused = await post({ body: '{}' });
    const before = await everything(db);
    const good = await post({ path, body: await signJwt(ringing(), secret) });
    const bad = await post({ path, body: await signJwt(ringing(), previous) });
    expect(good.status).toBe(403);
    expect(json(good)).toEqual({
      error: { code: 'customer-disabled', message: expect.any(String) },
    });
    expect(comparable(bad)).toEqual(comparable(refused));
    expect(await everything(db)).toEqual(before);
  });
});

describe('the secret', () => {
  test('SIG-08 before a rotation is valid until it is dropped', async () => {
    const status = async (key: string) =>
      (await post({ body: await signJwt(ringing(), key) })).status;
    expect(await status(secret)).toBe(200);
    expect(await status(previous)).toBe(200);

    const next = 'the-next-secret-of-acme-is-long-enough-as-well';
    await rotateWebhookSecret(db, 'acme', next, testSealingKey);
    await expect.poll(() => status(previous)).toBe(401);
    expect(await status(next)).toBe(200);
    expect(await status(secret)).toBe(200);

    await dropPreviousSecret(db, 'acme');
    await expect.poll(() => status(secret)).toBe(401);
    expect(await status(next)).toBe(200);
    await rotateWebhookSecret(db, 'acme', secret, testSealingKey);
    await expect.poll(() => status(secret)).toBe(200);
  });

  test('SIG-10 that was stored unusable refuses everything, loudly', async () => {
    const short = 'short-secret';
    await seedCustomer(db, 'weak', { secret: short });
    const path = '/weak';
    expect(await post({ path, body: await signJwt(ringing(), short) })).toMatchObject({
      status: 401,
    });
    await expect.poll(server.printed).toMatch(/"customerId":"weak".*secret-unusable/);
  });
});

describe('the method', () => {
  test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])(
    'SIG-24 %s is not answered, and no browser is invited',
    async (method) => {
      for (const path of ['/', '/acme', '/api/dialpad/webhook/acme']) {
        const headers = { origin: 'https://attacker.example', 'x-dialpad-signature': 'x' };
        const answer = await send(server.port, { method, path, headers });
        expect(answer.status).toBe(405);
        expect(answer.headers['allow']).toBe('POST');
        const cors = Object.keys(answer.headers).filter((name) => name.includes('access-control'));
        expect(cors).toEqual([]);
        expect(answer.body).not.toContain('attacker');
      }
    },
  );
});

describe('a flood of wrong signatures', () => {
  test('SIG-29 a thousand are refused without a write, and a good event is stored right after', async () => {
    const before = await everything(db);
    const body = await signJwt(ringing(), `${secret}-wrong`);
    let next = 0;
    const worker = async () => {
      while (next < 1_000) {
        next += 1;
        const answer = await post({ body, headers: { 'x-forwarded-for': `10.0.0.${next % 250}` } });
        expect(answer.status).toBe(401);
      }
    };
    await Promise.all(Array.from({ length: 20 }, worker));
    expect(await everything(db)).toEqual(before);

    const good = await post({ body: await signJwt(ringing(), secret) });
    expect(good.status).toBe(200);
  });
});

describe('what an answer tells', () => {
  test('no stack trace, path, library or secret, whatever is sent', async () => {
    const answers = await Promise.all([
      post({ body: '{"broken', headers: { 'content-type': 'application/json' } }),
      post({ body: '%E0%A4%A', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
      post({ path: '/%E0%A4%A', body: 'x' }),
      post({ path: '/%', body: 'x' }),
      post({ body: 'x', headers: { 'content-encoding': 'gzip' } }),
      post({ body: 'x', headers: { 'content-encoding': 'br' } }),
      post({ body: 'x', headers: { 'ce-id': '1', 'ce-type': 'x', 'ce-specversion': '1.0' } }),
      send(server.port, { method: 'GET', path: '/%E0%A4%A' }),
    ]);
    for (const { status, body, headers } of answers) {
      expect(status).toBeLessThan(500);
      const text = `${body}${JSON.stringify(headers)}`;
      expect(text).not.toMatch(/node_modules|\bat .+:\d+|express|firebase|jose|<html/i);
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
    }
  });
});
