import { FieldPath, type Firestore, type Query } from 'firebase-admin/firestore';
import { contactSchema, type Contact } from '../model/contacts/contact.ts';
import type { PairReason } from '../model/contacts/contact-pair.ts';
import { searchKeyField, twinKeys } from '../model/contacts/contact-search.ts';
import { folded } from '../model/text/fold.ts';
import { paths } from '../model/paths.ts';
import { readDocument } from '../firestore/read-document.ts';

/**
 * What more contacts share than this says little: a switchboard's number, a common name. Such a number only counts
 * together with the name, such a name not at all.
 */
export const mostSharing = 5;

/**
 * Finds contacts that may be the same person: with one of the numbers, the same name and reading, or the same email
 * address, each through an index. Reads at most seven documents per number, name and address.
 */
export async function findPairs(
  db: Firestore,
  customerId: string,
  contactId: string,
  contact: Contact,
): Promise<Map<string, PairReason[]>> {
  const found = new Map<string, Set<PairReason>>();
  const questions = questionsOf(db.collection(paths.contacts(customerId)), contact);
  await Promise.all(
    questions.map(async ({ reason, query }) => {
      const { docs } = await query.limit(mostSharing + 2).get();
      const others = docs.filter(({ id }) => id !== contactId);
      for (const document of others) {
        const other = readDocument(contactSchema, document);
        if (!other) continue;
        const isCalledTheSame = reason === 'name' || areCalledTheSame(contact, other);
        if (others.length > mostSharing && (reason === 'name' || !isCalledTheSame)) continue;
        const reasons = found.get(document.id) ?? new Set();
        found.set(document.id, reasons.add(reason));
        if (isCalledTheSame) reasons.add('name');
      }
    }),
  );
  return new Map([...found].map(([id, reasons]) => [id, [...reasons].toSorted()]));
}

function questionsOf(contacts: Query, contact: Contact): { reason: PairReason; query: Query }[] {
  const { phones, email } = contact;
  return [
    ...phones.map((phone) => ({
      reason: 'phone' as const,
      query: contacts.where('phones', 'array-contains', phone),
    })),
    ...twinKeys(contact).map((key) => ({
      reason: 'name' as const,
      query: contacts.orderBy(new FieldPath(...searchKeyField(key)), 'desc'),
    })),
    ...(email === ''
      ? []
      : [{ reason: 'email' as const, query: contacts.where('email', '==', email) }]),
  ];
}

/** In writing or reading: for two with the same number, either is enough. */
function areCalledTheSame(one: Contact, other: Contact): boolean {
  const isSame = (a: string, b: string) => folded(a) !== '' && folded(a) === folded(b);
  return isSame(one.name, other.name) || isSame(one.kana, other.kana);
}
