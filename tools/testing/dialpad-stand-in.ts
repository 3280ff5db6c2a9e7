import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where the functions of the tests look for Dialpad instead of its own servers. */
export const standInPort = 5056;
export const standInOrigin = `http://127.0.0.1:${standInPort}`;

export interface Asked {
  path: string;
  authorization: string | undefined;
  range: string | undefined;
}

export interface StandIn {
  origin: string;
  /** Everything that was asked, in order. */
  asked: Asked[];
  stop: () => Promise<void>;
}

/** What `GET /api/v2/call/{id}` says of a call. */
export type CallAnswer = Record<string, unknown>;

/**
 * Dialpad's servers as far as recordings go: `/blob/sound.wav` and `/blob/adminrecording/…` (with the key only), `/blob/whole.wav` (knows no
 * ranges), `/blob/page` (asks to sign in), `/blob/away` and `/blob/moved` (redirects), anything else 404.
 */
export async function startStandIn(
  apiKey: string,
  { port = 0, calls = {} }: { port?: number; calls?: Record<string, CallAnswer> } = {},
): Promise<StandIn> {
  const asked: Asked[] = [];
  const server = createServer((req, res) => {
    const { authorization, range } = req.headers;
    const path = req.url ?? '/';
    asked.push({ path, authorization, range });
    if (path === '/blob/page') return end(res, 200, { 'content-type': 'text/html' }, 'Sign in');
    if (authorization !== `Bearer ${apiKey}`) return end(res, 401, {}, '');
    answer(path, req, res, calls);
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function answer(
  path: string,
  req: IncomingMessage,
  res: ServerResponse,
  calls: Record<string, CallAnswer>,
): void {
  const call = calls[path.replace('/api/v2/call/', '')];
  if (call) return end(res, 200, { 'content-type': 'application/json' }, JSON.stringify(call));
  if (path === '/blob/away') return end(res, 302, { location: 'https://evil.example/a.wav' }, '');
  if (path === '/blob/moved') {
    return end(res, 302, { location: 'https://dialpad.com/blob/sound.wav' }, '');
  }
  const type = { 'content-type': 'audio/wav' };
  if (path === '/blob/whole.wav') return end(res, 200, type, tone);
  const isSound = path === '/blob/sound.wav' || path.startsWith('/blob/adminrecording/');
  if (!isSound) return end(res, 404, {}, '');
  const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(req.headers.range ?? '') ?? [];
  if (req.headers.range === undefined) return end(res, 200, type, tone);
  const last = Math.min(to === '' ? tone.length - 1 : Number(to), tone.length - 1);
  const part = { 'content-range': `bytes ${from}-${last}/${tone.length}`, ...type };
  return end(res, 206, part, tone.subarray(Number(from), last + 1));
}

function end(
  res: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer,
): void {
  res.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  res.end(body);
}

const samplesPerSecond = 8_000;

/** Three seconds of a quiet tone: a WAV file of 8 bits and one channel. */
export const tone = makeTone(3);

function makeTone(seconds: number): Buffer {
  const length = samplesPerSecond * seconds;
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(samplesPerSecond, 24);
  header.writeUInt32LE(samplesPerSecond, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(length, 40);
  const wave = Uint8Array.from(
    { length },
    (_, at) => 128 + 20 * Math.sin((at * 2 * Math.PI * 440) / samplesPerSecond),
  );
  return Buffer.concat([header, wave]);
}
