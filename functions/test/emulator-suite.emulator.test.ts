import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../tools/demo/constants.ts';
import { emulatorSealingKey } from '../../tools/emulator/config.ts';
import { limits } from '../src/config.ts';
import { saveWebhookSecret } from '../src/customers/secrets.ts';
import { paths } from '../src/model/paths.ts';
import { deadLetter, ledgerOfCall, openDatabase, readCall } from './database.ts';
import { ringing } from './events.ts';
import { json, send, type Answer } from './http.ts';
import { sendSlowly, suiteSecret, webhookAddresses } from './suite.ts';
import { forge, hexSignature, signJwt } from './tokens.ts';

/** The answers of the contract from the whole emulator suite: Hosting, Functions and Firestore together. */

const db = openDatabase(demo.projectId);
const startedAt = new Date();
const secret = suiteSecret('goodfife');
const resting = 'resting-customer';

beforeAll(async () => {
  await saveWebhookSecret(db, resting, secret, emulatorSealingKey());
});

afterAll(async () => {
  await db.doc(paths.webhookSecrets(resting)).delete();
  await db.terminate();
});

/** No response reveals how the system is built. */
function expectTidy(answer: Pick<Answer, 'body' | 'status'>): void {
  expect(answer.body).not.toMatch(/node_modules|\bat .+:\d+|<html|stack/i);
  expect(JSON.parse(answer.body)).toBeTypeOf('object');
}

function expectError(answer: Pick<Answer, 'body' | 'status'>, status: number, code: string): void {
  expect(answer.status).toBe(status);
  expectTidy(answer);
  expect(JSON.parse(answer.body)).toEqual({ error: { code, message: expect.any(String) } });
}

describe.each(webhookAddresses)('the webhook $name', ({ port, path, takesChunks }) => {
  const post = (body: string | Buffer, customerId = 'goodfife', headers = {}) =>
    send(port, { path: path(customerId), body, headers });

  test.each([
    'application/jwt',
    'text/plain',
    'application/json',
    'application/x-www-form-urlencoded',
  ])('stores a token sent as %s, and knows it when it comes again', async (type) => {
    const claims = ringing();
    const linkedId = String(claims.call_id);
    const token = await signJwt(claims, secret);
    const headers = { 'content-type': type };
    const first = await post(token, 'goodfife', headers);
    expect(json(first)).toEqual({ received: true, linkedId });
    expect(first.status).toBe(200);
    const second = await post(token, 'goodfife', headers);
    expect(json(second)).toEqual({ received: true, linkedId, duplicate: true });
    expect(second.status).toBe(200);
    expect(await ledgerOfCall(db, 'goodfife', linkedId)).toHaveLength(1);
  });

  test('stores a token without any Content-Type, for the customer the deployment is set to', async () => {
    const claims = ringing();
    const answer = await post(await signJwt(claims, secret), '');
    expect(json(answer)).toEqual({ received: true, linkedId: String(claims.call_id) });
    expect(await readCall(db, 'goodfife', String(claims.call_id))).toMatchObject({
      state: 'ringing',
      groupCode: 'G01',
    });
  });

  test('stores signed JSON in the envelope form', async () => {
    const callId = String(ringing().call_id);
    const body = JSON.stringify({
      event_type: 'call.ringing',
      data: {
        call_id: callId,
        caller_number: '09012345678',
        callee_number: '05017481234',
        user_id: 'u1',
        user_name: '受付',
        timestamp: new Date().toISOString(),
      },
    });
    const answer = await post(body, 'goodfife', {
      'content-type': 'application/json',
      'x-dialpad-signature': hexSignature(body, secret),
    });
    expect(json(answer)).toEqual({ received: true, linkedId: callId });
  });

  test('keeps a signed body that is no call event', async () => {
    const answer = await post(await signJwt({ sms: callMark() }, secret));
    expect(answer.status).toBe(202);
    const id = String(json(answer)['deadLetter']);
    expect(json(answer)).toEqual({ received: true, deadLetter: id });
    expect(await deadLetter(db, 'goodfife', id)).toMatchObject({ reason: 'no-call-id' });
  });

  test('refuses every wrong signature with one answer, and writes nothing', async () => {
    const claims = ringing();
    const good = await signJwt(claims, secret);
    const body = JSON.stringify(claims);
    const answers = [
      await post(body, 'goodfife', { 'content-type': 'application/json' }),
      await post(''),
      await post(`${good.slice(0, -2)}AA`),
      await post(forge({ alg: 'none' }, claims, secret)),
      await post(forge({ alg: 'HS512' }, claims, secret, 'sha512')),
      await post(await signJwt(claims, suiteSecret('sample'))),
      await post(good, 'sample'),
      await post(good, 'nobody-of-this-name'),
      await post(good, '__proto__'),
      await post(body, 'goodfife', {
        'x-dialpad-signature': `sha256=${hexSignature(body, secret)}`,
      }),
    ];
    for (const answer of answers) {
      expectError(answer, 401, 'invalid-signature');
      expect(answer.body).toBe(answers[0]?.body);
    }
    for (const customerId of ['goodfife', 'sample', 'nobody-of-this-name']) {
      expect(await ledgerOfCall(db, customerId, String(claims.call_id))).toEqual([]);
      expect(await readCall(db, customerId, String(claims.call_id))).toBeNull();
    }
  });

  test('tells only a well-signed sender that the customer is not enabled', async () => {
    const told = await post(await signJwt(ringing(), secret), resting);
    const untold = await post(await signJwt(ringing(), 'x'), resting);
    expect([told.status, untold.status]).toEqual([403, 401]);
    expectError(told, 403, 'customer-disabled');
    expectError(untold, 401, 'invalid-signature');
  });

  test.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('does not answer %s', async (method) => {
    const headers = { origin: 'https://attacker.example' };
    const answer = await send(port, { method, path: path('goodfife'), headers });
    expectError(answer, 405, 'method-not-allowed');
    expect(answer.headers['allow']).toBe('POST');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('refuses hostile bodies and goes on', async () => {
    const part = gzipSync(Buffer.alloc(50_000_000, ' '), { level: 9 });
    const bomb = Buffer.concat(Array.from({ length: 18 }, () => part));
    const brackets = Buffer.alloc(30_000_000, '[');
    const type = { 'content-type': 'application/json' };
    expectError(
      await post(bomb, 'goodfife', { ...type, 'content-encoding': 'gzip' }),
      415,
      'unsupported-encoding',
    );
    expectError(await post(brackets, 'goodfife', type), 413, 'body-too-large');
    const slightly = Buffer.alloc(limits.bodyBytes + 1, 'x');
    expectError(await post(slightly, 'goodfife', type), 413, 'body-too-large');
    if (takesChunks) {
      const chunks = { ...type, 'transfer-encoding': 'chunked' };
      expectError(await post(brackets, 'goodfife', chunks), 413, 'body-too-large');
    }
    for (const broken of ['{"call_id":', '\u0000', '"', '[[[']) {
      expectError(await post(broken, 'goodfife', type), 401, 'invalid-signature');
    }
    expect((await post(await signJwt(ringing(), secret))).status).toBe(200);
  });

  test('goes on for others while a sender is slow', async () => {
    // The emulator reads a whole body before it asks us, so only the platform's own time limit is met there.
    const slow = sendSlowly(port, path('goodfife'));
    const claims = ringing();
    const answer = await post(await signJwt(claims, secret));
    expect(json(answer)).toEqual({ received: true, linkedId: String(claims.call_id) });
    expectError(await slow.finish(), 401, 'invalid-signature');
  });
});

let marks = 0;
const callMark = () => `${startedAt.getTime()}-${(marks += 1)}`;
