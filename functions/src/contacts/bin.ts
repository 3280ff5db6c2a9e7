import type { CollectionReference, Firestore } from 'firebase-admin/firestore';
import type { CallableOutputs } from '../model/callables.ts';
import { binMs, binnedContactSchema, type BinnedContact } from '../model/contacts/contact-bin.ts';
import { contactSchema } from '../model/contacts/contact.ts';
import { paths } from '../model/paths.ts';
import { audit, type Author } from '../audit/audit.ts';
import { readDocument } from '../firestore/read-document.ts';
import { Refusal } from '../refusal.ts';

const pageSize = 200;

interface BinRequest {
  customerId: string;
  contactId: string;
  by: Author;
  now: Date;
}

/** Moves a contact to the bin: gone from search, recognition and lists at once, restorable for 30 days. */
export async function deleteContact(
  db: Firestore,
  { customerId, contactId, by, now }: BinRequest,
): Promise<CallableOutputs['deleteContact']> {
  await db.runTransaction(async (transaction) => {
    const ref = db.doc(paths.contact(customerId, contactId));
    const document = await transaction.get(ref);
    const contact = readDocument(contactSchema, document);
    if (!document.exists || !contact) {
      throw new Refusal('contact-unknown', 'There is no such contact.');
    }
    const { name, kana, phones } = contact;
    const expireAt = new Date(now.getTime() + binMs);
    const binned: BinnedContact = {
      name,
      kana,
      phones,
      state: 'binned',
      at: now,
      byUid: by.uid,
      byName: by.name,
      expireAt,
    };
    transaction.set(db.doc(paths.binnedContact(customerId, contactId)), {
      ...binned,
      contact: document.data(),
    });
    transaction.delete(ref);
    audit(transaction, db, customerId, {
      by,
      action: 'contact-binned',
      target: `contacts/${contactId}`,
    });
  });
  await binVisits(db, customerId, contactId);
  return { contactId };
}

/** Moves a contact's visits to the bin if the contact is there; otherwise they're deleted for good. */
export async function binVisits(
  db: Firestore,
  customerId: string,
  contactId: string,
): Promise<void> {
  const visits = db.collection(paths.visits(customerId, contactId));
  const bin = readDocument(
    binnedContactSchema,
    await db.doc(paths.binnedContact(customerId, contactId)).get(),
  );
  if (bin?.state !== 'binned') await db.recursiveDelete(visits);
  else {
    const target = db.collection(paths.binnedVisits(customerId, contactId));
    await move(db, visits, target, { expireAt: bin.expireAt });
  }
}

/** Restores a deleted contact with its visits. Repeating the request resumes an interrupted one. */
export async function restoreContact(
  db: Firestore,
  { customerId, contactId, by, now }: BinRequest,
): Promise<CallableOutputs['restoreContact']> {
  const bin = db.doc(paths.binnedContact(customerId, contactId));
  await db.runTransaction(async (transaction) => {
    const ref = db.doc(paths.contact(customerId, contactId));
    const [document, contact] = await transaction.getAll(bin, ref);
    const binned = readDocument(binnedContactSchema, document);
    if (!document || !binned || binned.expireAt <= now) {
      throw new Refusal('contact-unknown', 'There is no such contact in the bin.');
    }
    if (binned.state === 'restoring') return;
    // An import has created the contact again since.
    if (contact?.exists) throw new Refusal('contact-exists', 'The contact is there again.');
    transaction.set(ref, { ...(document.get('contact') as object), recentAt: now });
    transaction.update(bin, { state: 'restoring' });
    audit(transaction, db, customerId, {
      by,
      action: 'contact-restored',
      target: `contacts/${contactId}`,
    });
  });
  const binnedVisits = db.collection(paths.binnedVisits(customerId, contactId));
  await move(db, binnedVisits, db.collection(paths.visits(customerId, contactId)));
  await bin.delete();
  return { contactId };
}

/** Moves documents from one collection to another, adding or removing an `expireAt`. */
async function move(
  db: Firestore,
  from: CollectionReference,
  to: CollectionReference,
  kept: { expireAt?: Date } = {},
): Promise<void> {
  for (;;) {
    const { docs } = await from.limit(pageSize).get();
    if (docs.length === 0) return;
    const batch = db.batch();
    for (const one of docs) {
      const { expireAt: _expireAt, ...fields } = one.data();
      batch.set(to.doc(one.id), { ...fields, ...kept }).delete(one.ref);
    }
    await batch.commit();
  }
}
