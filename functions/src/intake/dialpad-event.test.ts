import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine, readDuration, readId, readTime } from './dialpad-event.ts';

const receivedAt = new Date('2026-05-01T09:00:00.000Z');

describe('an id', () => {
  test.each([
    [5635304278851584, '5635304278851584'],
    ['5635304278851584', '5635304278851584'],
    [' 42 ', '42'],
    ['9223372036854775807', '9223372036854775807'],
    ['test-1700000000000', 'test-1700000000000'],
  ])('PAY-03: %j is read as %s', (value, id) => {
    expect(readId(value)).toBe(id);
  });

  test.each([
    [null],
    [undefined],
    [''],
    ['  '],
    [0],
    ['0'],
    ['00'],
    ['0.0'],
    [-1],
    ['-1'],
    [1.5],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [2 ** 53],
    [true],
    [false],
    [{}],
    [[]],
    [['5']],
    ['null'],
    ['NULL'],
    ['None'],
    ['undefined'],
    ['nil'],
    ['NaN'],
  ])('PAY-02, PAY-29: %j joins nothing', (value) => {
    expect(readId(value)).toBeNull();
  });

  test.each([
    ['a/b/c'],
    ['..'],
    ['.'],
    ['__x__'],
    ['__proto__'],
    ['constructor'],
    ['hasOwnProperty'],
    ['toString'],
    ['http://www.google.com/m8/feeds/contacts/1'],
    ['x'.repeat(1_600)],
    ['通話'],
    ['a.b'],
    ['`'],
    ['\ud800'],
  ])('%j is kept under a name that can stand in any path', (value) => {
    const id = readId(value);
    expect(id).toMatch(/^x-[0-9a-f]{40}$/);
    expect(readId(value)).toBe(id);
  });

  test('whatever is sent, an id is safe in a path, in a field path and in an object', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const id = readId(value);
        expect(id === null || (/^[A-Za-z0-9][A-Za-z0-9_:-]*$/.test(id) && !(id in {}))).toBe(true);
      }),
    );
  });
});

describe('PAY-23: a time', () => {
  const ms = Date.UTC(2026, 3, 30, 1, 2, 3, 456);
  const iso = '2026-04-30T01:02:03.456Z';
  test.each([
    ['milliseconds', ms],
    ['milliseconds with a fraction', ms + 0.5],
    ['digits', String(ms)],
    ['ISO 8601', iso],
    ['ISO 8601 with an offset', '2026-04-30T10:02:03.456+09:00'],
    ["ISO 8601 without a zone, which is Japan's", '2026-04-30T10:02:03.456'],
    ['the same with a blank', '2026-04-30 10:02:03.456'],
    ['the same with slashes', '2026/04/30 10:02:03.456'],
    ['ISO 8601 in hours', '2026-04-30T10:02:03.456+09'],
    ['a time with a named zone', '2026-04-30 01:02:03.456 UTC'],
  ])('as %s is that moment', (_name, value) => {
    expect(readTime(value, receivedAt)?.toISOString()).toBe(iso);
  });

  test.each([
    ['seconds', Math.round(ms / 1000)],
    ['microseconds', ms * 1000],
    ['nought', 0],
    ['a negative number', -ms],
    ['1e20', 1e20],
    ['infinity', Number.POSITIVE_INFINITY],
    ['the year 12000', '+012000-01-01T00:00:00Z'],
    ['the year 12000 in milliseconds', 316_516_204_800_000],
    ['the day after tomorrow', receivedAt.getTime() + 2 * 86_400_000],
    ['nine hours ahead, a wrong zone', receivedAt.getTime() + 9 * 3_600_000],
    ['three years ago', receivedAt.getTime() - 3 * 365 * 86_400_000],
    ['a word', 'yesterday'],
    ['an empty text', ''],
    ['twenty digits', '9'.repeat(20)],
    ['an object', {}],
    ['a list', [ms]],
    ['true', true],
    ['null', null],
    ['nothing', undefined],
  ])('as %s is not plausible', (_name, value) => {
    expect(readTime(value, receivedAt)).toBeNull();
  });

  test('is plausible or null, whatever is sent', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.double(), fc.date().map(String)), (value) => {
        const time = readTime(value, receivedAt);
        const apart = time === null ? 0 : Math.abs(time.getTime() - receivedAt.getTime());
        expect(apart).toBeLessThan(20 * 366 * 864e5);
      }),
    );
  });
});

describe('PAY-24: a duration', () => {
  test.each([
    [8951.029999999999, 8951],
    [0, 0],
    [-0, 0],
    ['1500', 1500],
    ['1500.6', 1501],
  ])('%j is %i whole milliseconds', (value, ms) => {
    expect(readDuration(value)).toBe(ms);
  });

  test.each([[-1], ['-1'], ['1e400'], [Number.POSITIVE_INFINITY], [1e12], ['long'], [null], [{}]])(
    '%j is none',
    (value) => {
      expect(readDuration(value)).toBeNull();
    },
  );
});

describe('a line of text', () => {
  test.each([
    [
      'PAY-22: control characters and line breaks are blanks',
      'a\u0000b\u0007\u001b\r\nc\u2028d',
      'a b c d',
    ],
    ['marks that turn the writing direction are gone', 'a\u202egnp.exe\u202c', 'agnp.exe'],
    ['half a surrogate pair is replaced', 'x\ud800y', 'x\ufffdy'],
    ['NUM-13: blanks only are nothing', ' \u3000\t ', ''],
    ['NUM-13: zero-width characters only are nothing', '\u200b\u200d\ufeff\u2060', ''],
    ['NUM-13: a family of joined emoji stays one', '👨‍👩‍👧', '👨‍👩‍👧'],
    ['NUM-13: half-width kana stay as they are', 'ﾔﾏﾀﾞ', 'ﾔﾏﾀﾞ'],
  ])('%s', (_name, value, line) => {
    expect(cleanLine(value)).toBe(line);
  });

  test('NUM-13: a long one is cut between grapheme clusters', () => {
    const family = '👨‍👩‍👧';
    const line = cleanLine(family.repeat(1_000));
    expect(line.length).toBeLessThanOrEqual(500);
    expect(line.replaceAll(family, '')).toBe('');
    expect(line).not.toBe('');
  });

  test('is short, whole and on one line, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.string({ unit: 'binary', maxLength: 2_000 })),
        (value) => {
          const line = cleanLine(value);
          expect(line.length <= 500 && line.isWellFormed() && !/[\r\n\u2028]/.test(line)).toBe(
            true,
          );
        },
      ),
    );
  });
});
