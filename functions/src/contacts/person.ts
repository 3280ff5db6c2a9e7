import type { DocumentSnapshot, Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { PersonCursor } from '../model/callables.ts';
import { contactSchema } from '../model/contacts/contact.ts';
import { paths } from '../model/paths.ts';
import { readDocument } from '../firestore/read-document.ts';
import { Refusal } from '../refusal.ts';
import { callsOf } from './move.ts';

/** A person as recorded in the contacts. */
export interface Person {
  customerId: string;
  contact: DocumentSnapshot;
  /** Numbers no other contact has. */
  ownNumbers: string[];
  sharedNumbers: string[];
}

/** A person's call with everything attached to it. */
export interface PersonCall {
  call: QueryDocumentSnapshot;
  memos: QueryDocumentSnapshot[];
  transcripts: QueryDocumentSnapshot[];
  events: QueryDocumentSnapshot[];
}

export async function findPerson(
  db: Firestore,
  customerId: string,
  contactId: string,
): Promise<Person> {
  const contact = await contactOrBinned(db, customerId, contactId);
  const fields = readDocument(contactSchema, contact);
  if (!fields) throw new Refusal('contact-unknown', 'There is no such contact.');
  const isShared = await Promise.all(
    fields.phones.map(async (phone) => {
      const { docs } = await db
        .collection(paths.contacts(customerId))
        .where('phones', 'array-contains', phone)
        .limit(2)
        .get();
      return docs.some(({ id }) => id !== contactId);
    }),
  );
  return {
    customerId,
    contact,
    ownNumbers: fields.phones.filter((_, at) => !isShared[at]),
    sharedNumbers: fields.phones.filter((_, at) => isShared[at]),
  };
}

/** A person's document: the contact, or what the bin still holds of a deleted one. */
async function contactOrBinned(db: Firestore, customerId: string, contactId: string) {
  const contact = await db.doc(paths.contact(customerId, contactId)).get();
  return contact.exists ? contact : db.doc(paths.binnedContact(customerId, contactId)).get();
}

/**
 * Some of a person's calls, each once, looking at no more than `limit`: first those assigned to them, then those of
 * each number only they have, unless assigned to somebody else. `next` null = that was all.
 */
export async function someCalls(
  db: Firestore,
  { customerId, contact, ownNumbers }: Person,
  { source, afterId }: PersonCursor,
  limit: number,
): Promise<{ calls: PersonCall[]; next: PersonCursor | null }> {
  const number = ownNumbers[source - 1];
  const query =
    source === 0
      ? callsOf(db, customerId, contact.id)
      : db.collection(paths.calls(customerId)).where('externalNumber', '==', number ?? '');
  const ordered = query.orderBy('__name__');
  const { docs } = await (afterId === null ? ordered : ordered.startAfter(afterId))
    .limit(limit)
    .get();
  const theirs = docs.filter((call) => {
    const ids = contactIdsOf(call);
    return source === 0 ? ids.every((id) => id === contact.id) : ids.length === 0;
  });
  const calls = await Promise.all(
    theirs.map(async (call): Promise<PersonCall> => {
      const [memos, transcripts, events] = await Promise.all([
        db.collection(paths.memos(customerId, call.id)).get(),
        db.collection(paths.transcripts(customerId, call.id)).get(),
        db.collection(paths.ledger(customerId)).where('linkedId', '==', call.id).get(),
      ]);
      return {
        call,
        memos: memos.docs,
        transcripts: transcripts.docs,
        events: events.docs,
      };
    }),
  );
  const last = docs.length < limit ? undefined : docs.at(-1);
  if (last) return { calls, next: { source, afterId: last.id } };
  return { calls, next: source < ownNumbers.length ? { source: source + 1, afterId: null } : null };
}

export const firstCalls: PersonCursor = { source: 0, afterId: null };

const contactIdsOf = (call: QueryDocumentSnapshot): unknown[] => {
  const ids: unknown = call.get('caller.contactIds');
  return Array.isArray(ids) ? ids : [];
};
