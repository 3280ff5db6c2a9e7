import { describe, expect, it, test } from 'vitest';
import { guessColumns } from './import-columns.ts';
import { readContactRow, readVisitRow } from './import-row.ts';

describe('columns are guessed from their headings', () => {
  it('whatever width and kana they are written with', () => {
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
    expect(guessColumns('contacts', names)).toEqual({
      会員番号: 'externalId',
      お名前: 'name',
      フリガナ: 'kana',
      ＴＥＬ: 'phone',
      携帯電話: null,
      住所: 'address',
      備考: 'notes',
      担当者: null,
    });
  });

  it('unless it was said otherwise the last time', () => {
    const known = { 携帯電話: 'phone', 備考: null, 内線: 'gone' as never } as const;
    expect(guessColumns('contacts', ['TEL', '携帯電話', '備考'], known)).toEqual({
      TEL: null,
      携帯電話: 'phone',
      備考: null,
    });
  });
});

describe('a row of contacts', () => {
  test.each([
    '+819012345678',
    '09012345678',
    '０９０－１２３４－５６７８',
    '+81 (0)90-1234-5678',
    '9012345678',
    '9012345678.0',
  ])('takes %s as a number (NUM-01)', (phone) => {
    expect(readContactRow({ name: '山田', phone })).toEqual({
      ok: true,
      value: { externalId: '', contact: { name: '山田', phones: ['+819012345678'] } },
    });
  });

  it('says only what its cells say', () => {
    const row = readContactRow({
      familyName: '山田',
      givenName: '太郎',
      kind: 'ＶＩＰ会員',
      transportFee: '1,500円',
      orderCount: '',
      lastVisitAt: '2026年11月5日',
      notes: '一行目\r\n二行目\u0000',
    });
    expect(row).toEqual({
      ok: true,
      value: {
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
    });
  });

  test.each([
    ['no-name-or-number', {}],
    ['no-name-or-number', { name: ' \u200b ' }],
    ['bad-number', { name: '山田', phone: '110番' }],
    ['bad-fee', { name: '山田', transportFee: '千円' }],
    ['bad-count', { name: '山田', orderCount: '1.5' }],
    ['bad-date', { name: '山田', lastVisitAt: '2026/02/30' }],
    ['too-long', { name: '山'.repeat(201) }],
  ])('is refused with %s', (problem, cells) => {
    expect(readContactRow(cells)).toEqual({ ok: false, problem });
  });
});

describe('a row of visits', () => {
  it('has a date, and somebody it belongs to', () => {
    const cells = { phone: '090-1234-5678', date: '2026/11/5', time: '19:30', amount: '6,600' };
    expect(readVisitRow(cells)).toEqual({
      ok: true,
      value: {
        externalId: '',
        phone: '+819012345678',
        visit: {
          date: new Date('2026-11-05T19:30:00+09:00'),
          storeCode: '',
          summary: '',
          amount: 6600,
        },
      },
    });
    expect(readVisitRow({ ...cells, phone: '' })).toEqual({ ok: false, problem: 'no-contact-key' });
    expect(readVisitRow({ ...cells, date: '昨日' })).toEqual({ ok: false, problem: 'bad-date' });
    expect(readVisitRow({ ...cells, amount: '-1' })).toEqual({ ok: false, problem: 'bad-amount' });
  });
});
