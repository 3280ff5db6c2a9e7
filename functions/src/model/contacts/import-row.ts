import { type ReadAmount, readAmount, readCount } from '../text/amount-text.ts';
import { contactTextLimits, transportFeeLimit } from './contact-limits.ts';
import { type ContactField, splitTags, tagTextLimit } from './contact-fields.ts';
import {
  type Contact,
  type ContactKind,
  type KindBy,
  kindBySchema,
  type Visit,
} from './contact.ts';
import { withoutGuard } from '../text/csv.ts';
import { readDate } from '../text/date-text.ts';
import { readFieldValue, readYesNo } from './field-value.ts';
import { kindWordKey, readKindWord } from './import-kind.ts';
import {
  type ContactColumn,
  type FieldColumn,
  type ImportColumn,
  type VisitColumn,
  fieldColumn,
} from './import-columns.ts';
import { contactListHeadings, kindByWords } from './contact-row.ts';
import { plainText, saysNone } from '../text/plain-text.ts';
import { noteOf, readNumbers } from '../text/phone.ts';

/** Why a row isn't imported. */
export type RowProblem =
  | 'quote'
  | 'too-wide'
  | 'no-name-or-number'
  | 'bad-number'
  | 'rounded-number'
  | 'service-number'
  | 'bad-date'
  | 'too-long'
  | 'twice'
  | 'no-contact-key'
  | 'id-contradicts'
  | 'unknown-contact';

/** What part of an imported row is left out or may be wrong. */
export type DoubtKind =
  | 'number'
  | 'rounded-number'
  | 'service-number'
  | 'fee'
  | 'count'
  | 'date'
  | 'date-rest'
  | 'amount'
  | 'field'
  | 'too-long'
  | 'too-many'
  | 'bad-byte'
  | 'narrow'
  | 'renames'
  | 'shares-number';

/** `text` = the text in question, or whom it concerns. */
export interface Doubt {
  kind: DoubtKind;
  text: string;
}

/** What a row says about a contact; missing fields stay as they are. */
export type RowContact = Partial<
  Omit<Contact, 'recentVisits' | 'caution' | 'ban' | 'noCalls' | 'phones'>
> & {
  phones: string[];
  externalId?: string;
  kindBy?: KindBy;
  caution?: string;
  /** The last moment at which the caution, or the ban, holds. */
  cautionUntil?: Date;
  /** 出入り禁止: why. */
  ban?: string;
  banUntil?: Date;
  /** 架電不要. A list that says no leaves the mark alone. */
  noCalls?: true;
  /** What is written next to the numbers (内線12, 母): always added to the notes. */
  phoneNotes?: string[];
};

export interface ReadContact {
  /** In our own file: the contact's document; empty = none. */
  contactId: string;
  externalId: string;
  contact: RowContact;
}
export interface ReadVisit {
  externalId: string;
  /** E.164; empty = none. */
  phones: string[];
  visit: Visit;
}

export type Row<T> =
  { ok: true; value: T; doubts: Doubt[] } | { ok: false; problem: RowProblem; text: string };

/** A row's cells by content: several if several columns have it. */
export type Cells<C extends ImportColumn = ImportColumn> = Readonly<Partial<Record<C, string[]>>>;
/** The meaning of words in a list's kind column, as chosen by somebody. */
export type KindWords = Readonly<Record<string, ContactKind | null>>;

/** The same as in `firestore.rules`. */
const highestAmount = 1_000_000_000;

/** Reads a contact; an unreadable optional cell is left out. */
export function readContactRow(
  cells: Cells<ContactColumn | FieldColumn>,
  kinds: KindWords = {},
  fields: readonly ContactField[] = [],
): Row<ReadContact> {
  const doubts: Doubt[] = [];
  const contactId = plain(cells.contactId);
  const externalId = plain(cells.externalId);
  const name = joined(cells, 'name', 'familyName', 'givenName');
  const kana = joined(cells, 'kana', 'familyKana', 'givenKana');
  const read = numbersOf(cells.phone);
  const { phones, notes: phoneNotes } = read;
  // Without a readable number or an id, the contact couldn't be recognised after a correction.
  if (read.problem && phones.length === 0 && externalId === '' && contactId === '') {
    return bad(...read.problem);
  }
  doubts.push(...read.doubts);
  if (!name && phones.length === 0 && contactId === '') return bad('no-name-or-number');
  if (name.length > contactTextLimits.name) return bad('too-long', name.slice(0, 20));

  const contact: RowContact = { phones };
  if (name) contact.name = name;
  if (externalId.length > contactTextLimits.externalId) {
    doubts.push({ kind: 'too-long', text: externalId.slice(0, 20) });
  } else if (isRounded(externalId)) {
    doubts.push({ kind: 'rounded-number', text: externalId });
  } else if (externalId) contact.externalId = externalId;
  if (phoneNotes.length > 0) contact.phoneNotes = phoneNotes;
  const texts = {
    kana,
    email: plain(cells.email),
    address: plain(cells.address, ' '),
    notes: plain(cells.notes, '\n'),
    caution: warningOf(cells.caution),
    ban: warningOf(cells.ban),
  };
  for (const field of ['kana', 'email', 'address', 'notes', 'caution', 'ban'] as const) {
    if (texts[field].length > contactTextLimits[field]) {
      doubts.push({ kind: 'too-long', text: texts[field].slice(0, 20) });
    } else if (texts[field]) contact[field] = texts[field];
  }
  const kind = kindOf(plain(cells.kind), kinds);
  if (kind) contact.kind = kind;
  const kindBy = kindBySchema.options.find((one) => kindByWords[one] === plain(cells.kindBy));
  if (kindBy) contact.kindBy = kindBy;
  const fee = within(readAmount(plain(cells.transportFee)), transportFeeLimit);
  if (fee === undefined) doubts.push({ kind: 'fee', text: plain(cells.transportFee) });
  else if (fee !== null) contact.transportFee = fee;
  const count = within(readCount(plain(cells.orderCount)), highestAmount);
  if (count === undefined || !Number.isInteger(count ?? 0)) {
    doubts.push({ kind: 'count', text: plain(cells.orderCount) });
  } else if (count !== null) contact.orderCount = count;
  const date = readDate(plain(cells.lastVisitAt));
  if (date.kind === 'unreadable') doubts.push({ kind: 'date', text: plain(cells.lastVisitAt) });
  if (date.kind === 'date') {
    contact.lastVisitAt = date.at;
    if (date.unread) doubts.push({ kind: 'date-rest', text: date.unread });
  }
  for (const field of ['cautionUntil', 'banUntil'] as const) {
    const until = readUntil(plain(cells[field]));
    if (until === undefined) doubts.push({ kind: 'date', text: plain(cells[field]) });
    else if (until) contact[field] = until;
  }
  const noCalls = plain(cells.noCalls);
  const isRefused = noCalls === contactListHeadings.noCalls ? 'yes' : readYesNo(noCalls);
  if (isRefused === 'yes') contact.noCalls = true;
  else if (noCalls !== '' && isRefused === null) {
    doubts.push({
      kind: 'field',
      text: `${contactListHeadings.noCalls}：${noCalls.slice(0, 20)}`,
    });
  }
  // On separate lines, as in our own file, or separated by commas.
  const tags = splitTags((cells.tags ?? []).flatMap((cell) => clean(cell).split('\n')));
  const isLong = (tag: string) => Array.from(tag).length > tagTextLimit;
  for (const tag of tags.filter(isLong)) doubts.push({ kind: 'too-long', text: tag.slice(0, 20) });
  if (tags.length > 0) contact.tags = tags.filter((tag) => !isLong(tag));
  const own: Record<string, string> = {};
  for (const field of fields) {
    const text = plain(cells[fieldColumn(field)]);
    const value = readFieldValue(field, text);
    const told = `${field.label}：${text.slice(0, 20)}`;
    if (value === null)
      doubts.push({ kind: field.type === 'text' ? 'too-long' : 'field', text: told });
    else if (value !== '') own[field.id] = value;
  }
  if (Object.keys(own).length > 0) contact.fields = own;
  return { ok: true, value: { contactId, externalId, contact }, doubts };
}

/** A column of warnings may say yes or no: 「なし」, 「×」 and 「0」 are no warning. */
function warningOf(cells: readonly string[] = []): string {
  const isNo = (text: string) =>
    (readYesNo(text) === 'no' && text !== '不可') || saysNone(plainText(text));
  return plain(
    cells.filter((cell) => !isNo(clean(cell))),
    '\n',
  );
}

/** `1.23457E+11`: a spreadsheet has lost digits of a long number. */
const isRounded = (text: string): boolean => /^\d(?:\.\d+)?E\+\d+$/i.test(text);

/** The end of a day; null = the cell is empty, undefined = it isn't a day. */
function readUntil(text: string): Date | null | undefined {
  const read = readDate(text);
  if (read.kind === 'none') return null;
  if (read.kind === 'unreadable' || read.unread) return undefined;
  return text.includes(':') ? read.at : new Date(read.at.getTime() + 86_399_000);
}

/** Reads a visit, which needs a day and a contact it belongs to. */
export function readVisitRow(cells: Cells<VisitColumn>): Row<ReadVisit> {
  const doubts: Doubt[] = [];
  const externalId = plain(cells.externalId);
  const { phones, problem, doubts: ofNumbers } = numbersOf(cells.phone);
  if (problem && phones.length === 0 && externalId === '') return bad(...problem);
  doubts.push(...ofNumbers);
  if (externalId === '' && phones.length === 0) return bad('no-contact-key');
  const date = readDate(plain(cells.date), plain(cells.time));
  if (date.kind !== 'date') return bad('bad-date', plain(cells.date));
  if (date.unread) doubts.push({ kind: 'date-rest', text: date.unread });
  const amount = within(readAmount(plain(cells.amount)), highestAmount);
  if (amount === undefined) doubts.push({ kind: 'amount', text: plain(cells.amount) });
  const storeCode = plain(cells.storeCode);
  const summary = plain(cells.summary, ' ');
  if (storeCode.length > 50 || summary.length > 1000) return bad('too-long', summary.slice(0, 20));
  const visit = { date: date.at, storeCode, summary, amount: amount ?? null };
  return { ok: true, value: { externalId, phones, visit }, doubts };
}

const bad = (problem: RowProblem, text = '') => ({ ok: false, problem, text }) as const;

/** All numbers in the cells, and the remaining text. */
function numbersOf(cells: readonly string[] = []) {
  const phones: string[] = [];
  const notes: string[] = [];
  const doubts: Doubt[] = [];
  let problem: [RowProblem, string] | null = null;
  for (const cell of cells) {
    const { numbers, unread, why } = readNumbers(clean(cell));
    for (const number of numbers) {
      if (!phones.includes(number.e164)) phones.push(number.e164);
      const note = noteOf(number);
      if (note && !notes.includes(note)) notes.push(note);
    }
    if (why === null) continue;
    const kind = why === 'unreadable' ? 'number' : (`${why}-number` as const);
    doubts.push({ kind, text: unread });
    problem ??= [kind === 'number' ? 'bad-number' : kind, unread];
  }
  return { phones, notes, doubts, problem };
}

// oxlint-disable-next-line no-control-regex -- may occur in a list, but must not in a document
const control = /[\u0000-\u0008\u000b-\u001f\u200b\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/g;
/** A text as read from a row. */
export const clean = (text: string): string =>
  withoutGuard(text.replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' ').replaceAll(control, '').trim())
    .trim()
    .toWellFormed();
/** The cells' texts, joined for several columns. */
const plain = (cells: readonly string[] | undefined, between = ' '): string =>
  [...new Set((cells ?? []).map(clean))].filter(Boolean).join(between);

function joined(
  cells: Cells<ContactColumn>,
  whole: ContactColumn,
  first: ContactColumn,
  second: ContactColumn,
) {
  return (
    plain(cells[whole]) || [plain(cells[first]), plain(cells[second])].filter(Boolean).join(' ')
  );
}

/** Null = the cell is empty; undefined = it isn't a non-negative amount. */
function within(read: ReadAmount, most: number): number | null | undefined {
  if (read.kind === 'none') return null;
  return read.kind === 'amount' && read.value >= 0 && read.value <= most ? read.value : undefined;
}

function kindOf(text: string, kinds: KindWords): ContactKind | null {
  const said = kinds[kindWordKey(text)];
  return said === undefined ? readKindWord(text).kind : said;
}
