import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { commandLine, type Author } from '../audit/audit.ts';
import { Refusal } from '../refusal.ts';
import { memberOf, type Session } from './caller.ts';

/** Says who is acting, or refuses, within the transaction that acts. It only reads, so it comes first. */
export type Authorize = (transaction: Transaction) => Promise<Author>;

/** Somebody with the project's own credentials needs no permission. */
export const asCommandLine: Authorize = () => Promise.resolve(commandLine);

/** The caller, who must still be an admin who may act when the transaction writes. */
export const asAdmin =
  (db: Firestore, customerId: string, session: Session): Authorize =>
  async (transaction) => {
    const member = await memberOf(db, customerId, session, { within: transaction });
    if (member?.role !== 'admin') throw new Refusal('not-an-admin', 'Only an admin can do this.');
    return { uid: member.uid, name: member.name };
  };
