import type { Firestore } from 'firebase-admin/firestore';
import type { Notice } from '../intake/notice.ts';
import { contactTextLimits } from '../model/contacts/contact-limits.ts';
import { paths } from '../model/paths.ts';

export type ContactNotice = Extract<Notice, { kind: 'contact' }>;

/** A number in any country's writing: what Dialpad puts where it knows no name. */
const isNumber = (name: string): boolean => /^[+\d\s()./-]*$/.test(name.normalize('NFKC'));

/**
 * Gives a contact of ours that has no name the one of Dialpad's shared contact, if its numbers lead to this contact
 * only. Whatever else changes at Dialpad changes nothing here: our contacts are the shop's own record.
 */
export async function nameFromDialpad(
  db: Firestore,
  customerId: string,
  { isDeleted, name, phones }: ContactNotice,
  now: Date,
): Promise<void> {
  if (isDeleted || isNumber(name) || phones.length === 0) return;
  const contacts = db
    .collection(paths.contacts(customerId))
    .where('phones', 'array-contains-any', phones)
    .limit(2);
  await db.runTransaction(async (transaction) => {
    const { docs } = await transaction.get(contacts);
    const [contact, ...others] = docs;
    if (!contact || others.length > 0 || contact.get('name') !== '') return;
    transaction.update(contact.ref, {
      name: name.slice(0, contactTextLimits.name).toWellFormed(),
      updatedAt: now,
      // Nobody here wrote it.
      updatedByUid: null,
    });
  });
}
