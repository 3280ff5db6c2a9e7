import { describe, expect, it, test } from 'vitest';
import { type ImportColumn, guessColumns } from './import-columns.ts';
import { readKindWord } from './import-kind.ts';
import { type Cells, readContactRow, readVisitRow } from './import-row.ts';

/** Cells, one per column. */
const cells = (texts: Partial<Record<ImportColumn, string>>): Cells =>
  Object.fromEntries(Object.entries(texts).map(([column, text = '']) => [column, [text]]));
const contactOf = (texts: Partial<Record<ImportColumn, string>>) => readContactRow(cells(texts));

describe('columns are guessed from their headings', () => {
  it('whatever width and kana they are written with, and every number of a person', () => {
    const names = [
      '会員番号',
      'お名前',
      'フリガナ',
      'ＴＥＬ',
      '携帯電話',
      '住所',
      '備考',
      '担当者',
    ];
    expect(guessColumns('contacts', names)).toEqual([
      'externalId',
      'name',
      'kana',
      'phone',
      'phone',
      'address',
      'notes',
      null,
    ]);
  });

  it('by position: the same heading twice is two columns', () => {
    expect(guessColumns('contacts', ['氏名', '電話番号', '電話番号'])).toEqual([
      'name',
      'phone',
      'phone',
    ]);
    expect(guessColumns('contacts', ['電話番号1', 'TEL(2)', '住所１', '住所２'])).toEqual([
      'phone',
      'phone',
      'address',
      'address',
    ]);
    expect(guessColumns('contacts', ['名前', '氏名'])).toEqual([null, 'name']);
  });

  it('in unusual wording, but not from similar words', () => {
    const heads = ['お客様名（漢字）', 'お客様名（カナ）', 'カルテNo', 'TEL①', '緊急時の連絡先'];
    expect(guessColumns('contacts', heads)).toEqual([
      'name',
      'kana',
      'externalId',
      'phone',
      'phone',
    ]);
    const others = ['電話可否', 'メール配信', 'FAX番号', '担当者名', '連絡先の種類'];
    expect(guessColumns('contacts', others)).toEqual(others.map(() => null));
  });

  it('by their values where there are no headings', () => {
    const values = [false, true].map((isPhone) => ({ isRunning: false, isPhone, words: null }));
    expect(guessColumns('contacts', ['A', 'B'], values)).toEqual([null, 'phone']);
  });

  it('not as an id when they only count the rows', () => {
    const counts = [{ isRunning: true, isPhone: false, words: null }];
    expect(guessColumns('contacts', ['No', '氏名'], counts)).toEqual([null, 'name']);
    expect(guessColumns('contacts', ['会員番号', '氏名'], counts)).toEqual(['externalId', 'name']);
    expect(guessColumns('contacts', ['No', '氏名'])).toEqual(['externalId', 'name']);
  });

  it('except for the reason we wrote next to a rejected row', () => {
    expect(guessColumns('contacts', ['氏名', '取り込めない理由'])).toEqual(['name', null]);
  });

  it('unless chosen otherwise for the same headings', () => {
    const known = ['', 'phone', 'notes', 'gone'];
    expect(guessColumns('contacts', ['TEL', '携帯', '備考', '内線'], [], known)).toEqual([
      null,
      'phone',
      'notes',
      null,
    ]);
    expect(guessColumns('contacts', ['TEL', '備考'], [], known)).toEqual(['phone', 'notes']);
  });
});

describe('a kind', () => {
  test.each([
    ['VIP', 'vip'],
    ['ＶＩＰ会員', 'vip'],
    ['上得意様', 'vip'],
    ['常連', 'regular'],
    ['お得意様', 'regular'],
    ['リピーター', 'regular'],
    ['新規', 'new'],
    ['新規のお客様', 'new'],
    ['', null],
    ['一般', null],
    ['非会員', null],
    ['退会済み会員', null],
    ['非VIP', null],
    ['元VIP', null],
    ['VIP以外', null],
    ['non-VIP', null],
  ])('%s is %s, and nobody is asked', (word, kind) => {
    expect(readKindWord(word)).toEqual({ kind, isSure: true });
  });

  test.each([['会員'], ['ゴールド'], ['VIP候補'], ['A'], ['特別']])(
    '%s gives no badge until somebody says what it means',
    (word) => {
      expect(readKindWord(word)).toEqual({ kind: null, isSure: false });
      const row = { name: ['山田'], kind: [word] };
      expect(readContactRow(row)).not.toHaveProperty('value.contact.kind');
      expect(readContactRow(row, { [word]: 'vip' })).toHaveProperty('value.contact.kind', 'vip');
    },
  );
});

describe('a row of contacts', () => {
  test.each([
    '+819012345678',
    '09012345678',
    '０９０－１２３４－５６７８',
    '+81 (0)90-1234-5678',
    '9012345678',
    '9012345678.0',
    '="09012345678"',
    "'+81 90-1234-5678",
  ])('takes %s as a number (NUM-01)', (phone) => {
    expect(contactOf({ name: '山田', phone })).toEqual({
      ok: true,
      value: {
        contactId: '',
        externalId: '',
        contact: { name: '山田', phones: ['+819012345678'] },
      },
      doubts: [],
    });
  });

  it('contains only what its cells say', () => {
    const row = contactOf({
      familyName: '山田',
      givenName: '太郎',
      kind: 'ＶＩＰ会員',
      transportFee: '1,500円',
      orderCount: '',
      lastVisitAt: '令和8年11月5日',
      notes: '一行目\r\n二行目\u0000',
    });
    expect(row).toEqual({
      ok: true,
      value: {
        contactId: '',
        externalId: '',
        contact: {
          name: '山田 太郎',
          phones: [],
          kind: 'vip',
          transportFee: 1500,
          lastVisitAt: new Date('2026-11-05T00:00:00+09:00'),
          notes: '一行目\n二行目',
        },
      },
      doubts: [],
    });
  });

  it('takes the values of several columns, and what is written next to a number', () => {
    const row = readContactRow({
      name: ['山田'],
      phone: ['03-5555-0101 内線12', '', '090-5555-0101(母)／080-5555-0101', 'なし'],
      address: ['西船橋1-1', '', 'ビル3階'],
      notes: ['犬', '猫'],
    });
    expect(row).toMatchObject({
      value: {
        contact: {
          phones: ['+81355550101', '+819055550101', '+818055550101'],
          phoneNotes: ['03-5555-0101 内線12', '090-5555-0101 母'],
          address: '西船橋1-1 ビル3階',
          notes: '犬\n猫',
        },
      },
      doubts: [],
    });
  });

  it.each(['なし', '×', '0', 'FALSE', 'いいえ', '-', ' '])(
    'warns of nobody where it says %j',
    (no) => {
      expect(contactOf({ name: '山田', caution: no, ban: no })).toMatchObject({
        value: { contact: { name: '山田', phones: [] } },
        doubts: [],
      });
      const row = contactOf({ name: '山田', caution: no, ban: no });
      expect(row.ok && Object.keys(row.value.contact)).toEqual(['phones', 'name']);
    },
  );

  it('warns where it says anything else', () => {
    expect(contactOf({ name: '山田', caution: '不可', ban: '○' })).toMatchObject({
      value: { contact: { caution: '不可', ban: '○' } },
    });
    expect(readContactRow({ name: ['山田'], caution: ['なし', '辛い物'] })).toMatchObject({
      value: { contact: { caution: '辛い物' } },
    });
  });

  it('reads our own file back without loss', () => {
    expect(
      contactOf({ name: "'=SUM(1)", notes: "'-5度", phone: "'+81 90-5555-0101" }),
    ).toMatchObject({
      value: { contact: { name: '=SUM(1)', notes: '-5度', phones: ['+819055550101'] } },
    });
  });

  test.each([
    ['no-name-or-number', '', {}],
    ['no-name-or-number', '', { name: ' \u200b ' }],
    ['no-name-or-number', '', { phone: 'なし' }],
    ['bad-number', '090-5555-010', { name: '山田', phone: '090-5555-010' }],
    ['service-number', '110番', { name: '山田', phone: '110番' }],
    ['rounded-number', '9.01E+10', { name: '山田', phone: '9.01E+10' }],
    ['too-long', '山'.repeat(20), { name: '山'.repeat(201) }],
  ])('is refused with %s', (problem, text, texts) => {
    expect(contactOf(texts)).toEqual({ ok: false, problem, text });
  });

  test.each([
    ['fee', { transportFee: '千円' }, '千円'],
    ['fee', { transportFee: '-500' }, '-500'],
    ['count', { orderCount: '1.5' }, '1.5'],
    ['date', { lastVisitAt: '2026/02/30' }, '2026/02/30'],
    ['date-rest', { lastVisitAt: '2026/11/5頃' }, '頃'],
    ['too-long', { notes: '犬'.repeat(5001) }, '犬'.repeat(20)],
    ['number', { phone: '090-5555-0101／090-5555-010' }, '090 5555 010'],
    ['number', { phone: 'abc', externalId: 'A-1' }, 'abc'],
  ])('is kept without a cell that can’t be read: %s', (kind, texts, text) => {
    const row = contactOf({ name: '山田', ...texts });
    expect(row).toMatchObject({ ok: true, value: { contact: { name: '山田' } } });
    expect(row).toHaveProperty('doubts', [{ kind, text }]);
  });
});

describe('a row of visits', () => {
  const texts = { phone: '090-1234-5678', date: '2026/11/5', time: '19:30', amount: '\\6,600' };

  it('has a date, and somebody it belongs to', () => {
    expect(readVisitRow(cells(texts))).toEqual({
      ok: true,
      value: {
        externalId: '',
        phones: ['+819012345678'],
        visit: {
          date: new Date('2026-11-05T19:30:00+09:00'),
          storeCode: '',
          summary: '',
          amount: 6600,
        },
      },
      doubts: [],
    });
    expect(readVisitRow(cells({ ...texts, phone: '' }))).toEqual({
      ok: false,
      problem: 'no-contact-key',
      text: '',
    });
    for (const date of ['昨日', '', '0000-00-00']) {
      expect(readVisitRow(cells({ ...texts, date }))).toMatchObject({ problem: 'bad-date' });
    }
  });

  it('belongs to the day on which its shop’s night began', () => {
    expect(readVisitRow(cells({ ...texts, time: '25:30' }))).toMatchObject({
      value: { visit: { date: new Date('2026-11-06T01:30:00+09:00') } },
    });
  });

  it('is kept without an amount that can’t be read', () => {
    for (const amount of ['-1', '応相談']) {
      expect(readVisitRow(cells({ ...texts, amount }))).toMatchObject({
        value: { visit: { amount: null } },
        doubts: [{ kind: 'amount', text: amount }],
      });
    }
  });
});
