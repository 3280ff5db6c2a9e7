import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { contactSchema } from '../model/contact.ts';
import { paths } from '../model/paths.ts';
import { withDates } from '../firestore/dates.ts';
import { Refusal } from '../refusal.ts';
import { callsOf } from './move.ts';

/** Everything that is stored about one person. */
export interface PersonRecords {
  contact: FirebaseFirestore.DocumentSnapshot;
  visits: QueryDocumentSnapshot[];
  calls: QueryDocumentSnapshot[];
  memos: QueryDocumentSnapshot[];
  events: QueryDocumentSnapshot[];
  /** Numbers that are nobody else's. */
  numbers: string[];
}

const most = 5_000;

/**
 * Finds them: the contact, his visits, the calls said to be his and those of his numbers, unless somebody else has
 * the number too, and what hangs on the calls.
 */
export async function personRecords(
  db: Firestore,
  customerId: string,
  contactId: string,
): Promise<PersonRecords> {
  const contact = await db.doc(paths.contact(customerId, contactId)).get();
  const parsed = contactSchema.safeParse(withDates(contact.data()));
  if (!contact.exists || !parsed.success) {
    throw new Refusal('contact-unknown', 'There is no such contact.');
  }
  const numbers = await ownNumbers(db, customerId, contactId, parsed.data.phones);
  const calls = new Map<string, QueryDocumentSnapshot>();
  const named = await callsOf(db, customerId, contactId).limit(most).get();
  for (const call of named.docs) if (isOnlyHis(call, contactId)) calls.set(call.id, call);
  for (const number of numbers) {
    const found = await db
      .collection(paths.calls(customerId))
      .where('externalNumber', '==', number)
      .limit(most)
      .get();
    for (const call of found.docs) if (!isAnothers(call, contactId)) calls.set(call.id, call);
  }
  const visits = await db.collection(paths.visits(customerId, contactId)).get();
  const memos: QueryDocumentSnapshot[] = [];
  const events: QueryDocumentSnapshot[] = [];
  for (const call of calls.values()) {
    const [notes, entries] = await Promise.all([
      db.collection(paths.memos(customerId, call.id)).get(),
      db.collection(paths.ledger(customerId)).where('linkedId', '==', call.id).get(),
    ]);
    memos.push(...notes.docs);
    events.push(...entries.docs);
  }
  return { contact, visits: visits.docs, calls: [...calls.values()], memos, events, numbers };
}

async function ownNumbers(
  db: Firestore,
  customerId: string,
  contactId: string,
  phones: string[],
): Promise<string[]> {
  const shared = await Promise.all(
    phones.map(async (phone) => {
      const found = await db
        .collection(paths.contacts(customerId))
        .where('phones', 'array-contains', phone)
        .limit(2)
        .get();
      return found.docs.some(({ id }) => id !== contactId);
    }),
  );
  return phones.filter((_, at) => !shared[at]);
}

const contactIdsOf = (call: QueryDocumentSnapshot): unknown[] => {
  const ids: unknown = call.get('caller.contactIds');
  return Array.isArray(ids) ? ids : [];
};
const isOnlyHis = (call: QueryDocumentSnapshot, contactId: string): boolean =>
  contactIdsOf(call).every((id) => id === contactId);
const isAnothers = (call: QueryDocumentSnapshot, contactId: string): boolean =>
  contactIdsOf(call).some((id) => id !== contactId);
