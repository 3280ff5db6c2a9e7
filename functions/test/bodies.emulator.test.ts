import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../src/config.ts';
import {
  everything,
  ledgerOfCall,
  emptyDatabase,
  openDatabase,
  readCall,
  seedCustomer,
} from './database.ts';
import { ringing } from './events.ts';
import { memoryGrowth, setupMs, startServer, type Server } from './harness.ts';
import { connect, head, json, parseAnswer, send, type Answer } from './http.ts';
import { forge, signJwt } from './tokens.ts';

/** PAY: sizes, encodings and speeds of bodies, and what they cost the process that reads them. */

const projectId = 'demo-bodies';
const secret = 'the-secret-of-acme-is-long-enough-for-hs256';
const path = '/acme';
const db = openDatabase(projectId);
let server: Server;
let before: Record<string, string>;

beforeAll(async () => {
  await emptyDatabase(projectId);
  await seedCustomer(db, 'acme', { secret });
  server = await startServer({ projectId });
  // Memory a warm process holds isn't growth.
  for (let index = 0; index < 5; index += 1) await postGood();
  before = await everything(db);
}, setupMs);
afterAll(async () => {
  await server.stop();
  await db.terminate();
});

const jsonType = { 'content-type': 'application/json' };
const chunked = { ...jsonType, 'transfer-encoding': 'chunked' };

async function postGood(): Promise<Answer> {
  return send(server.port, { path, body: await signJwt(ringing(), secret) });
}

function expectError(answer: { status: number; body: string }, status: number, code: string) {
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.body)).toEqual({ error: { code, message: expect.any(String) } });
}

/** A small body that would be large when unpacked: 900 MB of blanks are 873 kB. */
const bomb = (() => {
  const part = gzipSync(Buffer.alloc(50_000_000, ' '), { level: 9 });
  // Gzip members behind one another are one stream.
  return Buffer.concat(Array.from({ length: 18 }, () => part));
})();
const brackets = Buffer.alloc(30_000_000, '[');
const flatJson = Buffer.from(`{${'"a":1,'.repeat(6_000_000)}"z":1}`);

describe('a hostile body', () => {
  /** More than this at once and 80 requests together would end a process of 512 MiB. */
  const growthLimitMb = 64;

  /** I6: the same server still takes a good event. */
  async function expectUnharmed(): Promise<void> {
    const answer = await postGood();
    expect(answer.status).toBe(200);
  }

  test('PAY-16 when compressed is refused unread: 415, and an alarm', async () => {
    expect(bomb.length).toBeLessThan(1_000_000);
    const answers: Answer[] = [];
    const growth = await memoryGrowth(server.pid, async () => {
      for (const encoding of ['gzip', 'deflate', 'br', 'zstd', 'GZIP', 'gzip, identity', 'x']) {
        const headers = { ...jsonType, 'content-encoding': encoding };
        answers.push(await send(server.port, { path, headers, body: bomb }));
      }
    });
    for (const answer of answers) expectError(answer, 415, 'unsupported-encoding');
    expect(growth).toBeLessThan(growthLimitMb);
    const alarms = () => server.printed().match(/"status":415.*body-refused/g) ?? [];
    await expect.poll(alarms).toHaveLength(answers.length);
    await expectUnharmed();
  });

  test('PAY-16 a good token, compressed, is refused as well, and the same one plain is stored', async () => {
    const token = await signJwt(ringing(), secret);
    const headers = { 'content-encoding': 'gzip' };
    expectError(
      await send(server.port, { path, headers, body: gzipSync(token) }),
      415,
      'unsupported-encoding',
    );
    const identity = { 'content-encoding': 'identity' };
    const stored = await send(server.port, { path, headers: identity, body: token });
    expect(stored.status).toBe(200);
  });

  test.each([
    ['30 MB of opening brackets', brackets],
    ['36 MB of flat JSON', flatJson],
  ])('PAY-14 of %s is refused, whether its length is declared or not', async (_name, body) => {
    const answers: Answer[] = [];
    const growth = await memoryGrowth(server.pid, async () => {
      answers.push(await send(server.port, { path, headers: jsonType, body }));
      answers.push(await send(server.port, { path, headers: chunked, body }));
    });
    for (const answer of answers) {
      expectError(answer, 413, 'body-too-large');
    }
    expect(growth).toBeLessThan(growthLimitMb);
    await expectUnharmed();
  });

  test('finding 3: from eighty slow senders at once is dropped: 408 each, and nothing is kept', async () => {
    let answers: { status: number; body: string }[] = [];
    const growth = await memoryGrowth(server.pid, async () => {
      const senders = Array.from({ length: 80 }, async () => {
        const connection = await connect(server.port);
        connection.write(head(path, { 'Content-Length': String(limits.bodyBytes) }));
        connection.write(Buffer.alloc(limits.bodyBytes - 1, 'x'));
        return parseAnswer(await connection.closed);
      });
      answers = await Promise.all(senders);
    });
    for (const answer of answers) expectError(answer, 408, 'body-timeout');
    expect(growth).toBeLessThan(growthLimitMb);
    await expectUnharmed();
  });
});

describe('the size of a body', () => {
  const token = async (bytes: number) => {
    const claims = ringing({ note: '' });
    const missing = bytes - (await signJwt(claims, secret)).length;
    return signJwt({ ...claims, note: 'x'.repeat(Math.floor((missing * 3) / 4)) }, secret);
  };

  test('PAY-14 may be exactly at the limit, and no larger', async () => {
    const largest = await token(limits.bodyBytes - 4);
    expect(largest.length).toBeGreaterThan(limits.bodyBytes - 8);
    for (const headers of [{}, { 'transfer-encoding': 'chunked' }]) {
      const stored = await send(server.port, { path, headers, body: largest });
      expect(stored.status).toBe(200);
      const body = `${largest}${'x'.repeat(limits.bodyBytes + 1 - largest.length)}`;
      expectError(await send(server.port, { path, headers, body }), 413, 'body-too-large');
    }
  });

  test('PAY-14 that is declared small but longer never becomes a call', async () => {
    const claims = ringing();
    const body = await signJwt(claims, secret);
    const connection = await connect(server.port);
    connection.write(head(path, { 'Content-Length': '300', Connection: 'close' }));
    connection.write(body);
    const answer = parseAnswer(await connection.closed);
    // Ours for the part that was declared, or the HTTP layer's for the rest, whichever is first.
    expect([400, 401]).toContain(answer.status);
    expect(answer.body).not.toContain(' at ');
    expect(await ledgerOfCall(db, 'acme', String(claims.call_id))).toEqual([]);
  });

  test.each([
    ['a negative length', { 'Content-Length': '-1' }],
    ['a length that is no number', { 'Content-Length': 'many' }],
    ['two lengths', { 'Content-Length': '5, 6' }],
    ['a length and chunks', { 'Content-Length': '5', 'Transfer-Encoding': 'chunked' }],
    ['an unknown transfer encoding', { 'Transfer-Encoding': 'gzip' }],
  ])('PAY-14 told by %s is refused before anything is read', async (_name, headers) => {
    const connection = await connect(server.port);
    connection.write(`${head(path, headers)}hello`);
    const answer = parseAnswer(await connection.closed);
    expect(answer.status).toBe(400);
    expect(answer.body).toBe('');
  });

  test('HDR-17 of a token with a header of 900 kB is refused at once', async () => {
    const body = forge({ alg: 'HS256', kid: 'k'.repeat(900_000) }, ringing(), secret);
    const answers = [];
    for (let index = 0; index < 5; index += 1) {
      answers.push(await send(server.port, { path, body }));
    }
    for (const answer of answers) expectError(answer, 413, 'body-too-large');
    // At once: before any of it has come.
    const connection = await connect(server.port);
    connection.write(head(path, { 'Content-Length': String(body.length) }));
    expect(parseAnswer(await connection.closed).status).toBe(413);
  });
});

describe('a sender', () => {
  test('who goes away in the middle of the body leaves nothing behind', async () => {
    const body = await signJwt(ringing(), secret);
    const connection = await connect(server.port);
    connection.write(head(path, { 'Content-Length': String(body.length) }));
    connection.write(body.slice(0, 100));
    connection.destroy();
    await connection.closed;
    expect(await postGood()).toMatchObject({ status: 200 });
  });

  test('who sends byte by byte but in time is heard', async () => {
    const claims = ringing();
    const body = await signJwt(claims, secret);
    const connection = await connect(server.port);
    connection.write(head(path, { 'Content-Length': String(body.length), Connection: 'close' }));
    for (const char of body) connection.write(char);
    const answer = parseAnswer(await connection.closed);
    expect(answer.status).toBe(200);
    expect(await readCall(db, 'acme', String(claims.call_id))).not.toBeNull();
  });

  test('who asks to continue gets 100 Continue', async () => {
    const body = await signJwt(ringing(), secret);
    const connection = await connect(server.port);
    const headers = { 'Content-Length': String(body.length), Expect: '100-continue' };
    connection.write(head(path, { ...headers, Connection: 'close' }));
    connection.write(body);
    expect(await connection.closed).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/);
  });
});

describe('what was answered', () => {
  test('I1 with 200 or 202 is there, even when the process dies right after', async () => {
    const own = await startServer({ projectId });
    const [event, odd] = [ringing(), { no: 'call' }];
    const stored = await send(own.port, { path, body: await signJwt(event, secret) });
    const kept = await send(own.port, { path, body: await signJwt(odd, secret) });
    await own.kill();
    expect([stored.status, kept.status]).toEqual([200, 202]);
    const after = await everything(db);
    const ledger = Object.entries(after).filter(([key]) => key.includes('/ledger/'));
    expect(ledger.filter(([, entry]) => entry.includes(String(event.call_id)))).toHaveLength(1);
    expect(Object.keys(after)).toContain(
      `customer/acme/deadLetters/${String(json(kept)['deadLetter'])}`,
    );
  });

  test('I7 changed no document but those of the customer', async () => {
    const foreign = (documents: Record<string, string>) =>
      Object.entries(documents).filter(
        ([key]) => !/^customer\/acme\/(amiEvents|ledger|callAliases|deadLetters)\//.test(key),
      );
    expect(foreign(await everything(db))).toEqual(foreign(before));
  });
});
