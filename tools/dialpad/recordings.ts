import type { IncomingMessage, ServerResponse } from 'node:http';
import { end } from './answer.ts';

/**
 * Recordings: `/blob/sound.wav` and `/blob/adminrecording/…`, `/blob/whole.wav` (knows no ranges), `/blob/away` and
 * `/blob/moved` (redirects), anything else 404. `/blob/page` asks to sign in, whoever comes.
 */
export function answerRecording(path: string, req: IncomingMessage, res: ServerResponse): void {
  if (path === '/blob/away') return end(res, 302, '', { location: 'https://evil.example/a.wav' });
  if (path === '/blob/moved') {
    return end(res, 302, '', { location: 'https://dialpad.com/blob/sound.wav' });
  }
  const type = { 'content-type': 'audio/wav' };
  if (path === '/blob/whole.wav') return end(res, 200, tone, type);
  const isSound = path === '/blob/sound.wav' || path.startsWith('/blob/adminrecording/');
  if (!isSound) return end(res, 404, '');
  const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(req.headers.range ?? '') ?? [];
  if (req.headers.range === undefined) return end(res, 200, tone, type);
  const last = Math.min(to === '' ? tone.length - 1 : Number(to), tone.length - 1);
  const part = { 'content-range': `bytes ${from}-${last}/${tone.length}`, ...type };
  return end(res, 206, tone.subarray(Number(from), last + 1), part);
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
