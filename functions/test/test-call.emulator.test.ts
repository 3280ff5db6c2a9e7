import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../tools/demo/constants.ts';
import { openDatabase, readCall } from './database.ts';
import { json, send, type Answer } from './http.ts';
import { idTokenOf, suiteSecret, testCallPath } from './suite.ts';
import { base64url, signJwt } from './tokens.ts';

/**
 * `POST /api/dialpad/test-call` over Hosting, by the demo's people. The Auth emulator signs nothing, so
 * unsigned tokens can be refused in `id-tokens.emulator.test.ts` only.
 */

const db = openDatabase(demo.projectId);
const tokens: Record<string, string> = {};
const people = [
  'admin@example.com',
  'nishifuna@example.com',
  'viewer@example.com',
  'admin@sample.example',
];

beforeAll(async () => {
  for (const email of people) tokens[email] = await idTokenOf(email);
});
afterAll(() => db.terminate());

const input = { customerPhone: '090-1234-5678', incomingNumber: '0501748-1234' };

const call = (authorization: string | undefined, body: unknown = input): Promise<Answer> =>
  send(demo.ports.hosting, {
    path: testCallPath,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      ...(authorization === undefined ? {} : { authorization }),
    },
  });
const as = (email: string, body?: unknown) => call(`Bearer ${tokens[email]}`, body);

function expectRefused(answer: Answer, status: number, code: string): void {
  expect(answer.status).toBe(status);
  expect(json(answer)).toMatchObject({ success: false, error: { code } });
  expect(answer.body).not.toMatch(/node_modules|\bat .+:\d+|<html/);
}

describe('a test call', () => {
  test('of an admin rings, and is answered as the contract has it', async () => {
    const answer = await as('admin@example.com');
    expect(answer.status).toBe(200);
    const data = json(answer)['data'] as Record<string, string>;
    expect(json(answer)).toEqual({
      success: true,
      message: 'Test call broadcasted',
      data: {
        type: 'incoming_call',
        callId: expect.stringMatching(/^test-\d{13}$/),
        customerPhone: '09012345678',
        incomingNumber: '05017481234',
        store: { code: 'nishifuna', name: '西船橋' },
        userId: expect.any(String),
        userName: expect.any(String),
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        isTest: true,
      },
    });
    expect(await readCall(db, 'goodfife', String(data['callId']))).toMatchObject({
      source: 'test',
      isTest: true,
      state: 'ringing',
      groupCode: 'G01',
      caller: { match: 'known' },
    });
  });

  test('is 401 for every token that is none of ours', async () => {
    const good = tokens['admin@example.com'] ?? '';
    const [header = '', payload = ''] = good.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const altered = (changes: object) =>
      `Bearer ${header}.${base64url({ ...claims, ...changes })}.`;
    const seconds = Math.round(Date.now() / 1000);
    const forgeries = [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      'Bearer x',
      'Bearer a.b.c',
      `Basic ${Buffer.from('admin@example.com:demo-password').toString('base64')}`,
      good,
      `bearer: ${good}`,
      `Bearer ${good} ${good}`,
      `Bearer "${good}"`,
      `Bearer ${header}.${payload}`,
      `Bearer ${await signJwt(claims, suiteSecret('goodfife'))}`,
      altered({ exp: seconds - 3_600, iat: seconds - 7_200 }),
      altered({ aud: 'another-project' }),
      altered({ iss: 'https://attacker.example/demo-cti' }),
      altered({ sub: '' }),
      altered({ sub: 5 }),
      altered({ sub: 'x'.repeat(200) }),
    ];
    for (const forgery of forgeries) {
      const answer = await call(forgery);
      expect({ forgery, status: answer.status }).toEqual({ forgery, status: 401 });
      expectRefused(answer, 401, 'unauthenticated');
    }
  });

  test('is 403 for everybody but an admin of that customer', async () => {
    expectRefused(await as('nishifuna@example.com'), 403, 'not-an-admin');
    expectRefused(await as('viewer@example.com'), 403, 'not-an-admin');
    for (const customerId of ['goodfife', 'nobody', '../goodfife', '', '__proto__']) {
      const answer = await as('admin@sample.example', { ...input, customerId });
      expect({ customerId, status: answer.status }).toEqual({ customerId, status: 403 });
      expectRefused(answer, 403, 'not-an-admin');
    }
  });

  test.each([
    ['nothing', {}, ['customerPhone', 'incomingNumber']],
    ['no body', '', ['body']],
    ['broken JSON', '{"customerPhone":', ['body']],
    ['a list', [], ['body']],
    ['a number that is none', { ...input, customerPhone: 'abc' }, ['customerPhone']],
    ['a number as number', { ...input, customerPhone: 9012345678 }, ['customerPhone']],
    ['a line that is none', { ...input, incomingNumber: 'x' }, ['incomingNumber']],
    ['a number of 41 characters', { ...input, customerPhone: '0'.repeat(41) }, ['customerPhone']],
    ['a customer that is no text', { ...input, customerId: 5 }, ['customerId']],
  ])('is 400 for %s, with the fields at fault', async (_name, body, fields) => {
    const answer = await as('admin@example.com', body);
    expectRefused(answer, 400, 'invalid-input');
    const { error } = json(answer) as { error: { fields: object } };
    expect(Object.keys(error.fields).toSorted()).toEqual(fields);
  });

  test.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('is not made by %s', async (method) => {
    const answer = await send(demo.ports.hosting, { method, path: testCallPath });
    expectRefused(answer, 405, 'method-not-allowed');
    expect(answer.headers['allow']).toBe('POST');
  });

  test('cannot be made to inflate or to hold a large body', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const packed = await send(demo.ports.hosting, { path: testCallPath, headers, body: 'x' });
    expect(packed.status).toBe(415);
    const large = await call(undefined, '['.repeat(1_000_000));
    expect(large.status).toBe(413);
  });

  test('is 429 when an admin makes more than twenty in a minute', async () => {
    const statuses: number[] = [];
    while (statuses.length < 25 && !statuses.includes(429)) {
      statuses.push((await as('admin@sample.example')).status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect(statuses.slice(0, -1)).toEqual(Array.from({ length: 20 }, () => 200));
  });
});
