import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { callSchema, type Call } from '../model/calls/call.ts';
import type { CallableOutputs } from '../model/callables.ts';
import { phoneLimit } from '../model/contacts/contact-limits.ts';
import { contactRecordSchema } from '../model/contacts/contact.ts';
import { type SearchKeys, withSearchKeys } from '../model/contacts/contact-search.ts';
import { type Member, seesGroup } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import { searchKeysOf } from '../model/calls/search-keys.ts';
import { readDocument } from '../firestore/read-document.ts';
import { Refusal } from '../refusal.ts';
import { contactCardOf } from '../calls/contact-card.ts';

interface Choice {
  customerId: string;
  member: Member;
  linkedId: string;
  contactId: string;
  /** Whether to add the caller's number to the contact. */
  addNumber: boolean;
  now: Date;
}

/**
 * Records who called: one of several contacts with the number, one just registered, or whoever had hidden their number.
 * The call then belongs to this contact alone, and the contact remembers it for the number's next call.
 */
export async function chooseCaller(
  db: Firestore,
  choice: Choice,
): Promise<CallableOutputs['chooseCaller']> {
  const { customerId, linkedId, contactId, addNumber, now } = choice;
  return db.runTransaction(async (transaction) => {
    const call = await workedCall(transaction, db, choice);
    const ref = db.doc(paths.contact(customerId, contactId));
    const document = await transaction.get(ref);
    const contact = readDocument(contactRecordSchema, document);
    const card = contactCardOf(contactId, document.data());
    if (!contact || !card) throw new Refusal('contact-unknown', 'There is no such contact.');
    const number = call.externalNumber;
    const { phones, chosenFor } = contact;
    const takesNumber = addNumber && number !== null && !phones.includes(number);
    if (takesNumber && phones.length >= phoneLimit) {
      throw new Refusal('too-many-numbers', 'The contact has as many numbers as it can have.');
    }
    const caller = {
      match: 'known' as const,
      chosen: true,
      contactIds: [contactId],
      contact: card,
      // Kept, so that a wrong choice can be corrected.
      candidates: call.caller.candidates,
    };
    transaction.update(db.doc(paths.call(customerId, linkedId)), {
      caller,
      searchKeys: searchKeysOf({ externalNumber: number, caller }),
    });
    if (number !== null) {
      const next = takesNumber ? { ...contact, phones: [...phones, number] } : null;
      transaction.update(ref, {
        chosenFor: { ...chosenFor, [number]: now },
        ...(next && { ...pickNumbers(withSearchKeys(next, now)), recentAt: now }),
      });
    }
    return { contactId };
  });
}

const pickNumbers = ({ phones, searchKeys }: { phones: string[]; searchKeys: SearchKeys }) => ({
  phones,
  searchKeys,
});

/** A call the member may work on; any other counts as unknown. */
async function workedCall(
  transaction: Transaction,
  db: Firestore,
  { customerId, member, linkedId }: Choice,
): Promise<Call> {
  const document = await transaction.get(db.doc(paths.call(customerId, linkedId)));
  const call = readDocument(callSchema, document);
  const isWorkedOn = call && call.mergedInto === null && call.direction !== 'internal';
  if (!isWorkedOn || !seesGroup(member, call.groupCode)) {
    throw new Refusal('call-unknown', 'There is no such call.');
  }
  return call;
}
