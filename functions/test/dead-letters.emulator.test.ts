import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { client } from './client.ts';
import { deadLetter, emptyDatabase, openDatabase, seedCustomer } from './database.ts';
import { ringing } from './events.ts';
import { setupMs, startServer, type Server } from './harness.ts';
import { asToken, json, send, type Answer } from './http.ts';
import { forge, withoutSignature } from './tokens.ts';

/** PAY: a signed body that nobody can read as a call event is kept, not dropped. */

const projectId = 'demo-dead-letters';
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

const { post, postJson } = client(() => server.port, 'acme', secret);

/** The dead letter that an answer promises. */
async function letterOf(answer: Answer) {
  expect(answer.status).toBe(202);
  const id = String(json(answer)['deadLetter']);
  expect(json(answer)).toEqual({ received: true, deadLetter: id });
  return deadLetter(db, 'acme', id);
}

describe('a signed body that is no call event', () => {
  test.each([
    ['PAY-01 an empty list', '[]'],
    ['PAY-01 null', 'null'],
    ['PAY-01 a text in quotes', '"x"'],
    ['PAY-01 a number', '5'],
    ['PAY-01 true', 'true'],
    ['PAY-01 plain text', 'hello, 世界'],
    ['PAY-02 an empty object', '{}'],
    ['PAY-02 no call id', '{"state":"ringing"}'],
    ['PAY-02 null as call id', '{"call_id":null,"state":"ringing"}'],
    ['PAY-02 an empty call id', '{"call_id":"","state":"ringing"}'],
    ['PAY-02 an object as call id', '{"call_id":{},"state":"ringing"}'],
    ['PAY-02 a list as call id', '{"call_id":[1],"state":"ringing"}'],
    ['PAY-02 a boolean as call id', '{"call_id":true,"state":"ringing"}'],
    ['PAY-02 a fraction as call id', '{"call_id":1.5,"state":"ringing"}'],
    ['PAY-02 nought as call id', '{"call_id":0,"state":"ringing"}'],
    ['broken JSON', '{"call_id":1,'],
    [
      'finding 20: nesting a thousand deep',
      `{"call_id":1,"x":${'['.repeat(1e3)}${']'.repeat(1e3)}}`,
    ],
    ['finding 20: nesting 2,311 deep', `{"call_id":1,"x":${'['.repeat(2311)}${']'.repeat(2311)}}`],
    ['finding 20: nesting 90,000 deep', `{"call_id":1,"x":${'['.repeat(9e4)}${']'.repeat(9e4)}}`],
    [
      'PAY-25 an unknown envelope',
      '{"event_type":"call.moved","data":{"call_id":1,"timestamp":1}}',
    ],
    ['PAY-25 an envelope without data', '{"event_type":"call.ringing"}'],
    ['PAY-25 a list as data', '{"event_type":"call.ringing","data":[{"call_id":1}]}'],
    ['PAY-25 no timestamp', '{"event_type":"call.ringing","data":{"call_id":1}}'],
    ['PAY-25 no call id', '{"event_type":"call.ringing","data":{"timestamp":1}}'],
    ['PAY-28 an SMS', '{"id":6095823680520192,"direction":"inbound","text":"hi","mms":false}'],
    ['PAY-28 a contact event', '{"event":"Created","contact":{"id":"59","type":"shared"}}'],
    [
      'PAY-28 an agent status',
      '{"availability_status":"unavailable","target":{"id":5,"type":"user"}}',
    ],
  ])('%s is kept as dead letter, in either form', async (_name, body) => {
    const token = forge({ alg: 'HS256' }, body, secret);
    const kept = { reason: expect.any(String), receivedAt: expect.anything() };
    const sent = await send(server.port, asToken(token, '/acme'));
    expect(await letterOf(sent)).toMatchObject({ ...kept, raw: withoutSignature(token) });
    expect(await letterOf(await postJson(body))).toMatchObject({ ...kept, raw: body });
  });

  test('PAY-21 broken UTF-8 is kept as far as it can be read', async () => {
    const start = Buffer.from('{"call_id":1,"x":"');
    const broken = Buffer.concat([start, Buffer.from([0xc3, 0x28]), Buffer.from('"}')]);
    const reason = 'not-json';
    expect(await letterOf(await post(broken))).toMatchObject({ reason });
    expect(await letterOf(await postJson(broken))).toMatchObject({
      reason,
      raw: '{"call_id":1,"x":"\ufffd("}',
    });
  });

  test('HDR-10 a compressed payload is kept, not inflated', async () => {
    const packed = deflateRawSync(JSON.stringify(ringing()));
    const answer = await post(packed, { alg: 'HS256', zip: 'DEF' });
    expect(await letterOf(answer)).toMatchObject({ reason: 'not-json' });
  });

  test('SIG-23 the same one again is the same dead letter', async () => {
    const [first, second] = [await post('[7]'), await post('[7]')];
    expect(json(second)).toEqual(json(first));
  });
});
