import { createHash } from 'node:crypto';
import type { DocumentData, Firestore } from 'firebase-admin/firestore';
import type { CallableOutputs } from '../model/callables.ts';
import {
  contactMergeSchema,
  mergeUndoMs,
  type MergeField,
  type MergePick,
  type PartChoice,
} from '../model/contacts/contact-merge.ts';
import { contactRecordSchema } from '../model/contacts/contact.ts';
import { paths } from '../model/paths.ts';
import { audit, type Author } from '../audit/audit.ts';
import { withDates } from '../model/text/with-dates.ts';
import { Refusal } from '../refusal.ts';
import { contactCardOf } from '../calls/contact-card.ts';
import { mergedFields } from './merged-fields.ts';
import { moveCalls, moveVisits } from './move.ts';
import { giveBack, giveLaterCalls } from './give-back.ts';
import { partedFields } from './parted-fields.ts';

export interface MergeRequest {
  customerId: string;
  keepId: string;
  dropId: string;
  picks: Partial<Record<MergeField, MergePick>>;
  by: Author;
  now: Date;
}

/**
 * Merges two contacts: first the fields, keeping both originals for 30 days, then visits and calls, the second contact
 * last. Repeating the request resumes an interrupted merge.
 */
export async function mergeContacts(
  db: Firestore,
  request: MergeRequest,
): Promise<CallableOutputs['mergeContacts']> {
  const { customerId, keepId, dropId, now } = request;
  if (keepId === dropId) throw new Refusal('contact-unknown', 'Choose two different contacts.');
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

/** The id of a merge of these two contacts: stays the same while it's under way. */
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
    const mergedAs = mergedFields(kept.data, dropped.data, picks, now);
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
      mergedAs,
      expireAt,
    });
    transaction.update(keepRef, mergedAs);
    return mergeId;
  });
}

export interface PartRequest {
  customerId: string;
  mergeId: string;
  /** For fields changed since the merge: whom the later text belongs to. */
  choices: Partial<Record<MergeField, PartChoice>>;
  by: Author;
  now: Date;
}

/**
 * Undoes a merge: both contacts get their own visits and calls back; what was written since stays with the survivor. If
 * a later text may belong to either, nothing is done until somebody decides.
 */
export async function undoMerge(
  db: Firestore,
  request: PartRequest,
): Promise<CallableOutputs['undoMerge']> {
  const { customerId, mergeId, by } = request;
  const ref = db.doc(paths.contactMerge(customerId, mergeId));
  const { keepId, dropId, at, undecided } = await part(db, request);
  if (undecided.length > 0) return { contactId: dropId, undecided };
  await giveBack(db, { customerId, merge: ref, keepId, dropId });
  await giveLaterCalls(db, { customerId, keepId, dropId, since: at });
  const batch = db.batch();
  batch.update(ref, { state: 'parted' });
  audit(batch, db, customerId, {
    by,
    action: 'contacts-parted',
    target: `contacts/${keepId}`,
    after: { parted: `contacts/${dropId}` },
  });
  await batch.commit();
  return { contactId: dropId, undecided: [] };
}

async function part(db: Firestore, { customerId, mergeId, choices, now }: PartRequest) {
  return db.runTransaction(async (transaction) => {
    const ref = db.doc(paths.contactMerge(customerId, mergeId));
    const document = await transaction.get(ref);
    const merge = contactMergeSchema.safeParse(withDates(document.data()));
    const isOpen =
      merge.success &&
      ['merged', 'parting'].includes(merge.data.state) &&
      merge.data.expireAt > now;
    if (!isOpen) throw new Refusal('merge-unknown', 'This can no longer be undone.');
    const { keepId, dropId, state, at } = merge.data;
    if (state === 'parting') return { keepId, dropId, at, undecided: [] };
    const keepRef = db.doc(paths.contact(customerId, keepId));
    const keepBefore = document.get('keepBefore') as DocumentData;
    const dropBefore = document.get('dropBefore') as DocumentData;
    const stored = document.get('mergedAs') as DocumentData | undefined;
    const is = (await transaction.get(keepRef)).data() ?? keepBefore;
    const merged = { keepBefore, dropBefore, mergedAs: stored ?? is };
    const { keep, drop, undecided } = partedFields(is, merged, choices);
    if (undecided.length > 0) return { keepId, dropId, at, undecided };
    transaction.set(keepRef, keep);
    transaction.set(db.doc(paths.contact(customerId, dropId)), drop);
    transaction.update(ref, { state: 'parting' });
    return { keepId, dropId, at, undecided };
  });
}
