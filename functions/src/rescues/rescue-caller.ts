import { isDeepStrictEqual } from 'node:util';
import type { DocumentReference, DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { identify } from '../calls/identify.ts';
import { readDocument } from '../firestore/read-document.ts';
import { contactSchema } from '../model/contacts/contact.ts';
import { paths } from '../model/paths.ts';
import { rescueSchema, type RescueCaller } from '../model/calls/rescue.ts';
import { orderKeyOf } from './rescue-row.ts';

/** Who has a number now: the caller may have been registered since the row was opened. */
export async function callerOf(
  db: Firestore,
  customerId: string,
  number: string,
): Promise<RescueCaller> {
  const { match, contact } = await identify(db, customerId, number);
  return {
    match,
    contactId: contact?.id ?? null,
    name: contact?.name ?? '',
    kana: contact?.kana ?? '',
    kind: contact?.kind ?? null,
  };
}

/** Numbers whose caller may be named differently after a change to a contact: those it has and those it had. */
export function numbersToName(before: DocumentSnapshot, after: DocumentSnapshot): string[] {
  const [was, is] = [before, after].map((one) =>
    one.exists ? readDocument(contactSchema, one) : null,
  );
  const told = [was, is].map((one) => one && [one.name, one.kana, one.kind, one.phones]);
  if (isDeepStrictEqual(told[0], told[1])) return [];
  return [...new Set([...(was?.phones ?? []), ...(is?.phones ?? [])])];
}

/** Updates the caller in the open rows of some numbers. Idempotent. */
export async function nameCallers(
  db: Firestore,
  customerId: string,
  numbers: readonly string[],
): Promise<void> {
  for (const number of numbers) {
    const { docs } = await db
      .collection(paths.rescues(customerId))
      .where('number', '==', number)
      .where('state', '==', 'open')
      .get();
    for (const row of docs) await nameCaller(db, customerId, number, row.ref);
  }
}

/** The contact is looked up within the transaction, so that the later of two concurrent changes is seen. */
async function nameCaller(
  db: Firestore,
  customerId: string,
  number: string,
  ref: DocumentReference,
): Promise<void> {
  await db.runTransaction(async (transaction) => {
    const row = readDocument(rescueSchema, await transaction.get(ref));
    if (row?.state !== 'open') return;
    const caller = await callerOf(db, customerId, number);
    if (isDeepStrictEqual(caller, row.caller)) return;
    transaction.update(ref, { caller, orderKey: orderKeyOf({ ...row, caller }) });
  });
}
