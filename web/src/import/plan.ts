import type { ContactRecord, Visit } from '@cti/functions/model/contact';
import { folded } from '@cti/functions/model/fold';
import type { RowContact, RowProblem } from '@cti/functions/model/import-row';
import type { Row } from '../firebase/spec.ts';
import type { ReadRow } from './messages.ts';

export type StoredContact = Row<ContactRecord>;

/** What will become of a row. */
export type PlannedRow = { line: number; row: string[]; label: string } & (
  | { fate: 'rejected'; problem: RowProblem }
  | { fate: 'same' }
  | { fate: 'new'; contactId: string; contact: RowContact }
  | {
      fate: 'changed';
      contactId: string;
      stored: StoredContact;
      changes: Partial<ContactRecord> & { cautionText?: string };
    }
  | { fate: 'visit'; contactId: string; visitId: string; visit: Visit }
);

const mostPhones = 20;

/** Compares a row with who may be the same person: the one with the row's id, and those with its number. */
export function planContact(
  row: ReadRow & { kind: 'contact' },
  byId: StoredContact | null,
  byPhone: readonly StoredContact[],
): PlannedRow {
  const { line, contact } = row;
  const label = contact.name ?? contact.phones[0] ?? '';
  const base = { line, row: row.row, label };
  const stored = byId ?? samePerson(contact, byPhone);
  if (!stored) return { ...base, fate: 'new', contactId: row.id, contact };
  const changes = changesOf(contact, stored);
  return Object.keys(changes).length === 0
    ? { ...base, fate: 'same' }
    : { ...base, fate: 'changed', contactId: stored.id, stored, changes };
}

/** Several may share a number: the name decides. One without a name yet is taken for the same. */
function samePerson(contact: RowContact, others: readonly StoredContact[]): StoredContact | null {
  const name = folded(contact.name ?? '');
  if (name === '') return others.length === 1 ? (others[0] ?? null) : null;
  return (
    others.find((other) => folded(other.name) === name) ??
    others.find((other) => folded(other.name) === '') ??
    null
  );
}

function changesOf(contact: RowContact, stored: StoredContact) {
  const { phones, caution, ...fields } = contact;
  const changes: Partial<ContactRecord> & { cautionText?: string } = {};
  for (const [field, value] of Object.entries(fields)) {
    const before: unknown = stored[field as keyof typeof fields];
    const isSame =
      value instanceof Date && before instanceof Date
        ? value.getTime() === before.getTime()
        : value === before;
    if (!isSame) Object.assign(changes, { [field]: value });
  }
  // A later visit than the list knows of stays.
  if (changes.lastVisitAt && stored.lastVisitAt && stored.lastVisitAt > changes.lastVisitAt) {
    delete changes.lastVisitAt;
  }
  const all = [...new Set([...stored.phones, ...phones])].slice(0, mostPhones);
  if (all.length > stored.phones.length) changes.phones = all;
  if (caution !== undefined && caution !== stored.caution?.text) changes.cautionText = caution;
  return changes;
}

/** Whether a visit is stored as the list has it. */
export const isSameVisit = (a: Visit, b: Visit): boolean =>
  a.date.getTime() === b.date.getTime() &&
  a.storeCode === b.storeCode &&
  a.summary === b.summary &&
  a.amount === b.amount;

/** A visit belongs to the contact of the shop's own number, else to the only one with the telephone number. */
export function planVisit(
  row: ReadRow & { kind: 'visit' },
  byId: StoredContact | null,
  byPhone: readonly StoredContact[],
  storeCodeOf: (store: string) => string,
): PlannedRow {
  const contact = byId ?? (byPhone.length === 1 ? byPhone[0] : undefined);
  const base = { line: row.line, row: row.row, label: contact?.name ?? row.phone ?? '' };
  if (!contact) return { ...base, fate: 'rejected', problem: 'unknown-contact' };
  const visit = { ...row.visit, storeCode: storeCodeOf(row.visit.storeCode) };
  return { ...base, fate: 'visit', contactId: contact.id, visitId: row.id, visit };
}
