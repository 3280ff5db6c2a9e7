import { expect, test } from 'vitest';
import { formatLineNumber, isLineNumber, readDialled, readLineNumber } from './line-number.ts';

test.each([
  ['0501748', '0501748'],
  ['050-1748-1234', '05017481234'],
  ['０５０−１７４８', '0501748'],
  [' (03) 3555 1234 ', '0335551234'],
  ['+81 50 1748', '0501748'],
  ['+81 (0)50 1748', '0501748'],
  ['81501748', '0501748'],
  ['８１-50-1748', '0501748'],
  ['0081 50 1748', '0501748'],
  ['501748', '501748'],
  ['+1 415 555', '+1415555'],
  ['店', ''],
])('%s is read as %s', (text, number) => {
  expect(readLineNumber(text)).toBe(number);
});

test.each([
  ['', false],
  ['0', false],
  ['05', false],
  ['050', true],
  ['501748', false],
  ['+81', false],
  ['+815', true],
  ['0'.repeat(16), false],
])('%j as a line: %s', (number, good) => {
  expect(isLineNumber(number)).toBe(good);
});

test.each([
  ['050-1748-1234', '+815017481234'],
  ['+815017481234', '+815017481234'],
  ['05', null],
])('dialled as %s is %s', (text, e164) => {
  expect(readDialled(text)).toBe(e164);
});

test.each([
  ['0501748', '050-1748'],
  ['05017481', '050-1748-1'],
  ['050', '050'],
  ['05017481234', '050-1748-1234'],
  ['+815017481234', '050-1748-1234'],
  ['0335551234', '03-3555-1234'],
  ['+1415555', '+1415555'],
])('%s is written %s', (number, written) => {
  expect(formatLineNumber(number)).toBe(written);
});
