import { contactFieldSettingsSchema } from '../model/contacts/contact-field-settings.ts';
import { randomUUID } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { audit, type Author } from '../audit/audit.ts';
import { readDocument } from '../firestore/read-document.ts';
import { withDates } from '../model/text/with-dates.ts';
import type { CallableOutputs, ContactsPart } from '../model/callables.ts';
import { contactRow, contactHeadings } from '../model/contacts/contact-row.ts';
import { contactFieldsOf, type ContactField } from '../model/contacts/contact-fields.ts';
import { contactRecordSchema } from '../model/contacts/contact.ts';
import { csvLines } from '../model/text/csv.ts';
import { unaskedRows } from '../model/methods.ts';
import type { Call } from '../callable/callable.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';

/** Contacts in one response, about 200 kB of CSV. */
const contactsPartSize = 500;
/** An export can't be continued longer than this after it began. */
const exportLastsMs = 3_600_000;

export interface ContactsExport {
  customerId: string;
  part: ContactsPart | null;
  by: Author;
  now: Date;
  wantFreshSignIn: Call['wantFreshSignIn'];
}

/**
 * One part of an export of all contacts, in a form that our own import reads back without loss. The first part writes
 * an audit entry; each later one has to name that entry, by the same person and recent. Many contacts require a sign-in
 * that was fresh when the export began.
 */
export async function exportContacts(
  db: Firestore,
  request: ContactsExport,
): Promise<CallableOutputs['exportContacts']> {
  const { customerId, part } = request;
  const contacts = db.collection(paths.contacts(customerId)).orderBy('__name__');
  const begun = part ? await continued(db, request, part) : await begin(db, request);
  const [page, fields] = await Promise.all([
    (part ? contacts.startAfter(part.afterId) : contacts).limit(contactsPartSize).get(),
    fieldsOf(db, customerId),
  ]);
  const rows = page.docs.flatMap((document) => {
    const contact = readDocument(contactRecordSchema, document);
    return contact ? [contactRow({ ...contact, id: document.id }, fields)] : [];
  });
  const last = page.size < contactsPartSize ? undefined : page.docs.at(-1);
  return {
    csv: csvLines(part ? rows : [contactHeadings(fields), ...rows]),
    rows: rows.length,
    total: begun.total,
    next: last ? { exportId: begun.exportId, afterId: last.id } : null,
  };
}

async function fieldsOf(db: Firestore, customerId: string): Promise<ContactField[]> {
  const document = await db.doc(paths.settings(customerId, 'contactFields')).get();
  return contactFieldsOf(readDocument(contactFieldSettingsSchema, document));
}

async function begin(db: Firestore, { customerId, by, now, wantFreshSignIn }: ContactsExport) {
  const exportId = randomUUID();
  const total = (await db.collection(paths.contacts(customerId)).count().get()).data().count;
  if (total > unaskedRows) wantFreshSignIn();
  const batch = db.batch();
  const entry = { by, action: 'exported', target: 'contacts', after: { rows: total } } as const;
  audit(batch, db, customerId, entry, { id: exportId, at: now });
  await batch.commit();
  return { exportId, total };
}

async function continued(
  db: Firestore,
  { customerId, by, now, wantFreshSignIn }: ContactsExport,
  { exportId }: ContactsPart,
) {
  const entry = await db.doc(paths.auditEntry(customerId, exportId)).get();
  const at = withDates(entry.get('at'));
  const isTheirs =
    entry.get('action') === 'exported' &&
    entry.get('target') === 'contacts' &&
    entry.get('byUid') === by.uid &&
    at instanceof Date &&
    now.getTime() - at.getTime() < exportLastsMs;
  if (!isTheirs) throw new Refusal('export-unknown', 'There is no such export under way.');
  if (Number(entry.get('after.rows')) > unaskedRows) wantFreshSignIn(at);
  return { exportId, total: null };
}
