import { describe, expect, test } from 'vitest';
import { parseJson } from './json.ts';

const parse = (text: string) => parseJson(Buffer.from(text));
const nested = (open: string, close: string, depth: number) =>
  `{"call_id":1,"x":${open.repeat(depth)}1${close.repeat(depth)}}`;

describe('JSON of a signed body', () => {
  test('an integer too large for JavaScript keeps its digits', () => {
    expect(parse('{"call_id":9223372036854775807}')).toEqual({ call_id: '9223372036854775807' });
    expect(parse('{"call_id":5635304278851584}')).toEqual({ call_id: 5635304278851584 });
  });

  test('PAY-19: the last value of a repeated key counts', () => {
    expect(parse('{"call_id":"a","call_id":"b"}')).toEqual({ call_id: 'b' });
  });

  test('PAY-21: broken UTF-8 is no JSON', () => {
    expect(
      parseJson(Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d])),
    ).toBeUndefined();
  });

  test('SIG-18: a leading byte order mark is not part of it', () => {
    expect(parse('\uFEFF{"call_id":1}')).toEqual({ call_id: 1 });
  });

  test.each([
    ['arrays', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('%s nested a hundred deep are read, a thousand deep are not', (_name, open, close) => {
    expect(parse(nested(open, close, 100))).toBeDefined();
    expect(parse(nested(open, close, 1_000))).toBeUndefined();
    expect(parse(nested(open, close, 100_000))).toBeUndefined();
  });

  test('brackets within texts do not count as nesting', () => {
    const text = `${'['.repeat(1_000)}\\"${'{'.repeat(1_000)}`;
    expect(parse(`{"x":"${text}"}`)).toEqual({ x: text.replace('\\"', '"') });
  });

  test('a key named __proto__ is a key, not a prototype', () => {
    const body = parse('{"__proto__":{"polluted":true},"call_id":1}') as Record<string, unknown>;
    expect(Object.keys(body)).toEqual(['__proto__', 'call_id']);
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });
});
