import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { memberSchema } from '../model/member.ts';
import { paths } from '../model/paths.ts';
import { commandLine, type Author } from '../audit/audit.ts';
import { readDocument } from '../firestore/read-document.ts';
import { Refusal } from '../refusal.ts';

/** Says who is acting, or refuses, within the transaction that acts. It only reads, so it comes first. */
export type Authorize = (transaction: Transaction) => Promise<Author>;

/** Somebody with the project's own credentials needs no permission. */
export const asCommandLine: Authorize = () => Promise.resolve(commandLine);

/** The caller, who must still be an active admin when the transaction writes; the session was checked before. */
export const asAdmin =
  (db: Firestore, customerId: string, uid: string): Authorize =>
  async (transaction) => {
    const document = await transaction.get(db.doc(paths.member(customerId, uid)));
    const member = readDocument(memberSchema, document);
    if (!member?.active || member.mustChangePassword === true || member.role !== 'admin') {
      throw new Refusal('not-an-admin', 'Only an admin can do this.');
    }
    return { uid, name: member.name };
  };
