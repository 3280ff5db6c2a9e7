import { splitTags, tagLimit } from '@cti/functions/model/contacts/contact-fields';
import type { Caution, ContactRecord, Visit } from '@cti/functions/model/contacts/contact';
import { escapeFormula } from '@cti/functions/model/text/csv';
import { folded } from '@cti/functions/model/text/fold';
import {
  type Doubt,
  type RowContact,
  type RowProblem,
  clean,
} from '@cti/functions/model/contacts/import-row';
import type { Row } from '../firebase/spec.ts';
import { throughCp932 } from '../history/export/cp932.ts';
import type { ReadRow } from './messages.ts';

export type StoredContact = Row<ContactRecord>;
/** A warning has no author yet: whoever imports signs it. */
export type Changes = Partial<ContactRecord>;

/**
 * The contradiction: the shop's own number belongs to one person, name and phone number to another (`id-differs`: to
 * nobody yet; `id-or-number`: to somebody); a phone number belongs to somebody with a similar name (`like-name`), or to
 * several while the row has no name (`whose-number`).
 */
export type Question = 'id-differs' | 'id-or-number' | 'like-name' | 'whose-number';

/** `same` = the stored person in question, `other` = somebody else, `skip` = neither. */
export const answers = ['same', 'other', 'skip'] as const;
export type Answer = (typeof answers)[number];
/** By line; unanswered rows are skipped. */
export type Answers = Readonly<Record<string, Answer>>;

interface PlanBase {
  line: number;
  row: string[];
  label: string;
  doubts: Doubt[];
}
type Settled =
  | { fate: 'same' }
  | { fate: 'new'; contactId: string; contact: RowContact }
  | { fate: 'changed'; contactId: string; stored: StoredContact; changes: Changes };

export type PlannedRow = PlanBase &
  (
    | Settled
    | { fate: 'rejected'; problem: RowProblem; text: string }
    | { fate: 'visit'; contactId: string; visitId: string; visit: Visit }
    /** `about` = the stored person; `other` null = somebody else makes no sense. */
    | { fate: 'asked'; question: Question; about: string; same: Settled; other: Settled | null }
  );

const mostPhones = 20;

/** Compares a row with whoever may be the same person: by the row's id, or by one of its numbers. */
export function planContact(
  row: ReadRow & { kind: 'contact' },
  byId: StoredContact | null,
  byPhone: readonly StoredContact[],
): PlannedRow {
  const { line, contact, doubts } = row;
  const base = { line, row: row.row, label: contact.name ?? contact.phones[0] ?? '', doubts };
  const as = (stored: StoredContact, id = row.id): PlannedRow => ({
    ...base,
    ...settled(contact, stored, id),
    doubts: [...doubts, ...renaming(contact, stored), ...tooMany(contact, stored)],
  });
  const ask = (question: Question, stored: StoredContact, other: Settled | null): PlannedRow => ({
    ...base,
    fate: 'asked',
    question,
    about: stored.name || stored.phones[0] || '',
    same: settled(withLongerName(contact, stored), stored, row.id),
    other,
  });
  const fresh = (contactId: string): Settled => ({
    fate: 'new',
    contactId,
    contact: {
      ...contact,
      phones: contact.phones.slice(0, mostPhones),
      ...(contact.tags && { tags: contact.tags.slice(0, tagLimit) }),
    },
  });

  // Our own file may name somebody by their document alone; if that isn't stored, the row means nobody.
  if (!byId && !contact.name && contact.phones.length === 0) {
    return { ...base, fate: 'rejected', problem: 'no-name-or-number', text: '' };
  }
  const named = samePerson(contact, byPhone);
  const isOwnWords = row.id === row.otherId && byId?.id === row.id;
  if (byId && (isOwnWords || agrees(contact, byId))) return as(byId);
  if (byId) {
    // Somebody has already said that this is another person.
    if (named?.id === row.otherId) return as(named);
    return named ? ask('id-or-number', named, null) : ask('id-differs', byId, fresh(row.otherId));
  }
  if (named) return as(named);
  if (!contact.name) {
    const [first] = byPhone;
    if (first) return ask('whose-number', first, null);
  }
  const like = byPhone.find((other) => isLike(contact, other));
  if (like) return ask('like-name', like, fresh(row.id));
  const sharing = byPhone.map(({ name }) => name).join('、');
  const shared: Doubt[] = sharing ? [{ kind: 'shares-number', text: sharing }] : [];
  return { ...base, ...fresh(row.id), doubts: [...doubts, ...shared, ...tooMany(contact, null)] };
}

/** What a contact has no room for. */
function tooMany(contact: RowContact, stored: StoredContact | null): Doubt[] {
  const phones = [...new Set([...(stored?.phones ?? []), ...contact.phones])].slice(mostPhones);
  const tags = [...(stored?.tags ?? []), ...newTags(contact, stored)].slice(tagLimit);
  return [...phones, ...tags].map((text) => ({ kind: 'too-many', text }));
}

/** The rows with their answers applied: unanswered questions change nothing. */
export const decided = (planned: readonly PlannedRow[], answered: Answers): PlannedRow[] =>
  planned.map((row) => {
    if (row.fate !== 'asked') return row;
    const answer = answered[row.line] ?? 'skip';
    const chosen = answer === 'same' ? row.same : answer === 'other' ? row.other : null;
    const { line, row: cells, label, doubts } = row;
    return chosen ? { line, row: cells, label, doubts, ...chosen } : row;
  });

/** A name for comparison: without forms of address. */
const nameOf = ({ name = '' }: { name?: string }): string =>
  folded(name.replace(/\s*(?:様|さま|さん|殿)\s*$/u, ''));

const isNamesake = (name: string, stored: StoredContact): boolean =>
  isSameText(name, stored.name) || nameOf({ name }) === nameOf(stored);

/** Whether a row may be the person with its id: by name or by number. */
export function agrees(contact: RowContact, stored: StoredContact): boolean {
  return (
    nameOf(contact) === '' ||
    nameOf(stored) === '' ||
    isNamesake(contact.name ?? '', stored) ||
    contact.phones.some((phone) => stored.phones.includes(phone))
  );
}

/** Several may share a number: the name decides. A contact without a name yet counts as the same. */
function samePerson(contact: RowContact, others: readonly StoredContact[]): StoredContact | null {
  const name = nameOf(contact);
  if (name === '') return others.length === 1 ? (others[0] ?? null) : null;
  const inCommon = ({ phones }: StoredContact) =>
    phones.filter((phone) => contact.phones.includes(phone)).length;
  const namesakes = others
    .filter((other) => nameOf(other) === name)
    .toSorted((a, b) => inCommon(b) - inCommon(a));
  return namesakes[0] ?? others.find((other) => nameOf(other) === '') ?? null;
}

/** `山田` and `山田 太郎`, or the same reading: possibly one person. */
function isLike(contact: RowContact, stored: StoredContact): boolean {
  const [a, b] = [nameOf(contact), nameOf(stored)];
  const kana = folded(contact.kana ?? '');
  return a.startsWith(b) || b.startsWith(a) || (kana !== '' && kana === folded(stored.kana));
}

/** 「佐藤」 in a list doesn't remove a given name. */
function withLongerName(contact: RowContact, stored: StoredContact): RowContact {
  return stored.name && nameOf(stored).startsWith(nameOf(contact))
    ? { ...contact, name: stored.name }
    : contact;
}

function renaming(contact: RowContact, stored: StoredContact): Doubt[] {
  return contact.name && stored.name && !isNamesake(contact.name, stored)
    ? [{ kind: 'renames', text: stored.name }]
    : [];
}

function settled(contact: RowContact, stored: StoredContact, id: string): Settled {
  const changes = changesOf(contact, stored);
  return Object.keys(changes).length === 0
    ? { fate: 'same' }
    : { fate: 'changed', contactId: stored.id || id, stored, changes };
}

function changesOf(contact: RowContact, stored: StoredContact): Changes {
  const {
    phones,
    caution,
    cautionUntil,
    ban,
    banUntil,
    noCalls,
    tags: _tags,
    fields: own = {},
    phoneNotes: _beside,
    ...fields
  } = contact;
  const changes: Changes = {};
  for (const [field, value] of Object.entries({
    ...fields,
    notes: notesOf(contact, stored.notes),
  })) {
    const before: unknown = stored[field as keyof typeof fields];
    const isSame =
      value instanceof Date && before instanceof Date
        ? value.getTime() === before.getTime()
        : value === before ||
          (typeof value === 'string' && typeof before === 'string' && isSameText(value, before));
    if (!isSame) Object.assign(changes, { [field]: value });
  }
  // A visit later than the list knows of stays.
  if (changes.lastVisitAt && stored.lastVisitAt && stored.lastVisitAt > changes.lastVisitAt) {
    delete changes.lastVisitAt;
  }
  const all = [...new Set([...stored.phones, ...phones])].slice(0, mostPhones);
  if (all.length > stored.phones.length) changes.phones = all;
  const cautioned = warned(caution, cautionUntil, stored.caution);
  if (cautioned) changes.caution = cautioned;
  const banned = warned(ban, banUntil, stored.ban);
  if (banned) changes.ban = banned;
  if (noCalls && stored.noCalls === null) changes.noCalls = { authorName: '', at: null };
  const tags = [...stored.tags, ...newTags(contact, stored)].slice(0, tagLimit);
  if (tags.length > stored.tags.length) changes.tags = tags;
  const other = Object.entries(own).filter(
    ([id, value]) => !isSameText(value, (stored.fields[id] ?? '').replaceAll(/\s+/g, ' ')),
  );
  if (other.length > 0) changes.fields = { ...stored.fields, ...Object.fromEntries(other) };
  return changes;
}

/** Whether a row holds the stored value as a file of ours returns it: escaped, in either encoding. */
const isSameText = (value: string, before: string): boolean => writings(before).includes(value);

/** A text, and its variants after a round trip through a file of ours, possibly saved again by Excel. */
const writings = (text: string): string[] => [
  text,
  clean(escapeFormula(text)),
  clean(throughCp932(escapeFormula(text))),
  clean(throughCp932(escapeFormula(text), '?')),
  ...(/^0\d+$/.test(text) ? [text.replace(/^0+(?=\d)/, '')] : []),
];

/** The warning that results from a row and the stored one; null = none, or the same. */
function warned(
  text: string | undefined,
  until: Date | undefined,
  stored: Caution | null,
): Caution | null {
  const isSame = text === undefined || (stored !== null && isSameText(text, stored.text));
  const next = isSame ? (stored?.text ?? '') : text;
  if (next === '') return null;
  const isStill = until === undefined || minuteOf(until) === minuteOf(stored?.until);
  if (isSame && isStill) return null;
  return { text: next, authorName: '', until: until ?? (isSame ? (stored?.until ?? null) : null) };
}

/** Spreadsheets drop the seconds. */
const minuteOf = (at: Date | null | undefined): number | null =>
  at ? Math.floor(at.getTime() / 60_000) : null;

/** A row's tags that aren't stored yet. */
function newTags({ tags = [] }: RowContact, stored: StoredContact | null): string[] {
  const before = stored?.tags ?? [];
  const cells = writings(before.join('\n')).flatMap((cell) => cell.split('\n'));
  const written = new Set([...before, ...splitTags(cells)]);
  return tags.filter((tag) => !written.has(tag));
}

/** The row's notes, else the stored ones, followed by any text next to its numbers. */
export function notesOf({ notes, phoneNotes = [] }: RowContact, before = ''): string {
  const own = notes ?? before;
  return [own, ...phoneNotes.filter((note) => !own.includes(note))].filter(Boolean).join('\n');
}

/** Whether a visit is already stored as the list has it. */
export const isSameVisit = (a: Visit, b: Visit): boolean =>
  a.date.getTime() === b.date.getTime() &&
  a.storeCode === b.storeCode &&
  a.summary === b.summary &&
  a.amount === b.amount;

/** A visit belongs to the contact with the shop's own number, else to the only one with one of the phone numbers. */
export function planVisit(
  row: ReadRow & { kind: 'visit' },
  byId: StoredContact | null,
  byPhone: readonly StoredContact[],
  storeCodeOf: (store: string) => string,
): PlannedRow {
  const contact = byId ?? (byPhone.length === 1 ? byPhone[0] : undefined);
  const { line, doubts } = row;
  const base = { line, row: row.row, label: contact?.name ?? row.phones[0] ?? '', doubts };
  if (!contact) return { ...base, fate: 'rejected', problem: 'unknown-contact', text: '' };
  if (byId && byPhone.length > 0 && !byPhone.some(({ id }) => id === byId.id)) {
    const text = byPhone.map(({ name }) => name).join('、');
    return { ...base, fate: 'rejected', problem: 'id-contradicts', text };
  }
  const visit = { ...row.visit, storeCode: storeCodeOf(row.visit.storeCode) };
  return { ...base, fate: 'visit', contactId: contact.id, visitId: row.id, visit };
}
