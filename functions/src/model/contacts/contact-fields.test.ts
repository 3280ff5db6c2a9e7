import { contactFieldSettingsSchema } from './contact-field-settings.ts';
import { describe, expect, it, test } from 'vitest';
import {
  cleanTags,
  contactFieldSettingsOf,
  contactFieldsOf,
  type ContactField,
} from './contact-fields.ts';
import { readFieldValue } from './field-value.ts';

const field = (fields: Partial<ContactField>): ContactField => ({
  id: 'rank',
  label: '会員ランク',
  type: 'text',
  choices: [],
  onCard: true,
  ...fields,
});

describe('the value of a free field', () => {
  test.each([
    [{ type: 'text' }, '  窓 側 ', '窓 側'],
    [{ type: 'text' }, 'あ'.repeat(501), null],
    [{ type: 'number' }, '１，２００', '1200'],
    [{ type: 'number' }, '-3.5', '-3.5'],
    [{ type: 'number' }, '12,000円', '12000'],
    [{ type: 'number' }, '多い', null],
    [{ type: 'number' }, '-', ''],
    // It would lose its last digits.
    [{ type: 'number' }, '1234567890123456', null],
    [{ type: 'date' }, '2026/4/1', '2026-04-01'],
    [{ type: 'date' }, '令和8年4月1日', '2026-04-01'],
    [{ type: 'date' }, '-', ''],
    [{ type: 'date' }, 'いつか', null],
    [{ type: 'choice', choices: ['ゴールド', 'シルバー'] }, 'ｺﾞｰﾙﾄﾞ', 'ゴールド'],
    [{ type: 'choice', choices: ['ゴールド', 'シルバー'] }, 'ブロンズ', null],
    [{ type: 'yesNo' }, '○', 'yes'],
    [{ type: 'yesNo' }, 'なし', 'no'],
    [{ type: 'yesNo' }, 'TRUE', 'yes'],
    [{ type: 'yesNo' }, 'たぶん', null],
    [{ type: 'yesNo' }, '', ''],
  ] as const)('%o from "%s" is %s', (fields, text, value) => {
    expect(readFieldValue(field(fields), text)).toBe(value);
  });
});

it('fields survive storing', () => {
  const fields = [
    field({ id: 'b', type: 'choice', choices: ['指名あり', '指名なし'], onCard: false }),
    field({ id: 'a', label: '担当' }),
  ];
  const stored = contactFieldSettingsSchema.parse(contactFieldSettingsOf(fields));
  expect(contactFieldsOf(stored)).toEqual(fields);
  expect(contactFieldsOf(null)).toEqual([]);
});

it('a tag occurs once, without its `#`', () => {
  expect(cleanTags(['#常連', ' 常連 ', '＃法人', '', 'あ'.repeat(31), '二\n行', 'a,b'])).toEqual([
    '常連',
    '法人',
    '二 行',
    'a',
    'b',
  ]);
});
