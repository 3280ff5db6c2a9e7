import { expect, it } from 'vitest';
import { boundedRange, chunkBytes, soundType } from './sound.ts';

it.each([
  ['bytes=0-', `bytes=0-${chunkBytes - 1}`],
  ['bytes=100-199', 'bytes=100-199'],
  [`bytes=7-${chunkBytes * 9}`, `bytes=7-${chunkBytes + 6}`],
  ['bytes=-500', 'bytes=-500'],
  [`bytes=-${chunkBytes * 2}`, `bytes=-${chunkBytes}`],
  ['bytes=9-3', 'bytes=9-9'],
  ['bytes=0-1,5-9', `bytes=0-${chunkBytes - 1}`],
  ['anything\r\nx: y', `bytes=0-${chunkBytes - 1}`],
])('of %s is asked %s', (asked, expected) => {
  expect(boundedRange(asked)).toBe(expected);
});

it.each([
  ['audio/mpeg', 'audio/mpeg'],
  ['Audio/WAV; rate=8000', 'audio/wav'],
  ['application/octet-stream', 'audio/mpeg'],
  ['text/html; charset=utf-8', null],
  ['image/svg+xml', null],
  ['', null],
])('%s is the sound %s', (type, expected) => {
  expect(soundType(new Response(null, { headers: { 'content-type': type } }))).toBe(expected);
});
