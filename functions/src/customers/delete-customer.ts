import type { Auth } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';
import { bridgeUid } from '../model/calls/bridge-command.ts';
import { paths } from '../model/paths.ts';
import { retentionMs } from '../config.ts';
import { log } from '../log.ts';
import { releaseSignIn, userOrNull } from '../members/sign-ins.ts';
import { unknownCustomer, type Change } from './phone-system.ts';

interface Deletion extends Change {
  auth: Auth;
  /** Tells the phone system to send no more. */
  leave?: () => Promise<unknown>;
}

/**
 * Deletes a customer with everything it has: documents, contract, telephony, and the accounts of those who belong to no
 * other customer. What remains is `deletedCustomers/{id}`: that it was done, when and by whom.
 *
 * That document holds the work list until the end, so the next run (`npm run tenant -- delete`) resumes an interrupted
 * deletion, even if no admin is left to ask for it.
 */
export async function deleteCustomer({ db, auth, customerId, by, leave }: Deletion): Promise<void> {
  const invited = await invitedUids(db, auth, customerId);
  const uids = await begin({ db, customerId, by }, invited);
  // A phone system that goes on sending is refused anyway.
  await leave?.().catch((error: unknown) => log.failed({ where: 'deleteCustomer', error }));
  const customer = db.doc(paths.customer(customerId));

  const bridges = await db.collection(paths.bridges(customerId)).listDocuments();
  const accounts = bridges.map(({ id }) => bridgeUid(customerId, id));
  if (accounts.length > 0) await auth.deleteUsers(accounts);
  const contracts = await db.collection('contractIds').where('customerId', '==', customerId).get();
  await Promise.all(contracts.docs.map((contract) => contract.ref.delete()));
  // A signed-in member can write until their member document is gone, so the rest is deleted after it.
  await db.recursiveDelete(db.collection(paths.members(customerId)));
  await db.recursiveDelete(customer);

  for (const uid of uids) await releaseSignIn({ db, auth }, uid);
  await db.doc(paths.deletedCustomer(customerId)).update({ finishedAt: new Date(), uids: [] });
  log.customerDeleted({ customerId, members: uids.length });
}

/** The accounts of those who haven't answered their invitation, most of them created for it. */
async function invitedUids(db: Firestore, auth: Auth, customerId: string): Promise<string[]> {
  const { docs } = await db.collection(paths.invitations(customerId)).get();
  const users = await Promise.all(
    docs.map((document) => userOrNull(auth.getUserByEmail(String(document.get('email'))))),
  );
  return users.flatMap((user) => user?.uid ?? []);
}

/** Closes the customer to webhook and audit log, and notes whose accounts have to be deleted. */
async function begin({ db, customerId, by }: Change, invited: string[]): Promise<string[]> {
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
        ...invited,
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
