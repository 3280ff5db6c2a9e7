import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digitsOf, readNumber, toDialledNumber, toE164 } from './phone.ts';

const number = (e164: string) => ({ kind: 'number', e164 });

describe('a caller’s number', () => {
  test.each([
    ['+819012345678'],
    ['09012345678'],
    ['０９０－１２３４－５６７８'],
    ['+81 (0)90-1234-5678'],
    ['+8109012345678'],
    ['010819012345678'],
    ['819012345678'],
    ['090 1234 5678'],
    ['(090)1234-5678'],
    ['090ー1234ー5678'],
    ['184-090-1234-5678'],
    ['186 09012345678'],
    [' 090-1234-5678\n'],
  ])('NUM-01: %j is +819012345678', (raw) => {
    expect(readNumber(raw)).toEqual(number('+819012345678'));
  });

  test.each([
    ['0120-123-456', '+81120123456'],
    ['050-1234-5678', '+815012345678'],
    ['0570-012-345', '+81570012345'],
    ['+14155552671', '+14155552671'],
    ['03-5555-1234', '+81355551234'],
  ])('NUM-02: %s is %s', (raw, e164) => {
    expect(readNumber(raw)).toEqual(number(e164));
  });

  test.each([
    ['anonymous'],
    ['Anonymous'],
    ['Restricted'],
    ['blocked'],
    ['非通知'],
    [''],
    ['  '],
    [null],
    [undefined],
  ])('NUM-06: %j is withheld', (raw) => {
    expect(readNumber(raw)).toEqual({ kind: 'withheld' });
  });

  test.each([
    ['110'],
    ['119'],
    ['#7119'],
    ['+'],
    ['+0'],
    ['sip:a@b'],
    ['sip:+819012345678@pbx.example'],
    ['1'.repeat(25)],
    [`+${'1'.repeat(25)}`],
    ['calling…'],
    ['0x0'],
    ['٠٩٠١٢٣٤٥٦٧٨'],
    ['090-1234-5678 x12'],
    ['09012345678;09011112222'],
    [0],
    [Number.NaN],
    [true],
    [{}],
    [['09012345678']],
  ])('NUM-05, NUM-07: %j is no number, and not withheld', (raw) => {
    expect(readNumber(raw)).toEqual({ kind: 'unreadable' });
  });

  test('reading never fails, and reading a number it has read changes nothing', () => {
    const digits = fc.string({
      unit: fc.constantFrom(...'0123456789+-() ０９－'.split('')),
      maxLength: 20,
    });
    const anything = fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), digits, fc.nat());
    fc.assert(
      fc.property(anything, (raw) => {
        const read = readNumber(raw);
        expect(read.kind === 'number' ? readNumber(read.e164) : read).toEqual(read);
      }),
      { numRuns: 5_000 },
    );
  });

  test('every Japanese mobile number is the same in national and international writing', () => {
    const subscriber = fc.integer({ min: 10_000_000, max: 99_999_999 });
    fc.assert(
      fc.property(fc.constantFrom('70', '80', '90'), subscriber, (prefix, rest) => {
        const e164 = `+81${prefix}${rest}`;
        for (const writing of [e164, `0${prefix}${rest}`, `+81 (0)${prefix}-${rest}`]) {
          expect(toE164(writing)).toBe(e164);
        }
      }),
    );
  });
});

describe('a dialled number', () => {
  test.each([
    ['0501748XXXX', '+81501748'],
    ['050-1748-XXXX', '+81501748'],
    ['+81501748XXXX', '+81501748'],
    ['05017481234', '+815017481234'],
  ])('%s may leave its end open: %s', (raw, e164) => {
    expect(toDialledNumber(raw)).toBe(e164);
  });

  test.each([['X'], [''], ['110'], ['main line']])('%j is none', (raw) => {
    expect(toDialledNumber(raw)).toBeNull();
  });

  test('reading never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const read = toDialledNumber(raw);
        expect(read === null || /^\+[1-9]\d{6,14}$/.test(read)).toBe(true);
        expect(digitsOf(raw)).toMatch(/^[0-9]*$/);
      }),
    );
  });
});
