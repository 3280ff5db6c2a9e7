import type { Auth } from 'firebase-admin/auth';
import { paths } from '../model/paths.ts';
import { retentionMs } from '../config.ts';
import { log } from '../log.ts';
import { membershipsOf, removeSignIn, syncSignIn } from '../members/sign-ins.ts';
import { unknownCustomer, type Change } from './phone-system.ts';

/**
 * Removes a customer with everything it has: documents, contract, telephony, and the sign-ins of those who
 * belong to no other customer. What remains is `deletedCustomers/{id}`: that it was done, when and by whom.
 *
 * The work list stands in that document until the end, so that a deletion that broke off is finished by the
 * next one (`npm run tenant -- delete`), even when no admin is left to ask for it.
 */
export async function deleteCustomer({
  db,
  auth,
  customerId,
  by,
}: Change & { auth: Auth }): Promise<void> {
  const uids = await begin({ db, customerId, by });
  const customer = db.doc(paths.customer(customerId));

  const contracts = await db.collection('contractIds').where('customerId', '==', customerId).get();
  await Promise.all(contracts.docs.map((contract) => contract.ref.delete()));
  // Whoever is signed in could write until his member document is gone, so the rest is swept after it.
  await db.recursiveDelete(db.collection(paths.members(customerId)));
  await db.recursiveDelete(customer);

  for (const uid of uids) {
    if ((await membershipsOf(db, uid)).length > 0) await syncSignIn(db, auth, uid);
    else await removeSignIn({ db, auth }, uid);
  }
  await db.doc(paths.deletedCustomer(customerId)).update({ finishedAt: new Date(), uids: [] });
  log.customerDeleted({ customerId, members: uids.length });
}

/** Closes the customer to webhook and audit log, and notes who will have to lose his sign-in. */
async function begin({ db, customerId, by }: Change): Promise<string[]> {
  const record = db.doc(paths.deletedCustomer(customerId));
  const customer = db.doc(paths.customer(customerId));
  return db.runTransaction(async (transaction) => {
    const author = await by(transaction);
    const [known, before] = await transaction.getAll(customer, record);
    const members = await transaction.get(db.collection(paths.members(customerId)));
    const unfinished = before?.exists && before.get('finishedAt') === null;
    if (!known?.exists && !unfinished) throw unknownCustomer();
    const earlier: unknown = unfinished ? before.get('uids') : [];
    const uids = [
      ...new Set([
        ...(Array.isArray(earlier) ? earlier.map(String) : []),
        ...members.docs.map((member) => member.id),
      ]),
    ];
    const at = new Date();
    if (known?.exists) transaction.update(customer, { deleting: true });
    transaction.delete(db.doc(paths.allowedCustomer(customerId)));
    transaction.set(record, {
      at,
      byUid: author.uid,
      byName: author.name,
      action: 'deleted',
      name: known?.get('name') ?? before?.get('name') ?? '',
      members: uids.length,
      uids,
      finishedAt: null,
      expireAt: new Date(at.getTime() + retentionMs.audit),
    });
    return uids;
  });
}
