import { folded } from '@cti/functions/model/text/fold';
import {
  clean,
  readContactRow,
  readVisitRow,
  type Cells,
  type Doubt,
} from '@cti/functions/model/contacts/import-row';
import type { ImportColumn } from '@cti/functions/model/contacts/import-columns';
import { readNumbers } from '@cti/functions/model/text/phone';
import { badMark } from './list/decode.ts';
import { type List, isTooWide } from './list/list.ts';
import type { ListRecord } from './list/records.ts';
import type { ListValues, Reading, ReadRow } from './messages.ts';
import { guessField } from './new-field.ts';

/** With more distinct words than this a column doesn't hold kinds. */
const mostWords = 20;

/** Reads the rows of one list in order: each person appears in it once. */
export function rowReader(list: List, { kind, mapping, kindWords, fields }: Reading) {
  const seen = new Set<string>();
  const ids = new Set<string>();
  const isEven =
    list.records.filter((record) => isNarrow(list, record)).length * 10 < list.records.length;

  return async (record: ListRecord): Promise<ReadRow> => {
    const { line, cells: row } = record;
    const rejected = (
      problem: (ReadRow & { kind: 'rejected' })['problem'],
      text = '',
    ): ReadRow => ({
      line,
      row,
      doubts: [],
      kind: 'rejected',
      problem,
      text,
    });
    if (record.isBroken) return rejected('quote');
    if (isTooWide(record, list.names.length)) {
      return rejected('too-wide', row.slice(list.names.length).filter(Boolean).join('、'));
    }
    const cells = cellsOf(row, mapping);
    const doubts: Doubt[] = [];
    if (isEven && isNarrow(list, record)) doubts.push({ kind: 'narrow', text: '' });
    for (const cell of Object.values(cells).flat()) {
      if (cell?.includes(badMark)) doubts.push({ kind: 'bad-byte', text: cell });
    }

    if (kind === 'visits') {
      const read = readVisitRow(cells);
      if (!read.ok) return rejected(read.problem, read.text);
      const { externalId, phones, visit } = read.value;
      const id = await idOf(JSON.stringify([externalId, phones[0] ?? null, visit]));
      const contactId = externalId === '' ? null : await idOf(`id ${externalId}`);
      doubts.push(...read.doubts);
      return { line, row, doubts, kind: 'visit', id, contactId, externalId, phones, visit };
    }
    const read = readContactRow(cells, kindWords, fields);
    if (!read.ok) return rejected(read.problem, read.text);
    const { externalId, contact } = read.value;
    const contactId = isDocumentId(read.value.contactId) ? read.value.contactId : null;
    const keys = personKeys(contact.phones, contact.name ?? '', contact.kana ?? '');
    const said = externalId === '' ? keys : [`id ${externalId}`];
    const own = contactId === null ? said : [`document ${contactId}`];
    if (own.some((key) => seen.has(key))) return rejected('twice');
    for (const key of [...own, ...said]) seen.add(key);
    const otherId = await idOf(keys[0] ?? '');
    let id = externalId === '' ? otherId : await idOf(`id ${externalId}`);
    // Our own file may hold two similar contacts; if neither is stored, they become two again.
    if (contactId !== null && ids.has(id)) id = await idOf(`document ${contactId}`);
    ids.add(id);
    doubts.push(...read.doubts);
    return { line, row, doubts, kind: 'contact', contactId, id, otherId, contact };
  };
}

/** What each column's values reveal about it. */
export function valuesOf({ names, records }: List): ListValues[] {
  return names.map((_, at) => {
    const words = new Set<string>();
    let isRunning = records.length > 1;
    records.forEach(({ cells }, index) => {
      const cell = cells[at]?.trim() ?? '';
      if (cell !== '' && words.size <= mostWords) words.add(cell);
      const first = Number(records[0]?.cells[at]);
      isRunning &&= /^\d+$/.test(cell) && first <= 1 && Number(cell) === first + index;
    });
    const some = records
      .slice(0, mostWords)
      .flatMap(({ cells }) => cells[at]?.trim() || [])
      .map((cell) => readNumbers(cell).numbers.length > 0);
    const isPhone = some.length > 0 && some.filter(Boolean).length * 2 > some.length;
    const asField = guessField(
      records.map(({ cells }) => clean(cells[at] ?? '')),
      isPhone,
    );
    return { isRunning, isPhone, words: words.size > mostWords ? null : [...words], asField };
  });
}

const isNarrow = ({ names }: List, { cells }: ListRecord): boolean => cells.length < names.length;

function cellsOf(row: readonly string[], mapping: readonly (ImportColumn | null)[]): Cells {
  const cells: Partial<Record<ImportColumn, string[]>> = {};
  mapping.forEach((column, at) => {
    if (column) (cells[column] ??= []).push(row[at] ?? '');
  });
  return cells;
}

const isDocumentId = (text: string): boolean => /^[\w-]{1,100}$/.test(text);

/** Keys that identify a person without a number of the shop's own across lists: phone number and name. */
const personKeys = (phones: readonly string[], name: string, kana: string): string[] =>
  phones.length === 0
    ? [`name ${folded(name)} ${folded(kana)}`]
    : phones.map((phone) => `tel ${phone} ${folded(name)}`);

/** Document ids that reveal nothing about the person. */
async function idOf(key: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
  return `imported-${hexOf(hash.slice(0, 12))}`;
}

export const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
