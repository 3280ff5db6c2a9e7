import type { Firestore, WriteBatch } from 'firebase-admin/firestore';
import { paths } from '../model/paths.ts';
import type { Conversation } from './link.ts';

interface MergeContext {
  db: Firestore;
  customerId: string;
  now: () => Date;
}

/**
 * Moves everything known under a conversation's other ids to the surviving one, and leaves a pointer in their
 * documents. Writes are conditional on what was read, so one of two concurrent merges has to read again.
 */
export async function takeInStrays(
  batch: WriteBatch,
  context: MergeContext,
  { linkedId, strays }: Conversation,
): Promise<void> {
  const { db, customerId, now } = context;
  const taken = new Set<string>();
  for (const { linkedId: strayId, stored } of strays) {
    const pointingTo = (field: string, collection: string) =>
      db.collection(collection).where(field, '==', strayId).get();
    const [aliases, ledger, merged] = await Promise.all([
      pointingTo('linkedId', paths.callAliases(customerId)),
      pointingTo('linkedId', paths.ledger(customerId)),
      pointingTo('mergedInto', paths.calls(customerId)),
      moveMemos(batch, context, { from: strayId, to: linkedId, taken }),
    ]);
    for (const alias of aliases.docs) {
      batch.update(alias.ref, { linkedId }, { lastUpdateTime: alias.updateTime });
    }
    for (const entry of ledger.docs) batch.update(entry.ref, { linkedId });
    for (const call of merged.docs) batch.update(call.ref, { mergedInto: linkedId });
    if (stored?.call.mergedInto === null) {
      batch.update(
        db.doc(paths.call(customerId, strayId)),
        { mergedInto: linkedId, active: false, updatedAt: now() },
        { lastUpdateTime: stored.updateTime },
      );
    }
  }
}

/** Memos written between our read and our write. After the merge the rules refuse new ones, so once is enough. */
export async function takeInLateMemos(
  context: MergeContext,
  { linkedId, strays }: Conversation,
): Promise<void> {
  const batch = context.db.batch();
  const taken = new Set<string>();
  let moved = 0;
  for (const { linkedId: from } of strays) {
    moved += await moveMemos(batch, context, { from, to: linkedId, taken });
  }
  if (moved > 0) await batch.commit();
}

/** `taken` = ids already in use: one author may have written on several documents. */
async function moveMemos(
  batch: WriteBatch,
  { db, customerId }: MergeContext,
  { from, to, taken }: { from: string; to: string; taken: Set<string> },
): Promise<number> {
  const memos = await db.collection(paths.memos(customerId, from)).get();
  if (memos.empty) return 0;
  const there = await db.collection(paths.memos(customerId, to)).get();
  for (const memo of there.docs) taken.add(memo.id);
  for (const memo of memos.docs) {
    const id = taken.has(memo.id) ? `${memo.id}-${from}` : memo.id;
    taken.add(id);
    batch.set(db.doc(`${paths.memos(customerId, to)}/${id}`), memo.data());
    batch.delete(memo.ref);
  }
  return memos.size;
}
