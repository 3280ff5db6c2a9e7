import { createHash } from 'node:crypto';
import type { DocumentData, Firestore } from 'firebase-admin/firestore';
import type { CallableOutputs } from '../model/callables.ts';
import {
  contactMergeSchema,
  mergeUndoMs,
  type MergeField,
  type MergePick,
} from '../model/contact-merge.ts';
import { contactRecordSchema } from '../model/contact.ts';
import { paths } from '../model/paths.ts';
import { audit, type Author } from '../audit/audit.ts';
import { withDates } from '../firestore/dates.ts';
import { Refusal } from '../refusal.ts';
import { contactCardOf } from '../calls/contact-card.ts';
import { mergedFields } from './merged-fields.ts';
import { moveCalls, moveVisits } from './move.ts';

export interface MergeRequest {
  customerId: string;
  keepId: string;
  dropId: string;
  picks: Partial<Record<MergeField, MergePick>>;
  by: Author;
  now: Date;
}

/**
 * Makes two contacts one. First the fields, with both as they were kept for 30 days, then visits and calls, the
 * second contact last: whatever breaks off, the same request again goes on.
 */
export async function mergeContacts(
  db: Firestore,
  request: MergeRequest,
): Promise<CallableOutputs['mergeContacts']> {
  const { customerId, keepId, dropId, now } = request;
  if (keepId === dropId) throw new Refusal('contact-unknown', 'These are not two contacts.');
  const expireAt = new Date(now.getTime() + mergeUndoMs);
  const mergeId = await begin(db, request, expireAt);
  const merge = db.doc(paths.contactMerge(customerId, mergeId));
  const keep = await db.doc(paths.contact(customerId, keepId)).get();
  const card = contactCardOf(keepId, keep.data());
  if (!card) throw new Refusal('contact-unknown', 'There is no such contact.');
  const move = { customerId, merge, fromId: dropId, toId: keepId, card, expireAt };
  const visits = await moveVisits(db, move);
  const calls = await moveCalls(db, move);
  const batch = db.batch();
  batch.delete(db.doc(paths.contact(customerId, dropId)));
  batch.update(merge, { state: 'merged' });
  audit(batch, db, customerId, {
    by: request.by,
    action: 'contacts-merged',
    target: `contacts/${keepId}`,
    after: { merged: `contacts/${dropId}`, visits, calls },
  });
  await batch.commit();
  return { mergeId };
}

/** The id of a merge of these two as they are: the same while it is under way. */
const idOf = (keepId: string, dropId: string, createdAt: string): string =>
  createHash('sha256').update(`${keepId} ${dropId} ${createdAt}`).digest('hex').slice(0, 24);

async function begin(db: Firestore, request: MergeRequest, expireAt: Date): Promise<string> {
  const { customerId, keepId, dropId, picks, by, now } = request;
  return db.runTransaction(async (transaction) => {
    const [keepRef, dropRef] = [keepId, dropId].map((id) => db.doc(paths.contact(customerId, id)));
    if (!keepRef || !dropRef) throw new Refusal('contact-unknown', 'There is no such contact.');
    const [keep, drop] = await Promise.all([transaction.get(keepRef), transaction.get(dropRef)]);
    const [kept, dropped] = [keep, drop].map(
      (one) => one.exists && contactRecordSchema.safeParse(withDates(one.data())),
    );
    if (!kept || !dropped || !kept.success || !dropped.success) {
      throw new Refusal('contact-unknown', 'There is no such contact.');
    }
    const mergeId = idOf(keepId, dropId, String(drop.createTime?.toMillis()));
    const ref = db.doc(paths.contactMerge(customerId, mergeId));
    const known = await transaction.get(ref);
    if (known.exists && known.get('state') === 'moving') return mergeId;
    transaction.set(ref, {
      keepId,
      dropId,
      keepName: kept.data.name,
      dropName: dropped.data.name,
      at: now,
      byUid: by.uid,
      byName: by.name,
      state: 'moving',
      keepBefore: keep.data(),
      dropBefore: drop.data(),
      expireAt,
    });
    transaction.update(keepRef, mergedFields(kept.data, dropped.data, picks, now));
    return mergeId;
  });
}

/** Makes them two again, each with his own visits and calls; what was written since into the one stays there. */
export async function undoMerge(
  db: Firestore,
  { customerId, mergeId, by, now }: { customerId: string; mergeId: string; by: Author; now: Date },
): Promise<CallableOutputs['undoMerge']> {
  const ref = db.doc(paths.contactMerge(customerId, mergeId));
  const { keepId, dropId } = await part(db, customerId, mergeId, now);
  const moved = await ref.collection('moved').get();
  for (const one of moved.docs) {
    const { visit, call, caller, searchKeys } = one.data();
    const batch = db.batch();
    if (typeof visit === 'string') {
      const from = db.doc(paths.visit(customerId, keepId, visit));
      const data = (await from.get()).data();
      if (data) batch.set(db.doc(paths.visit(customerId, dropId, visit)), data).delete(from);
    }
    if (typeof call === 'string') {
      const target = db.doc(paths.call(customerId, call));
      if ((await target.get()).exists) batch.update(target, { caller, searchKeys });
    }
    await batch.delete(one.ref).commit();
  }
  const batch = db.batch();
  batch.update(ref, { state: 'parted' });
  audit(batch, db, customerId, {
    by,
    action: 'contacts-parted',
    target: `contacts/${keepId}`,
    after: { parted: `contacts/${dropId}` },
  });
  await batch.commit();
  return { contactId: dropId };
}

async function part(db: Firestore, customerId: string, mergeId: string, now: Date) {
  return db.runTransaction(async (transaction) => {
    const ref = db.doc(paths.contactMerge(customerId, mergeId));
    const document = await transaction.get(ref);
    const merge = contactMergeSchema.safeParse(withDates(document.data()));
    const isOpen =
      merge.success &&
      ['merged', 'parting'].includes(merge.data.state) &&
      merge.data.expireAt > now;
    if (!isOpen) throw new Refusal('merge-unknown', 'This can no longer be undone.');
    const { keepId, dropId, state } = merge.data;
    if (state === 'parting') return { keepId, dropId };
    const keepRef = db.doc(paths.contact(customerId, keepId));
    const keep = await transaction.get(keepRef);
    const before = document.get('keepBefore') as DocumentData;
    const dropBefore = document.get('dropBefore') as DocumentData;
    transaction.set(keepRef, restored(keep.data(), before, dropBefore));
    transaction.set(db.doc(paths.contact(customerId, dropId)), dropBefore);
    transaction.update(ref, { state: 'parting' });
    return { keepId, dropId };
  });
}

/** The first contact as it was, with the numbers that were added since. */
function restored(
  now: DocumentData | undefined,
  before: DocumentData,
  other: DocumentData,
): DocumentData {
  const numbers = (of: DocumentData | undefined): unknown[] =>
    Array.isArray(of?.['phones']) ? of['phones'] : [];
  const added = numbers(now).filter(
    (number) => !numbers(before).includes(number) && !numbers(other).includes(number),
  );
  return added.length === 0 ? before : { ...before, phones: [...numbers(before), ...added] };
}
