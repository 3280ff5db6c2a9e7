import { contactRecordSchema } from '@cti/functions/model/contacts/contact';
import { type ImportKind, guessColumns } from '@cti/functions/model/contacts/import-columns';
import { csvLines } from '@cti/functions/model/text/csv';
import { expect, it, test } from 'vitest';
import { encodeCp932 } from '../history/export/cp932.ts';
import { type List, type ListOptions, readList } from './list/list.ts';
import { type PlannedRow, type StoredContact, planContact } from './plan.ts';
import { rowReader, valuesOf } from './read-rows.ts';

/** Real-life lists from shops, from their bytes to each row's outcome. */

const utf8 = (text: string) => new TextEncoder().encode(text.replaceAll('\n', '\r\n'));
const stored = (id: string, fields: object): StoredContact => ({
  ...contactRecordSchema.parse(fields),
  id,
});

async function rowsOf(list: List, kind: ImportKind = 'contacts') {
  const mapping = guessColumns(kind, list.names, valuesOf(list));
  const read = rowReader(list, { kind, mapping, kindWords: {}, fields: [] });
  const rows = [];
  for (const record of list.records) rows.push(await read(record));
  return rows;
}

async function plan(
  bytes: Uint8Array,
  contacts: readonly StoredContact[] = [],
  options: ListOptions = {},
): Promise<PlannedRow[]> {
  const rows = await rowsOf(readList(bytes, options));
  return rows.map((row): PlannedRow => {
    const base = { line: row.line, row: row.row, label: '', doubts: row.doubts };
    if (row.kind === 'rejected') {
      return { ...base, fate: 'rejected', problem: row.problem, text: row.text };
    }
    if (row.kind === 'visit') throw new Error('a list of contacts');
    const { id, contact } = row;
    const sharing = contacts.filter(({ phones }) =>
      phones.some((phone) => contact.phones.includes(phone)),
    );
    return planContact(row, contacts.find((one) => one.id === id) ?? null, sharing);
  });
}

/** A list's new contacts, as stored by the time of the next import. */
async function imported(bytes: Uint8Array): Promise<StoredContact[]> {
  const rows = await plan(bytes);
  return rows.flatMap((row) =>
    row.fate === 'new' ? [stored(row.contactId, { ...row.contact, caution: null })] : [],
  );
}

/** Line, fate, and what is reported about it. */
const told = (rows: readonly PlannedRow[]) =>
  rows.map((row) => {
    switch (row.fate) {
      case 'new':
        return [row.line, 'new', row.contact.name, ...row.contact.phones];
      case 'changed':
        return [row.line, 'changed', row.stored.name, row.changes];
      case 'rejected':
        return [row.line, 'rejected', row.problem];
      case 'asked':
        return [row.line, 'asked', row.question, row.about];
      case 'same':
      case 'visit':
        return [row.line, row.fate];
    }
  });

test('two columns with the same heading: both numbers belong to the contact', async () => {
  const list =
    '氏名,電話番号,電話番号\n試験 一郎,090-5555-0101,\n試験 二郎,,03-5555-0102\n試験 三郎,090-5555-0103,03-5555-0103\n';
  expect(told(await plan(utf8(list)))).toEqual([
    [2, 'new', '試験 一郎', '+819055550101'],
    [3, 'new', '試験 二郎', '+81355550102'],
    [4, 'new', '試験 三郎', '+819055550103', '+81355550103'],
  ]);
});

test('an unclosed quotation mark: its row is reported, everybody after it is there', async () => {
  const list =
    '氏名,電話番号,備考\n試験 一郎,090-5555-0101,"裏口から\n試験 二郎,090-5555-0102,犬\n試験 三郎,090-5555-0103,猫\n';
  expect(told(await plan(utf8(list)))).toEqual([
    [2, 'rejected', 'quote'],
    [3, 'new', '試験 二郎', '+819055550102'],
    [4, 'new', '試験 三郎', '+819055550103'],
  ]);
});

test('one line break of another kind: nobody gets lost in another row', async () => {
  const list =
    '氏名,電話番号,備考\r\n試験 一郎,090-5555-0101,犬\n試験 二郎,090-5555-0102,猫\r\n試験 三郎,090-5555-0103,鳥\r\n';
  expect((await plan(new TextEncoder().encode(list))).map(({ fate }) => fate)).toEqual([
    'new',
    'new',
    'new',
  ]);
});

test('more cells than headings: the row is reported, its address is not cut', async () => {
  const list =
    '氏名,電話番号,住所,備考\n試験 一郎,090-5555-0101,架空市一丁目1-1,架空ビル3階,犬に注意\n試験 二郎,090-5555-0102,架空市二丁目2-2,猫\n';
  const rows = await plan(utf8(list));
  expect(told(rows)).toEqual([
    [2, 'rejected', 'too-wide'],
    [3, 'new', '試験 二郎', '+819055550102'],
  ]);
  expect(rows[0]).toMatchObject({
    text: '犬に注意',
    row: ['試験 一郎', ...Array(4).fill(expect.any(String))],
  });
});

test('fewer cells than the other rows: imported, and reported', async () => {
  const full = Array.from({ length: 19 }, (_, n) => `試験 ${n},090-5555-01${n + 10},架空市,犬\n`);
  const list = `氏名,電話番号,住所,備考\n${full.join('')}試験 短,090-5555-0199\n`;
  expect((await plan(utf8(list))).at(-1)).toMatchObject({
    fate: 'new',
    doubts: [{ kind: 'narrow' }],
  });
});

test('numbers that only count the rows: next month’s list renames nobody', async () => {
  const first =
    'No,氏名,電話番号,備考\n1,試験 一郎,090-5555-0101,犬\n2,試験 二郎,090-5555-0102,猫\n';
  const second =
    'No,氏名,電話番号,備考\n1,試験 青子,090-5555-0199,新しい人\n2,試験 一郎,090-5555-0101,犬\n3,試験 二郎,090-5555-0102,猫\n';
  expect(told(await plan(utf8(second), await imported(utf8(first))))).toEqual([
    [2, 'new', '試験 青子', '+819055550199'],
    [3, 'same'],
    [4, 'same'],
  ]);
});

test('a customer number now used for somebody else: a question is asked', async () => {
  const first = '会員番号,氏名,電話番号\n7,試験 一郎,090-5555-0101\n9,試験 二郎,090-5555-0102\n';
  const contacts = await imported(utf8(first));
  const second = '会員番号,氏名,電話番号\n7,試験 青子,090-5555-0199\n9,試験 一郎,090-5555-0101\n';
  const rows = await plan(utf8(second), contacts);
  expect(told(rows)).toEqual([
    [2, 'asked', 'id-differs', '試験 一郎'],
    [3, 'asked', 'id-or-number', '試験 一郎'],
  ]);
  expect(rows[0]).toMatchObject({
    same: { fate: 'changed', changes: { name: '試験 青子' } },
    other: { fate: 'new' },
  });
});

test('a customer number whose name or phone number matches: the person is known, a new name is reported', async () => {
  const contacts = await imported(utf8('会員番号,氏名,電話番号\n7,試験 花子,090-5555-0101\n'));
  const married = await plan(utf8('会員番号,氏名,電話番号\n7,架空 花子,090-5555-0101\n'), contacts);
  expect(married[0]).toMatchObject({
    fate: 'changed',
    changes: { name: '架空 花子' },
    doubts: [{ kind: 'renames', text: '試験 花子' }],
  });
  const moved = await plan(utf8('会員番号,氏名,電話番号\n7,試験 花子,080-5555-0199\n'), contacts);
  expect(moved[0]).toMatchObject({ fate: 'changed', doubts: [] });
});

test('UTF-8 with a broken byte: read as UTF-8, the place is reported', async () => {
  for (const headings of ['氏名,電話番号,備考', 'name,phone,notes']) {
    const text = `${headings}\n試験 一郎,090-5555-0101,良い人X@\n試験 二郎,090-5555-0102,猫\n`;
    const bytes = utf8(text).map((byte) => (byte === 0x58 ? 0x87 : byte));
    const rows = await plan(bytes);
    expect(told(rows)).toEqual([
      [2, 'new', '試験 一郎', '+819055550101'],
      [3, 'new', '試験 二郎', '+819055550102'],
    ]);
    expect(rows.map(({ doubts }) => doubts.map(({ kind }) => kind))).toEqual([['bad-byte'], []]);
  }
});

test('a yen sign from Japanese Windows', async () => {
  const list = '氏名,電話番号,交通費\r\n試験 一郎,090-5555-0101,"\\1,000"\r\n';
  const [row] = await plan(encodeCp932(list).bytes);
  expect(row).toMatchObject({ fate: 'new', contact: { transportFee: 1000 }, doubts: [] });
});

test('numbers a spreadsheet stores as text', async () => {
  const list = '氏名,電話番号\n試験 一郎,="09055550101"\n試験 二郎,\'09055550102\n';
  expect(told(await plan(utf8(list)))).toEqual([
    [2, 'new', '試験 一郎', '+819055550101'],
    [3, 'new', '試験 二郎', '+819055550102'],
  ]);
});

test('a title and blank lines above the headings, and line numbers as in the spreadsheet', async () => {
  const list =
    '顧客一覧（2026年11月29日現在）,,\n,,\n氏名,電話番号,備考\n試験 一郎,090-5555-0101,犬\n,,\n試験 二郎,090-5555-010,"猫と\n犬"\n試験 三郎,なし,\n';
  expect(told(await plan(utf8(list)))).toEqual([
    [4, 'new', '試験 一郎', '+819055550101'],
    [6, 'rejected', 'bad-number'],
    [7, 'new', '試験 三郎'],
  ]);
});

test('the rejected rows can be imported again, with the reason next to them', async () => {
  const list = csvLines([
    ['氏名', '電話番号', '最終来店日', '取り込めない理由'],
    ['試験 一郎', '+81 90-5555-0101', '2026/11/01', '日付が読めません'],
    ['=試験 二郎', '090-5555-0102', '', ''],
  ]);
  expect(told(await plan(utf8(`\ufeff${list}`.replaceAll('\r\n', '\n'))))).toEqual([
    [2, 'new', '試験 一郎', '+819055550101'],
    [3, 'new', '=試験 二郎', '+819055550102'],
  ]);
});

test('home first, mobile second: every number is compared, and no duplicate is created', async () => {
  const known = stored('known', { name: '試験 一郎', phones: ['+819055550101'] });
  const list = '氏名,電話番号1,電話番号2\n試験 一郎,03-5555-0101,090-5555-0101\n';
  expect(told(await plan(utf8(list), [known]))).toEqual([
    [2, 'changed', '試験 一郎', { phones: ['+819055550101', '+81355550101'] }],
  ]);
});

test('somebody with the same number: the name decides, and similar names are asked about', async () => {
  const known = stored('known', { name: '試験', kana: 'しけん', phones: ['+819055550101'] });
  const of = (name: string) =>
    plan(utf8(`氏名,電話番号\n${name},090-5555-0101\n`), [known]).then(told);
  expect(await of('試験様')).toEqual([[2, 'changed', '試験', { name: '試験様' }]]);
  expect(await of('試験 一郎')).toEqual([[2, 'asked', 'like-name', '試験']]);
  expect(await of('架空 花子')).toEqual([[2, 'new', '架空 花子', '+819055550101']]);
  const taro = { ...known, name: '試験 一郎' };
  const [short] = await plan(utf8('氏名,電話番号,備考\n試験,090-5555-0101,犬\n'), [taro]);
  expect(short).toMatchObject({ fate: 'asked', same: { changes: { notes: '犬' } } });
  expect(short).not.toHaveProperty('same.changes.name');
  const [shared] = await plan(utf8('氏名,電話番号\n架空 花子,090-5555-0101\n'), [known]);
  expect(shared?.doubts).toEqual([{ kind: 'shares-number', text: '試験' }]);
});

test('a number shared by several and no name: a question is asked', async () => {
  const both = ['花子', '一郎'].map((name) => stored(name, { name, phones: ['+81355550101'] }));
  expect(told(await plan(utf8('氏名,電話番号\n,03-5555-0101\n'), both))).toEqual([
    [2, 'asked', 'whose-number', '花子'],
  ]);
});

test('the same person twice in a list, with the numbers in another order', async () => {
  const list =
    '氏名,電話番号,電話番号\n試験 一郎,090-5555-0101,03-5555-0101\n試験一郎,03-5555-0101,\n';
  expect(told(await plan(utf8(list)))).toEqual([
    [2, 'new', '試験 一郎', '+819055550101', '+81355550101'],
    [3, 'rejected', 'twice'],
  ]);
});

it('imports nothing from a list it has already imported', async () => {
  const list =
    '会員番号,氏名,TEL,備考\nA1,試験 一郎,03-5555-0101 内線12,犬\nA2,試験 二郎,090-5555-0102(母),\n';
  const contacts = (await plan(utf8(list))).flatMap((row) =>
    row.fate === 'new'
      ? [
          stored(row.contactId, {
            ...row.contact,
            notes: [row.contact.notes, ...(row.contact.phoneNotes ?? [])]
              .filter(Boolean)
              .join('\n'),
            caution: null,
          }),
        ]
      : [],
  );
  expect((await plan(utf8(list), contacts)).map(({ fate }) => fate)).toEqual(['same', 'same']);
});
