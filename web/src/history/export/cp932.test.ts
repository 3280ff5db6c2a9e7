import { expect, it } from 'vitest';
import { encodeCp932 } from './cp932.ts';

const back = (text: string) => new TextDecoder('shift_jis').decode(encodeCp932(text).bytes);

it('CSV-06 everyday Japanese text round-trips through Shift_JIS', () => {
  const text =
    '日時,グループ名\r\n2026-11-20 12:04,西船橋,山田 太郎,ﾔﾏﾀﾞ,髙橋 﨑 ①Ⅲ㈱,〓,"～―"\r\n';
  expect(encodeCp932(text).lost).toBe(0);
  expect(back(text)).toBe(text);
});

it("CSV-06 characters with two code points are written as Windows' variant", () => {
  expect(back('10〜12時 −5 —')).toBe('10～12時 －5 ―');
  expect(encodeCp932('10〜12時').lost).toBe(0);
  expect([...encodeCp932('¥1,000').bytes]).toEqual([...Buffer.from('\\1,000')]);
  expect(encodeCp932('¥1,000').lost).toBe(0);
});

it('CSV-06 an unmappable character is marked and counted, not silently lost', () => {
  expect(back('𠮷野家🍺')).toBe('〓野家〓');
  expect(encodeCp932('𠮷野家🍺').lost).toBe(2);
});
