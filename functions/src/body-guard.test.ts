import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guardBodies } from './body-guard.ts';

const limitBytes = 1_000;
const refusals: number[] = [];
const createServer = http.createServer;
let server: http.Server;
let port: number;

beforeAll(async () => {
  guardBodies({ limitBytes, timeoutMs: 200, onRefused: ({ status }) => refusals.push(status) });
  server = http.createServer((req: http.IncomingMessage & { rawBody?: Buffer }, res) => {
    res.end(`${req.url} ${req.rawBody?.length}`);
  });
  http.createServer = createServer;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Writes to its own connection and returns the response once it matches `enough`. */
function talk(texts: string[], enough: RegExp): Promise<{ answered: string; closed: boolean }> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1');
    let answered = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      answered += chunk;
      if (!enough.test(answered)) return;
      resolve({ answered, closed: false });
      socket.destroy();
    });
    socket.on('close', () => resolve({ answered, closed: true })).on('error', reject);
    for (const text of texts) socket.write(text);
  });
}

const head = (headers: string) => `POST /x HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n\r\n`;
const plain = (body: string) => head(`Content-Length: ${body.length}`) + body;

describe('the guard before the platform’s parsers', () => {
  test('passes a body on unchanged', async () => {
    const { answered } = await talk([plain('x'.repeat(limitBytes))], /\/x 1000/);
    expect(answered).toContain('200 OK');
  });

  test.each([
    ['too large', `Content-Length: ${limitBytes * 2}`, 413],
    ['compressed', `Content-Encoding: gzip\r\nContent-Length: ${limitBytes * 2}`, 415],
  ])(
    'refuses one that is %s after its end, and keeps the connection for the next',
    async (_name, headers, status) => {
      const refused = head(headers) + 'x'.repeat(limitBytes * 2);
      const { answered, closed } = await talk([refused, plain('good')], /\/x 4/);
      expect(answered).toMatch(new RegExp(`^HTTP/1.1 ${status} .*HTTP/1.1 200 OK`, 's'));
      expect(answered).not.toMatch(/connection: close/i);
      expect(closed).toBe(false);
      expect(refusals.at(-1)).toBe(status);
    },
  );

  test('keeps the connection open for a while after the answer, although the sender wants it closed', async () => {
    // firebase-tools then writes once more, and ends the emulator suite if it can't.
    const body = 'x'.repeat(limitBytes * 2);
    const socket = net.connect(port, '127.0.0.1');
    socket.write(head(`Connection: close\r\nContent-Length: ${body.length}`) + body);
    const answeredAt = await new Promise<number>((resolve) => {
      socket.once('data', () => resolve(performance.now()));
    });
    await new Promise((resolve) => socket.once('close', resolve));
    expect(performance.now() - answeredAt).toBeGreaterThan(250);
  });

  test('answers a sender who never stops within about a second', async () => {
    const chunk = `${(limitBytes * 2).toString(16)}\r\n${'x'.repeat(limitBytes * 2)}\r\n`;
    const { answered } = await talk([head('Transfer-Encoding: chunked'), chunk], /body-too-large/);
    expect(answered).toContain('413');
  });

  test('hangs up on a sender who has stopped in the middle', async () => {
    const { answered, closed } = await talk([head('Content-Length: 9'), 'hello'], /never/);
    expect(answered).toMatch(/^HTTP\/1.1 408 .*body-timeout/s);
    expect(closed).toBe(true);
  });

  test('hides a path that the platform’s router can’t decode', async () => {
    const { answered } = await talk([plain('x').replace('/x', '/%E0%A4%A?x=%')], /\/- 1/);
    expect(answered).toContain('200 OK');
  });
});
