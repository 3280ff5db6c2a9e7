import type { DocumentSnapshot, Firestore, Query } from 'firebase-admin/firestore';
import { readDocument } from '../firestore/read-document.ts';
import { type Agent, agentSchema, callsToWrapUp, wrappingUp } from '../model/agent.ts';
import { callSchema } from '../model/call.ts';
import { paths } from '../model/paths.ts';
import { wantsDisposition, wrapUpOf } from '../model/wrap-up.ts';
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

/** Ends one, unless it was put off meanwhile or one of its calls still wants a disposition. */
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
    if (!isGivenUp && (await isHeld(transaction, db, customerId, agent))) return false;
    transaction.set(document.ref, withoutWrapUp(agent, now));
    return true;
  });
}

async function isHeld(
  transaction: FirebaseFirestore.Transaction,
  db: Firestore,
  customerId: string,
  agent: Agent,
): Promise<boolean> {
  const linkedIds = callsToWrapUp(agent);
  if (linkedIds.length === 0) return false;
  const [customer, ...documents] = await transaction.getAll(
    db.doc(paths.settings(customerId, 'wrapUp')),
    ...linkedIds.map((linkedId) => db.doc(paths.call(customerId, linkedId))),
  );
  for (const document of documents) {
    const call = readDocument(callSchema, document);
    if (!call) continue;
    const group =
      call.groupCode === null
        ? null
        : await transaction.get(db.doc(paths.group(customerId, call.groupCode)));
    if (wantsDisposition(call, wrapUpOf(customer?.data(), group?.get('wrapUp')))) return true;
  }
  return false;
}
