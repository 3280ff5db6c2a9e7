import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAmount, readCount } from './amount-text.ts';

test.each([
  ['1000', 1000],
  ['1,000', 1000],
  ['１，０００', 1000],
  ['¥1,000', 1000],
  ['￥1,000', 1000],
  ['\\1,000', 1000],
  ['1,000円', 1000],
  ['1,000 円', 1000],
  ['1,000円(税込)', 1000],
  ['税込1,000円', 1000],
  ['1,000（税抜）', 1000],
  ['¥1,000-', 1000],
  ['1,000円也', 1000],
  ['約1000円', 1000],
  ['JPY 1,000', 1000],
  ['1000.00', 1000],
  ['1,234,567', 1_234_567],
  ['="1000"', 1000],
  ["'1000", 1000],
  ['\u200e1,000', 1000],
  ['0', 0],
  ['0円', 0],
  ['無料', 0],
  ['△1,000', -1000],
  ['▲1,000円', -1000],
  ['−1,000', -1000],
  ['-¥1,000', -1000],
  ['(1,000)', -1000],
  ['1万', 10_000],
  ['1万2千', 12_000],
  ['1万2千円', 12_000],
  ['1.5万円', 15_000],
  ['１万２，０００円', 12_000],
  ['3千円', 3_000],
  ['12千円', 12_000],
])('%s is %i yen', (text, value) => {
  expect(readAmount(text)).toEqual({ kind: 'amount', value });
});

test.each('| |-|ー|なし|無し|不明|N/A|NULL|未定'.split('|'))(
  '%j says that there is none',
  (text) => {
    expect(readAmount(text)).toEqual({ kind: 'none' });
  },
);

test.each(
  '千円|一万円|abc|1,00|1,0000|1.000|$10|1,000円×2|1000~2000|1-2|0x10|1e3|＃＃＃＃1|10%|万'.split(
    '|',
  ),
)('%j is none that can be told', (text) => {
  expect(readAmount(text)).toEqual({ kind: 'unreadable' });
});

test.each([
  ['12', 12],
  ['12回', 12],
  ['１２ 件', 12],
  ['1,200回', 1200],
])('%s is %i times', (text, value) => {
  expect(readCount(text)).toEqual({ kind: 'amount', value });
});

test('every whole amount survives writing and reading', () => {
  const yen = new Intl.NumberFormat('ja-JP', { style: 'currency', currency: 'JPY' });
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (value) => {
      for (const text of [String(value), yen.format(value), `${value.toLocaleString('ja')}円`]) {
        expect(readAmount(text)).toEqual({ kind: 'amount', value });
      }
    }),
  );
});

test('reading never fails', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const read = readAmount(text);
      expect(read.kind !== 'amount' || Number.isFinite(read.value)).toBe(true);
    }),
  );
});
