import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recorded } from '../testing/recordings.ts';
import type { AmiEvent } from './event.ts';
import { actionText, MessageReader, messageLimit, NotAmi, valueOf } from './messages.ts';

const banner = 'Asterisk Call Manager/11.0.0\r\n';
const read = (...pieces: Array<string | Buffer>): AmiEvent[] => {
  const reader = new MessageReader();
  return [banner, ...pieces].flatMap((piece) => reader.take(Buffer.from(piece)));
};

test('a message has its keys and values as sent', () => {
  const text = 'Event: Newchannel\r\nExten: \r\nContext:from-trunk\r\nTimestamp: 1.5: 2 \r\n\r\n';
  expect(read(text)).toEqual([
    new Map([
      ['Event', ['Newchannel']],
      ['Exten', ['']],
      ['Context', ['from-trunk']],
      ['Timestamp', ['1.5: 2 ']],
    ]),
  ]);
});

test('a key that is repeated has all of its values in order', () => {
  const text =
    'Event: Newchannel\r\nChanVariable: CALLERID(num-pres)=prohib_not_screened\r\n' +
    'ChanVariable: CALLERID(dnid)=05017480001\r\nChanVariable: a=b\r\n\r\n';
  expect(read(text)[0]?.get('ChanVariable')).toEqual([
    'CALLERID(num-pres)=prohib_not_screened',
    'CALLERID(dnid)=05017480001',
    'a=b',
  ]);
});

test('a recorded stream gives the same messages wherever it is cut', () => {
  const stream = Buffer.from(
    banner + [...recorded('38-names-and-escapes'), ...recorded('10-queue-answered')].join(''),
  );
  const whole = new MessageReader().take(stream);
  expect(whole.length).toBeGreaterThan(80);
  expect(stream.toString()).toMatch(/[ぁ-龠]/);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 40 }), (cuts) => {
      const reader = new MessageReader();
      const borders = [0, ...cuts.toSorted((a, b) => a - b), stream.length];
      const pieces = borders.slice(1).map((end, index) => stream.subarray(borders[index], end));
      expect(pieces.flatMap((piece) => reader.take(piece))).toEqual(whole);
    }),
    { numRuns: 50 },
  );
});

test('a message that comes byte by byte is read at its last byte', () => {
  const bytes = Buffer.from(`${banner}Event: Hold\r\nCallerIDName: 山田\r\n\r\n`);
  const reader = new MessageReader();
  const found = [...bytes].flatMap((byte, at) =>
    reader.take(Buffer.from([byte])).map((message) => [at, valueOf(message, 'CallerIDName')]),
  );
  expect(found).toEqual([[bytes.length - 1, '山田']]);
});

test.each([
  ['an HTTP server', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ['an SSH server', 'SSH-2.0-OpenSSH_9.2p1\r\n'],
  ['a line without end', 'x'.repeat(100)],
])('%s is not taken for a manager interface', (_, text) => {
  expect(() => new MessageReader().take(Buffer.from(text))).toThrow(NotAmi);
});

test('a message longer than any of Asterisk ends the connection, one just within is read', () => {
  const message = (length: number) => `Event: X\r\nA: ${'a'.repeat(length - 13)}`;
  expect(read(`${message(messageLimit)}\r\n\r\n`)).toHaveLength(1);
  expect(() => read(`${message(messageLimit + 1)}\r\n\r\n`)).toThrow(NotAmi);
  expect(() => read(message(messageLimit + 1))).toThrow(NotAmi);
});

test('a value that is sent makes no header of its own', () => {
  expect(actionText({ Action: 'Login', Secret: 'a\r\nAction: Originate' })).toBe(
    'Action: Login\r\nSecret: a Action: Originate\r\n\r\n',
  );
});
