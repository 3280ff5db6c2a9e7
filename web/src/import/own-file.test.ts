import { type ContactRecord, contactRecordSchema } from '@cti/functions/model/contact';
import type { ContactField } from '@cti/functions/model/contact-fields';
import { contactHeadings, contactRow } from '@cti/functions/model/contact-row';
import { csvLines } from '@cti/functions/model/csv';
import { guessColumns } from '@cti/functions/model/import-columns';
import { expect, test } from 'vitest';
import { readList } from './list/list.ts';
import { planContact, type PlannedRow, type StoredContact } from './plan.ts';
import { rowReader, valuesOf } from './read-rows.ts';

const fields: ContactField[] = [
  { id: 'room', label: '部屋番号', type: 'text', choices: [], onCard: true },
  { id: 'tel', label: '電話番号', type: 'text', choices: [], onCard: false },
  { id: 'points', label: 'ポイント', type: 'number', choices: [], onCard: false },
  { id: 'joined', label: '入会日', type: 'date', choices: [], onCard: false },
  { id: 'rank', label: 'ランク', type: 'choice', choices: ['ゴールド', 'シルバー'], onCard: true },
  { id: 'mail', label: 'メール配信', type: 'yesNo', choices: [], onCard: false },
];

/** One of the texts, or the whole text, by the contact's number: every field takes every one of its turns. */
const turn = <T>(at: number, ...all: [T, ...T[]]): T => all[at % all.length] ?? all[0];

/** A contact with every field, in writings that a list could take for something else. */
function contact(at: number): StoredContact {
  const record: ContactRecord = contactRecordSchema.parse({
    name: turn(at, `試験 太郎${at}`, `=試験${at}`, `'試験${at}`, `試験,"${at}"`),
    kana: turn(at, 'しけん たろう', '', 'シケン'),
    kind: turn(at, 'new', 'regular', 'vip'),
    kindBy: turn(at, 'hand', 'rule'),
    email: turn(at, `test${at}@example.com`, ''),
    address: turn(at, '千葉県船橋市1-2-3', '', '-2階'),
    transportFee: turn(at, null, 0, 1500),
    orderCount: at % 40,
    lastVisitAt: turn(at, new Date(Date.UTC(2026, 10, 1, 3, at % 60, 9, 120)), null),
    notes: turn(at, '北口\n2階', '', '+1人', 'なし', '先頭\tタブ'),
    caution: turn(at, null, { text: '前払い\n必ず', authorName: '鈴木', until: new Date(0) }),
    ban: turn(at, null, { text: '当日取消3回', authorName: '', until: null }, null),
    tags: turn<string[]>(at, [], ['法人'], ['A、B', '常連'], ['A、B'], ['#1;2']),
    phones: turn<string[]>(
      at,
      [`+8190555${10_000 + at}`],
      [`+813555${10_000 + at}`, '+819055550001'],
    ),
    externalId: turn(at, `K${at}`, '', `00${at}`, '同じ'),
    fields: {
      room: turn(at, '０１２', '-5', '=1+1', ''),
      tel: turn(at, '090-5555-0199', ''),
      points: turn(at, '0', '-12.5', '1000'),
      joined: turn(at, '2025-04-01', ''),
      rank: turn(at, 'ゴールド', 'シルバー', ''),
      mail: turn(at, 'yes', 'no', ''),
    },
  });
  return { ...record, id: `Contact_${at}-x` };
}

/** What becomes of our own file when it comes back: the rows that say something else than what is stored. */
async function returned(stored: readonly StoredContact[], encode: (text: string) => Uint8Array) {
  const rows = stored.map((one) => contactRow(one, fields));
  const list = readList(encode(csvLines([contactHeadings(fields), ...rows])));
  const mapping = guessColumns('contacts', list.names, valuesOf(list), null, fields);
  const read = rowReader(list, { kind: 'contacts', mapping, kindWords: {}, fields });
  const byId = new Map(stored.map((one) => [one.id, one]));
  const planned: (PlannedRow | { fate: 'unread'; problem: string })[] = [];
  for (const record of list.records) {
    const row = await read(record);
    if (row.kind === 'contact') {
      planned.push(planContact(row, byId.get(row.contactId ?? '') ?? null, []));
    } else planned.push({ fate: 'unread', problem: row.kind === 'rejected' ? row.problem : '' });
  }
  return planned;
}

const contacts = Array.from({ length: 300 }, (_, at) => contact(at));

test.each([
  ['UTF-8', (text: string) => new TextEncoder().encode(`\ufeff${text}`)],
  ['Shift_JIS', shiftJis],
])('our own file comes back in %s without a difference', async (_, encode) => {
  const planned = await returned(contacts, encode);
  expect(planned.length).toBe(contacts.length);
  expect(planned.filter(({ fate }) => fate !== 'same')).toEqual([]);
});

test('what was changed in our own file is a change of that contact', async () => {
  const [one] = contacts;
  if (!one) throw new Error('there is a contact');
  const rows = [
    contactRow({ ...one, fields: { ...one.fields, room: '101' }, tags: ['新'] }, fields),
  ];
  const list = readList(new TextEncoder().encode(csvLines([contactHeadings(fields), ...rows])));
  const mapping = guessColumns('contacts', list.names, valuesOf(list), null, fields);
  const read = rowReader(list, { kind: 'contacts', mapping, kindWords: {}, fields });
  const [record] = list.records;
  const row = record && (await read(record));
  expect(row?.kind === 'contact' && planContact(row, one, [])).toMatchObject({
    fate: 'changed',
    contactId: one.id,
    changes: { fields: { ...one.fields, room: '101' }, tags: ['新'] },
  });
});

/** The bytes of a text in Shift_JIS, which nothing here writes: looked up in what the decoder reads. */
function shiftJis(text: string): Uint8Array {
  const decoder = new TextDecoder('shift_jis');
  const bytesOf = new Map<string, number[]>();
  for (let lead = 0; lead < 256; lead += 1) {
    const isPair = (lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc);
    for (let trail = isPair ? 0x40 : 0; trail < (isPair ? 0xfd : 1); trail += 1) {
      const bytes = isPair ? [lead, trail] : [lead];
      const letter = decoder.decode(new Uint8Array(bytes));
      if (letter.length === 1 && !bytesOf.has(letter)) bytesOf.set(letter, bytes);
    }
  }
  return new Uint8Array(
    Array.from(text).flatMap((letter) => {
      const bytes = bytesOf.get(letter);
      if (!bytes) throw new Error(`${letter} is not in Shift_JIS`);
      return bytes;
    }),
  );
}
