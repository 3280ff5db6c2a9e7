import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it, test } from 'vitest';
import { csvLines, escapeFormula, withoutGuard } from './csv.ts';

const read = (csv: string) =>
  Papa.parse<string[]>(csv.replace(/\r\n$/, ''), { newline: '\r\n' }).data;

describe('cells that a spreadsheet would run', () => {
  test.each([
    '=1+1',
    '+81',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '\u0000=1',
    ' =1',
    '=cmd\nfoo',
    '＝1',
    '＋1',
    '－1',
    '＠SUM',
    '\ufeff=1',
    '\u200b=1',
    '\u3000=1',
    '\u22121+1',
    '\ufe631',
    '\u202a=1',
  ])('CSV-01 %j is text', (cell) => {
    expect(escapeFormula(cell).startsWith("'")).toBe(true);
    expect(read(csvLines([[cell, 'x']]))[0]?.[0]?.startsWith("'")).toBe(true);
  });

  test.each(['山田 太郎', '090-1234-5678', '3:12', 'a=b', '', "'"])('CSV-01 %j stays', (cell) => {
    expect(escapeFormula(cell)).toBe(cell);
  });
});

it.each(['=1+1', '\u22121', '＋81', '山田', "'", "'quoted'", '\t=1', "'=1", "''-5"])(
  'CSV-01 %j comes back as it was',
  (cell) => {
    expect(withoutGuard(escapeFormula(cell))).toBe(cell);
  },
);

it('CSV-04 quotes, commas, line breaks and semicolons survive writing and reading', () => {
  const cells = fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), {
    minLength: 2,
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1, maxLength: 5 }), (rows) => {
      const text = csvLines([['a', 'b'], ...rows]);
      expect(read(text).slice(1)).toEqual(rows.map((row) => row.map(escapeFormula)));
    }),
  );
  expect(csvLines([['a"b', 'c,d', 'e\nf', 'g;h', 1, null]])).toBe('"a""b","c,d","e\nf",g;h,1,\r\n');
});
