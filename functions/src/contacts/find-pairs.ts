import { FieldPath, type Firestore } from 'firebase-admin/firestore';
import { contactSchema, type Contact } from '../model/contacts/contact.ts';
import type { PairReason } from '../model/contacts/contact-pair.ts';
import { emailKey, numberKey, searchKeyField, twinKeys } from '../model/contacts/contact-search.ts';
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
 * address, each through its search key. Reads at most seven documents per number, name and address.
 */
export async function findPairs(
  db: Firestore,
  customerId: string,
  contactId: string,
  contact: Contact,
): Promise<Map<string, PairReason[]>> {
  const contacts = db.collection(paths.contacts(customerId));
  const found = new Map<string, Set<PairReason>>();
  await Promise.all(
    traitsOf(contact).map(async ({ reason, key }) => {
      const { docs } = await contacts
        .orderBy(new FieldPath(...searchKeyField(key)), 'desc')
        .limit(mostSharing + 2)
        .get();
      const others = docs.filter(({ id }) => id !== contactId);
      for (const document of others) {
        const other = readDocument(contactSchema, document);
        // The last digits of a longer number are a key too.
        if (!other || !traitsOf(other).some((own) => own.reason === reason && own.key === key)) {
          continue;
        }
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

/** What two contacts of one person may share, as the search keys that both carry. */
function traitsOf(contact: Contact): { reason: PairReason; key: string }[] {
  const email = emailKey(contact.email);
  return [
    ...contact.phones.map((phone) => ({ reason: 'phone' as const, key: numberKey(phone) })),
    ...twinKeys(contact).map((key) => ({ reason: 'name' as const, key })),
    ...(email === null ? [] : [{ reason: 'email' as const, key: email }]),
  ];
}

/** In writing or reading: for two with the same number, either is enough. */
function areCalledTheSame(one: Contact, other: Contact): boolean {
  const isSame = (a: string, b: string) => folded(a) !== '' && folded(a) === folded(b);
  return isSame(one.name, other.name) || isSame(one.kana, other.kana);
}
