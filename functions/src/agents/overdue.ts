import type { DocumentSnapshot, Firestore, Query } from 'firebase-admin/firestore';
import { whileContended, writeAsRead } from '../firestore/contended.ts';
import { readDocument } from '../firestore/read-document.ts';
import { type Agent, agentSchema, callsToWrapUp, wrappingUp } from '../model/desk/agent.ts';
import { callSchema } from '../model/calls/call.ts';
import { paths } from '../model/paths.ts';
import { wantsDisposition, wrapUpOf } from '../model/desk/wrap-up.ts';
import { withoutWrapUp } from './presence.ts';

/** After this long with a required disposition left empty we assume the operator has left. */
const giveUpMs = 30 * 60_000;

/** Wrap-ups that have run out. A member's own browser ends theirs; this is for browsers that were closed. */
export const overdueWrapUps = (db: Firestore, now: Date): Query =>
  db
    .collectionGroup('agents')
    .where('status', '==', wrappingUp)
    .where('wrapUpUntil', '<=', now)
    .orderBy('wrapUpUntil');

/** Ends a wrap-up, unless it has been extended meanwhile or one of its calls still needs a disposition. */
export async function endWrapUp(
  document: DocumentSnapshot,
  customerId: string,
  now: Date,
): Promise<boolean> {
  const db = document.ref.firestore;
  return whileContended(async () => {
    const current = await document.ref.get();
    const agent = readDocument(agentSchema, current);
    const until = agent?.wrapUpUntil;
    if (!agent || agent.status !== wrappingUp || !until || until > now) return false;
    const isGivenUp = now.getTime() - until.getTime() > giveUpMs;
    if (!isGivenUp && (await isHeld(db, customerId, agent))) return false;
    await writeAsRead(current, withoutWrapUp(agent, now));
    return true;
  });
}

async function isHeld(db: Firestore, customerId: string, agent: Agent): Promise<boolean> {
  const linkedIds = callsToWrapUp(agent);
  if (linkedIds.length === 0) return false;
  const [customer, ...documents] = await db.getAll(
    db.doc(paths.settings(customerId, 'wrapUp')),
    ...linkedIds.map((linkedId) => db.doc(paths.call(customerId, linkedId))),
  );
  for (const document of documents) {
    const call = readDocument(callSchema, document);
    if (!call) continue;
    const group =
      call.groupCode === null ? null : await db.doc(paths.group(customerId, call.groupCode)).get();
    if (wantsDisposition(call, wrapUpOf(customer?.data(), group?.get('wrapUp')))) return true;
  }
  return false;
}
