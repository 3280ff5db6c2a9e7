import { phoneLimit, transportFeeLimit } from '@cti/functions/model/contacts/contact-limits';
import { cleanTags, tagLimit, tagTextLimit } from '@cti/functions/model/contacts/contact-fields';
import type { Caution, ContactKind, ContactRecord } from '@cti/functions/model/contacts/contact';
import { dayStartMs, dayText, japanDay, readDay } from '@cti/functions/model/text/japan-time';
import { readAmount, readCount, valueOf } from '@cti/functions/model/text/amount-text';
import { noteOf, readNumbers } from '@cti/functions/model/text/phone';
import { formatPhone } from '../call/phone.ts';

/** A contact as typed: every field is text. */
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
  /** `2026-11-20`, the last day it applies; empty = until removed. */
  cautionUntil: string;
  banText: string;
  banUntil: string;
  externalId: string;
  /** As typed: separated by commas. */
  tags: string;
  /** The customer's custom fields, by id, as stored in contacts. */
  fields: Record<string, string>;
}

export type DraftField = keyof ContactDraft;
export type DraftProblem =
  'nameOrPhone' | 'phone' | 'phoneTwice' | 'tooMany' | 'fee' | 'count' | 'tooLong' | 'tags';
export interface DraftProblems {
  fields: Partial<Record<DraftField, DraftProblem>>;
  /** By index in `phones`. */
  phones: Record<number, DraftProblem>;
}

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
  banText: '',
  banUntil: '',
  externalId: '',
  tags: '',
  fields: {},
};

export function toDraft(contact: ContactRecord): ContactDraft {
  const { caution, ban } = contact;
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
    banText: ban?.text ?? '',
    banUntil: ban?.until ? dayOf(ban.until) : '',
    externalId: contact.externalId,
    tags: contact.tags.join('、'),
    fields: contact.fields,
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
  if (seen.size > phoneLimit) fields.phones = 'tooMany';
  const hasPhone = seen.size > 0 || Object.keys(phones).length > 0;
  if (!draft.name.trim() && !hasPhone) fields.name = 'nameOrPhone';
  const fee = feeIn(draft);
  if (fee !== null && !(fee >= 0 && fee <= transportFeeLimit)) fields.transportFee = 'fee';
  const count = countIn(draft);
  if (!Number.isInteger(count) || count < 0) fields.orderCount = 'count';
  const tags = draft.tags.split(tagSeparator).filter((tag) => tag.trim() !== '');
  const kept = cleanTags(tags);
  const isCut = tags.some((tag) => Array.from(tag.trim()).length > tagTextLimit);
  if (kept.length > tagLimit || isCut) fields.tags = 'tags';
  return { fields, phones };
}

export const hasProblems = ({ fields, phones }: DraftProblems): boolean =>
  Object.keys(fields).length > 0 || Object.keys(phones).length > 0;

/** What differs, field by field; phones count as one field. */
export function changedFields(before: ContactDraft, after: ContactDraft): DraftField[] {
  const fields = Object.keys(before) as DraftField[];
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

/** The changed fields as stored in the document; `authorName` signs a new or reworded warning. */
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
      caution: warningOf(draft.cautionText, draft.cautionUntil, authorName),
    }),
    ...(has('banText', 'banUntil') && {
      ban: warningOf(draft.banText, draft.banUntil, authorName),
    }),
    ...(has('externalId') && { externalId: draft.externalId.trim() }),
    ...(has('tags') && { tags: cleanTags(draft.tags.split(tagSeparator)) }),
    ...(has('fields') && {
      fields: Object.fromEntries(Object.entries(draft.fields).filter(([, value]) => value !== '')),
    }),
  };
}

/** 「常連、#窓側, 法人」 are three tags. */
const tagSeparator = /[\n,、，#＃]+/u;

const warningOf = (text: string, until: string, authorName: string): Caution | null =>
  text.trim() ? { text: text.trim(), authorName, until: endOfDay(until) } : null;

/** E.164, without duplicates. */
export const phonesOf = (draft: ContactDraft): string[] => [
  ...new Set(draft.phones.flatMap((text) => readNumbers(text).numbers.map(({ e164 }) => e164))),
];

/** The notes, followed by whatever was typed next to a number: 「内線12」, 「母」. */
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
/** The last second of a day in the shops' time zone; null = none is chosen. */
function endOfDay(text: string): Date | null {
  const day = readDay(text);
  return day === null ? null : new Date(dayStartMs(day + 1) - 1_000);
}
