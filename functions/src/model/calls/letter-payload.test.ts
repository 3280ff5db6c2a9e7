import { expect, test } from 'vitest';
import { laidOut, payloadOf } from './letter-payload.ts';

const signature = 'x'.repeat(43);
const segment = (bytes: string | Uint8Array) => Buffer.from(bytes).toString('base64url');
const token = (payload: string) => `${segment('{"alg":"HS256"}')}.${segment(payload)}.${signature}`;

test('a token is read as its payload, a JSON body as itself', () => {
  const expected = { kind: 'json', value: { name: '山田' } };
  expect(payloadOf(token('{"name":"山田"}'))).toEqual(expected);
  expect(payloadOf(token('{"name":"山田"}').replace(signature, ''))).toEqual(expected);
  expect(payloadOf('{"name":"山田"}')).toEqual(expected);
});

test('anything that is not JSON is a text', () => {
  expect(payloadOf(token('{"call_id":1,'))).toEqual({ kind: 'text', text: '{"call_id":1,' });
  expect(payloadOf('hello, 世界')).toEqual({ kind: 'text', text: 'hello, 世界' });
  expect(payloadOf('')).toEqual({ kind: 'text', text: '' });
});

test('a token whose bytes are not text is shown nevertheless', () => {
  const raw = `${segment('{}')}.${segment(Uint8Array.of(0xff, 0xfe))}.${signature}`;
  expect(payloadOf(raw)).toEqual({ kind: 'text', text: '��' });
});

test('large ids keep all their digits', () => {
  expect(payloadOf('{"call_id":9007199254740993}')).toEqual({
    kind: 'json',
    value: { call_id: '9007199254740993' },
  });
});

test('endless nesting is a text and breaks nothing', () => {
  const raw = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  expect(payloadOf(raw).kind).toBe('text');
  expect(laidOut(payloadOf(raw)).leftOff).toBe(160_000);
});

test('characters that turn or hide text are made visible, line breaks stay', () => {
  expect(laidOut({ kind: 'text', text: 'a\u202Eb\u0000\n\u200B<script>' }).text).toBe(
    'a\\u{202e}b\\u{0}\n\\u{200b}<script>',
  );
});

test('JSON is laid out over lines', () => {
  expect(laidOut({ kind: 'json', value: { a: [1] } })).toEqual({
    text: '{\n  "a": [\n    1\n  ]\n}',
    leftOff: 0,
  });
});
