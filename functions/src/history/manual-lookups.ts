import type { Firestore } from 'firebase-admin/firestore';
import { identify, unknownCaller, withheldCaller } from '../calls/identify.ts';
import { readDocument } from '../firestore/read-document.ts';
import type { Caller, Store } from '../model/calls/call.ts';
import { contactSchema, recentVisitLimit } from '../model/contacts/contact.ts';
import { groupSchema } from '../model/group.ts';
import { lineSchema } from '../model/line.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';

/** The store of a group: from its first line, else the group itself, as without a phone system. */
export async function storeOf(
  db: Firestore,
  customerId: string,
  groupCode: string,
): Promise<Store> {
  const [lines, group] = await Promise.all([
    db.collection(paths.lines(customerId)).where('groupCode', '==', groupCode).limit(1).get(),
    db.doc(paths.group(customerId, groupCode)).get(),
  ]);
  const line = readDocument(lineSchema, lines.docs[0]);
  if (line) return { code: line.storeCode, name: line.storeName };
  const known = readDocument(groupSchema, group);
  if (!known) {
    throw new Refusal('invalid-input', 'Some fields are missing or wrong.', {
      groupCode: 'is no group of the customer',
    });
  }
  return { code: groupCode, name: known.name };
}

/** Who called: the chosen contact, else whoever has the number. */
export async function callerOf(
  db: Firestore,
  customerId: string,
  number: string | null,
  contactId: string | null,
): Promise<Caller> {
  if (contactId === null) {
    return number === null ? withheldCaller : identify(db, customerId, number);
  }
  const document = await db.doc(paths.contact(customerId, contactId)).get();
  const contact = readDocument(contactSchema, document);
  if (!contact) {
    throw new Refusal('invalid-input', 'Some fields are missing or wrong.', {
      contactId: 'is no contact of the customer',
    });
  }
  const { phones: _phones, recentVisits, ...fields } = contact;
  return {
    ...unknownCaller,
    match: 'known',
    contactIds: [contactId],
    contact: { id: contactId, ...fields, recentVisits: recentVisits.slice(0, recentVisitLimit) },
  };
}
