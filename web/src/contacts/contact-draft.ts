import { dayStartMs, dayText, japanDay, readDay } from '@cti/functions/model/japan-time';
import type { ContactKind, ContactRecord } from '@cti/functions/model/contact';
import { readAmount, readCount, valueOf } from '@cti/functions/model/amount-text';
import { noteOf, readNumbers } from '@cti/functions/model/phone';
import { formatPhone } from '../ui/phone.ts';

/** A contact as it is typed: every field a text. */
export interface ContactDraft {
  name: string;
  kana: string;
  phones: string[];
  kind: ContactKind;
  kindBy: 'hand' | 'rule';
  email: string;
  address: string;
  transportFee: string;
  orderCount: string;
  notes: string;
  cautionText: string;
  /** `2026-11-20`, the last day it holds; empty = until removed. */
  cautionUntil: string;
}

export type DraftField = keyof ContactDraft;
export type DraftProblem =
  'nameOrPhone' | 'phone' | 'phoneTwice' | 'tooMany' | 'fee' | 'count' | 'tooLong';
export interface DraftProblems {
  fields: Partial<Record<DraftField, DraftProblem>>;
  /** By place in `phones`. */
  phones: Record<number, DraftProblem>;
}

/** As `firestore.rules` has them. */
export const longest = {
  name: 200,
  kana: 200,
  email: 200,
  address: 500,
  notes: 5000,
  caution: 1000,
};
const mostPhones = 20;
const highestFee = 1_000_000;

export const emptyDraft: ContactDraft = {
  name: '',
  kana: '',
  phones: [''],
  kind: 'new',
  kindBy: 'rule',
  email: '',
  address: '',
  transportFee: '',
  orderCount: '0',
  notes: '',
  cautionText: '',
  cautionUntil: '',
};

export function toDraft(contact: ContactRecord): ContactDraft {
  const { caution } = contact;
  return {
    name: contact.name,
    kana: contact.kana,
    phones: contact.phones.length > 0 ? contact.phones.map(formatPhone) : [''],
    kind: contact.kind,
    kindBy: contact.kindBy,
    email: contact.email,
    address: contact.address,
    transportFee: contact.transportFee === null ? '' : String(contact.transportFee),
    orderCount: String(contact.orderCount),
    notes: contact.notes,
    cautionText: caution?.text ?? '',
    cautionUntil: caution?.until ? dayOf(caution.until) : '',
  };
}

export function problemsOf(draft: ContactDraft): DraftProblems {
  const fields: DraftProblems['fields'] = {};
  const phones: DraftProblems['phones'] = {};
  const seen = new Set<string>();
  draft.phones.forEach((text, at) => {
    const { numbers, unread } = readNumbers(text);
    if (unread !== '') phones[at] = 'phone';
    else if (numbers.some(({ e164 }) => seen.has(e164))) phones[at] = 'phoneTwice';
    for (const { e164 } of numbers) seen.add(e164);
  });
  if (seen.size > mostPhones) fields.phones = 'tooMany';
  const hasPhone = seen.size > 0 || Object.keys(phones).length > 0;
  if (!draft.name.trim() && !hasPhone) fields.name = 'nameOrPhone';
  const fee = feeIn(draft);
  if (fee !== null && !(fee >= 0 && fee <= highestFee)) fields.transportFee = 'fee';
  const count = countIn(draft);
  if (!Number.isInteger(count) || count < 0) fields.orderCount = 'count';
  return { fields, phones };
}

export const hasProblems = ({ fields, phones }: DraftProblems): boolean =>
  Object.keys(fields).length > 0 || Object.keys(phones).length > 0;

/** What differs, field by field; phones count as one. */
export function changedFields(before: ContactDraft, after: ContactDraft): DraftField[] {
  const fields = Object.keys(before) as DraftField[];
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

/** The changed fields as the document has them; `authorName` signs a warning that is new or reworded. */
export function fieldsToWrite(
  draft: ContactDraft,
  changed: readonly DraftField[],
  authorName: string,
): Partial<ContactRecord> {
  const has = (...fields: DraftField[]) => fields.some((field) => changed.includes(field));
  const notes = has('phones') ? notesWithPhones(draft) : draft.notes;
  return {
    ...(has('name') && { name: draft.name.trim() }),
    ...(has('kana') && { kana: draft.kana.trim() }),
    ...(has('phones') && { phones: phonesOf(draft) }),
    ...(has('kind') && { kind: draft.kind }),
    ...(has('kindBy') && { kindBy: draft.kindBy }),
    ...(has('email') && { email: draft.email.trim() }),
    ...(has('address') && { address: draft.address.trim() }),
    ...(has('transportFee') && { transportFee: feeIn(draft) }),
    ...(has('orderCount') && { orderCount: countIn(draft) }),
    ...((has('notes') || notes !== draft.notes) && { notes }),
    ...(has('cautionText', 'cautionUntil') && {
      caution: draft.cautionText.trim()
        ? { text: draft.cautionText.trim(), authorName, until: endOfDay(draft.cautionUntil) }
        : null,
    }),
  };
}

/** E.164, each once. */
export const phonesOf = (draft: ContactDraft): string[] => [
  ...new Set(draft.phones.flatMap((text) => readNumbers(text).numbers.map(({ e164 }) => e164))),
];

/** The notes, and below them what was typed beside a number: 「内線12」, 「母」. */
function notesWithPhones(draft: ContactDraft): string {
  const beside = draft.phones.flatMap((text) =>
    readNumbers(text).numbers.flatMap((one) => noteOf(one) ?? []),
  );
  return [draft.notes, ...beside.filter((note) => !draft.notes.includes(note))]
    .filter(Boolean)
    .join('\n');
}

const feeIn = (draft: ContactDraft) => valueOf(readAmount(draft.transportFee));
const countIn = (draft: ContactDraft) => valueOf(readCount(draft.orderCount)) ?? 0;

const dayOf = (date: Date): string => dayText(japanDay(date.getTime()));
/** The last second of a day on the shops' clock; null = none is chosen. */
function endOfDay(text: string): Date | null {
  const day = readDay(text);
  return day === null ? null : new Date(dayStartMs(day + 1) - 1_000);
}
