import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { searchKeyLimit, searchKeyOf, searchKeysOf, twinKeys } from './contact-search.ts';

const yamada = { name: '山田 太郎', kana: 'やまだ たろう', phones: ['+819012345678'] };
const finds = (contact: typeof yamada, text: string): boolean =>
  searchKeysOf(contact).includes(searchKeyOf(text) ?? 'nothing');

describe('a contact is found', () => {
  test.each([
    ['by its name', ['山', '山田', '山田太', '山田 太郎', '山田　太郎', '太郎', '太郎 山田']],
    ['by its reading', ['や', 'やまだ', 'たろう', 'やまだたろ', 'やまだ　たろう']],
    ['in katakana, half-width too (NUM-15)', ['ヤマダ', 'ﾔﾏﾀﾞ', 'ﾀﾛｳ', 'やまた\u3099']],
    ['by its number in any writing (NUM-01)', ['090-1234-5678', '０９０１２３４', '+819012345678']],
    ['by the last digits', ['5678', '345678', '678']],
    ['by the first digits', ['090', '0901234']],
  ])('%s', (_, texts) => {
    expect(texts.filter((text) => !finds(yamada, text))).toEqual([]);
  });

  it('whatever small kana, long vowels and forms of a kanji it is written with', () => {
    const contact = { name: '髙﨑 キョーコ', kana: 'タカサキ キョーコ', phones: [] };
    expect(
      ['高崎', '髙﨑', 'きょこ', 'キヨコ', 'キョーコ', 'ｷｮｰｺ'].filter(
        (text) => !finds(contact, text),
      ),
    ).toEqual([]);
  });

  test.each([
    [{ name: '冨田 健', kana: 'とみた けん' }, ['富田', '富田健', '健 冨田', 'ﾄﾐﾀ']],
    [{ name: '茅ヶ崎', kana: 'ちがさき' }, ['茅ケ崎', '茅が崎', '茅ガ', '茅ヶ', 'チガサキ']],
    [{ name: '佐々木 邉', kana: 'ささき わたり' }, ['佐佐木', '佐々木 辺', '佐佐木辺', '邊']],
    [{ name: '大野 コータ', kana: 'オオノ コータ' }, ['オーノ', 'おおのこうた', 'こうた', 'こた']],
    [{ name: '佐藤 けんた', kana: '' }, ['佐藤けん', 'けんた', 'けんた 佐藤']],
    [{ name: '長塚ケンタ', kana: '' }, ['けんた', '長塚けんた', '塚ケ']],
    [{ name: '金子みすゞ', kana: '' }, ['みすず', '金子みすず']],
  ])('as people write %o', (names, texts) => {
    const contact = { ...names, phones: [] };
    expect(texts.filter((text) => !finds(contact, text))).toEqual([]);
  });

  it('by the second part of a name without a space', () => {
    expect(finds({ name: '鈴木次郎', kana: '', phones: [] }, '次郎')).toBe(true);
  });
});

it('a tag is found by its full text after a `#`, the own number verbatim', () => {
  const contact = { ...yamada, tags: ['VIP 会員', '常連'], externalId: 'A-01203' };
  const keys = searchKeysOf(contact);
  const found = ['#常連', '＃常連', '#ＶＩＰ会員', 'a-01203', 'Ａ０１２０３'].filter((text) =>
    keys.includes(searchKeyOf(text) ?? ''),
  );
  expect(found).toHaveLength(5);
  expect(keys).not.toContain(searchKeyOf('常連'));
  expect(keys).not.toContain(searchKeyOf('#常'));
  expect(searchKeyOf('#')).toBeNull();
});

it('an email address is found as a whole, in any case and width', () => {
  const keys = searchKeysOf({ ...yamada, email: 'Taro.Yamada@example.com' });
  const found = [
    'taro.yamada@example.com',
    ' TARO.YAMADA@EXAMPLE.COM',
    'ｔaro.yamada＠example.com',
  ];
  expect(found.filter((text) => !keys.includes(searchKeyOf(text) ?? ''))).toEqual([]);
  for (const other of ['yamada@example.com', 'taro.yamada@example.co', 'taro.yamada@', '@']) {
    expect(keys).not.toContain(searchKeyOf(other));
  }
});

describe('a contact is not found', () => {
  test.each(['川', '山口', 'まだ', '田', '5679', '34', 'x', '090-1234-5679'])('by %s', (text) => {
    expect(finds(yamada, text)).toBe(false);
  });

  test.each(['', '  ', '12', '・', 'ー', '\u200b', '()'])('by "%s", which asks nothing', (text) => {
    expect(searchKeyOf(text)).toBeNull();
  });
});

it('a foreign number is found by its digits', () => {
  const contact = { name: 'Smith', kana: '', phones: ['+14155552671'] };
  expect(
    ['2671', '+1 415 555 2671', '1415', 'smi', 'ＳＭＩＴＨ'].filter(
      (text) => !finds(contact, text),
    ),
  ).toEqual([]);
});

it('the keys stay within what the rules allow, and hold no line break', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom('山', 'や', 'ｶ', 'ﾞ', ' ', '🏳️‍🌈', '\n', '𠮷'),
      maxLength: 200,
    }),
  );
  const phones = fc.uniqueArray(
    fc.nat({ max: 99_999_999 }).map((n) => `+8190${String(n).padStart(8, '0')}`),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(text, text, phones, (name, kana, numbers) => {
      const keys = searchKeysOf({ name, kana, phones: numbers });
      expect(keys.length).toBeLessThanOrEqual(searchKeyLimit);
      expect(keys.join('\n').length).toBeLessThanOrEqual(20_000);
      expect(keys.join('\n').split('\n')).toEqual(keys.length === 0 ? [''] : keys);
      for (const number of numbers) expect(keys).toContain(searchKeyOf(number));
    }),
    { numRuns: 300 },
  );
});

it('people with the same name share a key, and only with a reading', () => {
  expect(twinKeys({ name: '山田太郎', kana: 'ヤマダタロウ' })).toEqual(twinKeys(yamada));
  expect(twinKeys({ name: '山田太郎', kana: 'ヤマダジロウ' })).not.toEqual(twinKeys(yamada));
  expect(twinKeys({ name: '山田太郎', kana: '' })).toEqual([]);
});
