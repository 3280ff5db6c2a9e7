import type { Firestore } from 'firebase-admin/firestore';
import type { CallChange } from '../calls/call-change.ts';
import { intentIdsOf, intentOf, placedBy, type FoundIntent } from '../calls/intent.ts';
import { readDocument } from '../firestore/read-document.ts';
import type { Call } from '../model/calls/call.ts';
import { memberSchema } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import { rescueSchema } from '../model/calls/rescue.ts';

/**
 * Ties an outbound call to what its caller had in mind: the intent learns of its call, and the callback row it began
 * from is theirs unless somebody else has it. Idempotent; tolerates out-of-order delivery.
 */
export async function followIntents({ db, customerId, before, after }: CallChange): Promise<void> {
  if (!after || placingOf(after) === null || placingOf(before) === placingOf(after)) return;
  const intent = await intentOf(db, customerId, after);
  if (!intent || intent.linkedId === after.linkedId) return;
  await tie(db, customerId, intent, after.linkedId);
}

/** Who calls whom, as text; null = nobody calls out. */
function placingOf(call: Call | null): string | null {
  if (!call) return null;
  const [emails, ids] = [placedBy(call), intentIdsOf(call)];
  const who = [call.externalNumber, emails.toSorted(), ids];
  return emails.length + ids.length === 0 ? null : JSON.stringify(who);
}

async function tie(
  db: Firestore,
  customerId: string,
  intent: FoundIntent,
  linkedId: string,
): Promise<void> {
  const ref = db.doc(paths.callIntent(customerId, intent.id));
  const row = intent.rescueId === null ? null : db.doc(paths.rescue(customerId, intent.rescueId));
  await db.runTransaction(async (transaction) => {
    const [known, member, rescue] = await transaction.getAll(
      ref,
      db.doc(paths.member(customerId, intent.uid)),
      ...(row ? [row] : []),
    );
    if (!known?.exists || known.get('linkedId') != null) return;
    transaction.update(ref, { linkedId });
    const person = readDocument(memberSchema, member);
    const waiting = readDocument(rescueSchema, rescue);
    const isTheirs = waiting?.number === intent.number && waiting.groupCode === intent.groupCode;
    if (!row || !person || !isTheirs || waiting.state !== 'open' || waiting.claimedBy) return;
    transaction.update(row, {
      claimedBy: { uid: intent.uid, name: person.name },
      claimedAt: intent.createdAt,
    });
  });
}
