import { type ContactRecord, contactRecordSchema } from '@cti/functions/model/contacts/contact';
import type { ContactField } from '@cti/functions/model/contacts/contact-fields';
import { contactHeadings, contactRow } from '@cti/functions/model/contacts/contact-row';
import { csvLines } from '@cti/functions/model/text/csv';
import { guessColumns } from '@cti/functions/model/contacts/import-columns';
import { expect, test } from 'vitest';
import { encodeCp932 } from '../history/export/cp932.ts';
import { readList } from './list/list.ts';
import { planContact, type PlannedRow, type StoredContact } from './plan.ts';
import { rowReader, valuesOf } from './read-rows.ts';

const fields: ContactField[] = [
  { id: 'room', label: '部屋番号', type: 'text', choices: [], onCard: true },
  { id: 'tel', label: '電話番号', type: 'text', choices: [], onCard: false },
  { id: 'points', label: 'ポイント', type: 'number', choices: [], onCard: false },
  { id: 'joined', label: '入会日', type: 'date', choices: [], onCard: false },
  { id: 'rank', label: 'ランク', type: 'choice', choices: ['ゴールド', 'シルバー'], onCard: true },
  { id: 'rank2', label: 'ﾗﾝｸ', type: 'text', choices: [], onCard: true },
  { id: 'mail', label: 'メール配信', type: 'yesNo', choices: [], onCard: false },
];

/** Picks by the contact's number: every field takes each of its variants in turn. */
const turn = <T>(at: number, ...all: [T, ...T[]]): T => all[at % all.length] ?? all[0];
const warning = (text: string, authorName = '', until: string | null = null) => ({
  text,
  authorName,
  until: until === null ? null : new Date(until),
});

/** A contact with every field, in notations an import could misread. */
function contact(at: number): StoredContact {
  const n = String(at).padStart(5, '0');
  const record: ContactRecord = contactRecordSchema.parse({
    name: turn(at, `試験 太郎${at}`, `=試験${at}`, `'試験${at}`, `'=試験${at}`, `試験,"${at}"`),
    kana: turn(at, 'しけん たろう', '', 'ｼｹﾝ ﾀﾛｳ'),
    kind: turn(at, 'new', 'regular', 'vip'),
    kindBy: turn(at, 'hand', 'rule', 'rule', 'hand'),
    email: turn(at, `test${at}@example.com`, ''),
    address: turn(at, '千葉県船橋市1-2-3', '', '-2階', '〒273-0031　西船橋 10〜12号', ' =B1 '),
    transportFee: turn(at, null, 0, 1500),
    orderCount: at % 40,
    lastVisitAt: turn(at, new Date(Date.UTC(2026, 10, 1, 3, at % 60, 9, 120)), null),
    notes: turn(at, '北口\n"2階"', '', '+1人', 'なし', '先頭\tタブ', '\\1,500−税込', 'a,b;c|d'),
    caution: turn(
      at,
      null,
      warning('前払い\n必ず', '鈴木', '2026-12-31T14:59:59Z'),
      warning('なしとは言えない'),
      warning('-5分', '佐藤', '2025-01-01T00:00:00Z'),
    ),
    ban: turn(
      at,
      null,
      warning('当日取消3回', '', null),
      null,
      warning('暴言, "大声"', '', '2027-03-31T14:59:59Z'),
      null,
    ),
    tags: turn<string[]>(
      at,
      [],
      ['法人'],
      ['=A', '常連'],
      ['a b'],
      ['10〜12時'],
      ['+\u202eA', 'A'],
    ),
    phones: turn<string[]>(
      at,
      [`+8190555${n}`],
      [`+8135550${n.slice(1)}`, '+819055550001', '+12025550143'],
      Array.from({ length: 20 }, (_, phone) => `+8180555${n.slice(2)}${10 + phone}`),
      [],
    ),
    externalId: turn(at, `K${at}`, '', `00${at}`, '同じ', '=7'),
    fields: {
      room: turn(at, '０１２', '-5', '=1+1', '012', '二〜三階'),
      tel: turn(at, '090-5555-0199', '+81 90'),
      points: turn(at, '0', '-12.5', '1000'),
      joined: turn(at, '2025-04-01', '1899-01-01', '1999-12-31'),
      rank: turn(at, 'ゴールド', 'シルバー'),
      rank2: turn(at, 'A', 'B', 'C'),
      mail: turn(at, 'yes', 'no'),
    },
  });
  return { ...record, id: `Contact_${at}-x` };
}

const utf8 = (text: string) => new TextEncoder().encode(`\ufeff${text}`);
const shiftJis = (text: string) => encodeCp932(text).bytes;

/** What our own file contains when it comes back, compared with the stored contacts. */
function returned(
  contacts: readonly StoredContact[],
  encode: (text: string) => Uint8Array,
  isStored = true,
) {
  const rows = contacts.map((one) => contactRow(one, fields));
  return planned(encode(csvLines([contactHeadings(fields), ...rows])), isStored ? contacts : []);
}

async function planned(file: Uint8Array, stored: readonly StoredContact[]) {
  const list = readList(file);
  const mapping = guessColumns('contacts', list.names, valuesOf(list), null, fields);
  const read = rowReader(list, { kind: 'contacts', mapping, kindWords: {}, fields });
  const byId = new Map(stored.map((one) => [one.id, one]));
  const rows: (PlannedRow | { fate: 'unread'; doubts: object[] })[] = [];
  for (const record of list.records) {
    const row = await read(record);
    if (row.kind === 'contact') {
      rows.push(planContact(row, byId.get(row.contactId ?? '') ?? null, []));
    } else rows.push({ fate: 'unread', doubts: [row] });
  }
  return rows;
}

const contacts = Array.from({ length: 10_000 }, (_, at) => contact(at));
const some = contacts.slice(0, 500);

test.each([
  ['10,000 in UTF-8', contacts, utf8],
  ['2,000 in Shift_JIS', contacts.slice(0, 2_000), shiftJis],
])('our own file of %s comes back without a difference', async (_, stored, encode) => {
  const rows = await returned(stored, encode);
  expect(rows.length).toBe(stored.length);
  expect(rows.filter(({ fate, doubts }) => fate !== 'same' || doubts.length > 0)).toEqual([]);
});

test('with nobody stored, our own file recreates everybody, each field as it was', async () => {
  const rows = await returned(some, utf8, false);
  const made = rows.map((row) => (row.fate === 'new' ? row.contact : row));
  // Invisible characters aren't part of a text.
  const text = (value: string) => value.replaceAll('\t', ' ').replace('\u202e', '').trim();
  const dated = (at: Date | null) => at && new Date(Math.floor(at.getTime() / 1000) * 1000);
  const expected = some.map((one) => {
    const all = {
      name: one.name,
      kana: one.kana,
      kind: one.kind,
      kindBy: one.kindBy,
      email: one.email,
      address: text(one.address),
      transportFee: one.transportFee,
      orderCount: one.orderCount,
      lastVisitAt: dated(one.lastVisitAt),
      notes: text(one.notes),
      caution: one.caution?.text,
      cautionUntil: one.caution?.until,
      ban: one.ban?.text,
      banUntil: one.ban?.until,
      tags: one.tags.length > 0 ? one.tags.map(text) : undefined,
      externalId: one.externalId,
      phones: one.phones,
      fields: one.fields,
    };
    return Object.fromEntries(
      Object.entries(all).filter(([, value]) => value !== '' && (value ?? null) !== null),
    );
  });
  expect(made).toEqual(expected);
  const ids = rows.map((row) => row.fate === 'new' && row.contactId);
  expect(new Set(ids).size).toBe(some.length);
});

test('characters that Shift_JIS can’t represent change nobody on reimport', async () => {
  const odd = contactRecordSchema.parse({
    name: '髙橋😀𠮷',
    notes: 'café 👨‍👩‍👧 ♡',
    address: '船橋♡1',
    tags: ['🍣', '寿司'],
    ban: warning('😡'),
    fields: { room: '①号室🏠', rank2: '☕' },
  });
  const rows = await returned([{ ...odd, id: 'odd' }], shiftJis);
  expect(rows).toMatchObject([{ fate: 'same', doubts: [] }]);
});

test('Excel drops zeros, seconds and characters without changing anybody', async () => {
  const one: StoredContact = {
    ...contactRecordSchema.parse({
      name: '髙橋😀',
      externalId: '0012',
      phones: ['+819055550101'],
      lastVisitAt: new Date('2026-11-20T03:04:09Z'),
      ban: warning('café', '', '2027-03-31T14:59:59Z'),
      fields: { room: '012', joined: '2025-04-01', points: '1000' },
    }),
    id: 'one',
  };
  const csv = csvLines([contactHeadings(fields), contactRow(one, fields)])
    .replace(',0012,', ',12,')
    .replace(',012,', ',12,')
    .replace('2026-11-20 12:04:09', '2026/11/20 12:04')
    .replace('2027-03-31 23:59:59', '2027/3/31 23:59')
    .replace('2025-04-01', '2025/4/1')
    .replace('1000', '"1,000"')
    .replace('😀', '??')
    .replace('é', '?');
  expect(await planned(shiftJis(csv), [one])).toMatchObject([{ fate: 'same', doubts: [] }]);
  const long = { ...one, externalId: '123456789012' };
  const rounded = csv.replace(',12,', ',1.23457E+11,');
  expect(await planned(shiftJis(rounded), [long])).toMatchObject([
    { fate: 'same', doubts: [{ kind: 'rounded-number' }] },
  ]);
});

test('an edit in our own file changes that contact', async () => {
  const [, one] = contacts;
  if (!one) throw new Error('there is a contact');
  const changed = {
    ...one,
    tags: ['新'],
    caution: one.caution && { ...one.caution, until: new Date('2027-01-31T14:59:59Z') },
    fields: { ...one.fields, room: '101' },
  };
  const csv = csvLines([contactHeadings(fields), contactRow(changed, fields)]);
  const [row] = await planned(utf8(csv), [one]);
  expect(row).toMatchObject({
    fate: 'changed',
    contactId: one.id,
    changes: {
      fields: { ...one.fields, room: '101' },
      tags: ['法人', '新'],
      caution: { text: '前払い\n必ず', until: new Date('2027-01-31T14:59:59Z') },
    },
  });
});
