import { contactRecordSchema } from '@cti/functions/model/contacts/contact';
import { describe, expect, it, test } from 'vitest';
import {
  changedFields,
  emptyDraft,
  fieldsToWrite,
  hasProblems,
  problemsOf,
  toDraft,
} from './contact-draft.ts';

const contact = contactRecordSchema.parse({
  name: '山田 太郎',
  kana: 'やまだ たろう',
  phones: ['+819012345678', '+81335551234'],
  kind: 'vip',
  transportFee: 1500,
  orderCount: 28,
  caution: { text: '時間に注意', authorName: '鈴木', until: new Date('2026-12-31T14:59:59Z') },
});

describe('a contact as typed', () => {
  it('round-trips, and nothing is written', () => {
    const draft = toDraft(contact);
    expect(draft).toMatchObject({ phones: ['090-1234-5678', '03-3555-1234'] });
    expect(draft.cautionUntil).toBe('2026-12-31');
    expect(changedFields(draft, toDraft(contact))).toEqual([]);
    expect(fieldsToWrite(draft, [], '田中')).toEqual({});
  });

  it('writes only what was changed, and signs a warning with the name of whoever changed it', () => {
    const draft = toDraft(contact);
    const next = {
      ...draft,
      phones: ['０９０ー１２３４ー５６７８', ''],
      transportFee: '１,０００',
      cautionText: '出入り禁止',
    };
    const changed = changedFields(draft, next);
    expect(changed).toEqual(['phones', 'transportFee', 'cautionText']);
    expect(fieldsToWrite(next, changed, '田中')).toEqual({
      phones: ['+819012345678'],
      transportFee: 1000,
      caution: { text: '出入り禁止', authorName: '田中', until: contact.caution?.until },
    });
  });
});

it("a ban, tags, the shop's own number and custom fields are written when changed", () => {
  const stored = contactRecordSchema.parse({
    name: '山田',
    tags: ['常連', '駐車場 あり'],
    fields: { rank: 'ゴールド', seat: '窓側' },
  });
  const draft = toDraft(stored);
  const next = {
    ...draft,
    banText: ' 当日キャンセル3回 ',
    banUntil: '2026-12-31',
    externalId: ' A-1 ',
    tags: `${draft.tags}, #法人、常連`,
    fields: { ...draft.fields, seat: '', point: '120' },
  };
  expect(fieldsToWrite(next, changedFields(draft, next), '田中')).toEqual({
    ban: {
      text: '当日キャンセル3回',
      authorName: '田中',
      until: new Date('2026-12-31T14:59:59.000Z'),
    },
    externalId: 'A-1',
    tags: ['常連', '駐車場 あり', '法人'],
    fields: { rank: 'ゴールド', point: '120' },
  });
  const tooMany = { ...draft, tags: Array.from({ length: 21 }, (_, n) => `タグ${n}`).join('、') };
  expect(problemsOf(tooMany).fields).toEqual({ tags: 'tags' });
  expect(problemsOf({ ...draft, tags: 'あ'.repeat(31) }).fields).toEqual({ tags: 'tags' });
});

describe('numbers as typed', () => {
  const before = toDraft(contact);
  const written = (...phones: string[]) => {
    const after = { ...before, phones };
    expect(hasProblems(problemsOf(after))).toBe(false);
    return fieldsToWrite(after, changedFields(before, after), '田中');
  };

  it('are several if a field holds two, and none if it says there is none', () => {
    expect(written('090-5555-0101／03-5555-0101', 'なし').phones).toEqual([
      '+819055550101',
      '+81355550101',
    ]);
  });

  it('move any text next to them into the notes, once', () => {
    const fields = written('03-5555-0101 内線12', '090-5555-0101(母)');
    expect(fields).toEqual({
      phones: ['+81355550101', '+819055550101'],
      notes: '03-5555-0101 内線12\n090-5555-0101 母',
    });
    const again = { ...before, notes: fields.notes ?? '', phones: ['03-5555-0101 内線12'] };
    expect(fieldsToWrite(again, ['phones'], '田中')).toEqual({ phones: ['+81355550101'] });
  });
});

test.each([
  ['neither name nor number', { name: ' ' }, { name: 'nameOrPhone' }, {}],
  ['no number', { phones: ['abc'] }, {}, { 0: 'phone' }],
  ['a number twice', { phones: ['09012345678', '+81 90-1234-5678'] }, {}, { 1: 'phoneTwice' }],
  ['a fee below zero', { transportFee: '-1' }, { transportFee: 'fee' }, {}],
  ['a fee in words', { transportFee: '千円' }, { transportFee: 'fee' }, {}],
  ['half an order', { orderCount: '1.5' }, { orderCount: 'count' }, {}],
])('says what is wrong with %s', (_, change, fields, phones) => {
  expect(hasProblems(problemsOf({ ...emptyDraft, name: '山田' }))).toBe(false);
  expect(problemsOf({ ...emptyDraft, name: '山田', ...change })).toEqual({ fields, phones });
});
