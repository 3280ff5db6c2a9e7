import type { DocumentSnapshot, Firestore, Query } from 'firebase-admin/firestore';
import { readDocument } from '../firestore/read-document.ts';
import { agentSchema, wrappingUp } from '../model/agent.ts';
import { paths } from '../model/paths.ts';
import { wrapUpOf } from '../model/wrap-up.ts';
import { withoutWrapUp } from './presence.ts';

/** Who leaves a required disposition empty this long has gone home. */
const giveUpMs = 30 * 60_000;

/** Wrap-ups whose time is up. A member's own browser ends his; this is for browsers that were closed. */
export const overdueWrapUps = (db: Firestore, now: Date): Query =>
  db
    .collectionGroup('agents')
    .where('status', '==', wrappingUp)
    .where('wrapUpUntil', '<=', now)
    .orderBy('wrapUpUntil');

/** Ends one, unless it was put off meanwhile or its call still wants a disposition. */
export async function endWrapUp(
  document: DocumentSnapshot,
  customerId: string,
  now: Date,
): Promise<boolean> {
  const db = document.ref.firestore;
  return db.runTransaction(async (transaction) => {
    const agent = readDocument(agentSchema, await transaction.get(document.ref));
    const until = agent?.wrapUpUntil;
    if (!agent || agent.status !== wrappingUp || !until || until > now) return false;
    const isGivenUp = now.getTime() - until.getTime() > giveUpMs;
    if (!isGivenUp && (await wantsDisposition(transaction, db, customerId, agent.linkedId))) {
      return false;
    }
    transaction.set(document.ref, withoutWrapUp(agent, now));
    return true;
  });
}

async function wantsDisposition(
  transaction: FirebaseFirestore.Transaction,
  db: Firestore,
  customerId: string,
  linkedId: string | null,
): Promise<boolean> {
  if (linkedId === null) return false;
  const [call, customer] = await Promise.all([
    transaction.get(db.doc(paths.call(customerId, linkedId))),
    transaction.get(db.doc(paths.settings(customerId, 'wrapUp'))),
  ]);
  if (!call.exists || call.get('disposition')) return false;
  const groupCode: unknown = call.get('groupCode');
  const group =
    typeof groupCode === 'string'
      ? await transaction.get(db.doc(paths.group(customerId, groupCode)))
      : null;
  return wrapUpOf(customer.data(), group?.get('wrapUp')).mode === 'required';
}
