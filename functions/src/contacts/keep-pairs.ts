import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { contactSchema } from '../model/contacts/contact.ts';
import {
  contactPairSchema,
  pairId,
  pairIds,
  type ContactPair,
  type PairReason,
} from '../model/contacts/contact-pair.ts';
import { keyNames } from '../model/contacts/contact-search.ts';
import { paths } from '../model/paths.ts';
import { isConflict } from '../firestore/errors.ts';
import { readDocument } from '../firestore/read-document.ts';
import { findPairs } from './find-pairs.ts';

const mostTries = 3;

/** Whether a change to a contact may change its pairs. */
export function mayChangePairs(before: DocumentSnapshot, after: DocumentSnapshot): boolean {
  const keys = (of: DocumentSnapshot) =>
    JSON.stringify([
      ...['phones', 'name', 'kana', 'email'].map((field) => of.get(field)),
      keyNames(of.get('searchKeys')),
    ]);
  return before.exists !== after.exists || keys(before) !== keys(after);
}

/**
 * Brings a contact's pairs up to date with its current state, whatever its trigger reported: opens new ones, closes
 * those with nothing in common any more. Pairs that somebody has marked as two people are left alone.
 */
export async function keepPairs(
  db: Firestore,
  customerId: string,
  contactId: string,
  now: Date,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await keepOnce(db, customerId, contactId, now);
    } catch (error) {
      // The pair was written at the same time from its other side.
      if (tries === mostTries || !isConflict(error)) throw error;
    }
  }
}

async function keepOnce(db: Firestore, customerId: string, contactId: string, now: Date) {
  const [document, stored] = await Promise.all([
    db.doc(paths.contact(customerId, contactId)).get(),
    pairsOf(db, customerId, contactId).get(),
  ]);
  const contact = readDocument(contactSchema, document);
  const found = contact
    ? await findPairs(db, customerId, contactId, contact)
    : new Map<string, PairReason[]>();
  if (stored.empty && found.size === 0) return;
  const batch = db.batch();
  const known = new Set<string>();
  for (const one of stored.docs) {
    const pair = readDocument(contactPairSchema, one);
    const other = pair?.contactIds.find((id) => id !== contactId) ?? '';
    const reasons = found.get(other);
    known.add(other);
    if (pair?.state === 'different') continue;
    const asRead = one.updateTime ? { lastUpdateTime: one.updateTime } : {};
    if (!pair || !reasons) batch.delete(one.ref, asRead);
    else if (pair.reasons.join() !== reasons.join()) {
      batch.update(one.ref, { reasons, orderKey: orderKeyOf(reasons, now) }, asRead);
    }
  }
  for (const [other, reasons] of found) {
    if (known.has(other)) continue;
    const pair: ContactPair = {
      contactIds: pairIds(contactId, other),
      state: 'open',
      reasons,
      orderKey: orderKeyOf(reasons, now),
      at: null,
      byUid: '',
      byName: '',
    };
    batch.create(db.doc(paths.contactPair(customerId, pairId(contactId, other))), pair);
  }
  await batch.commit();
}

/** All pairs a contact belongs to. */
export const pairsOf = (db: Firestore, customerId: string, contactId: string) =>
  db
    .collection(paths.contactPairs(customerId))
    .where('contactIds', 'array-contains', contactId)
    .limit(200);

const orderKeyOf = (reasons: PairReason[], now: Date): string =>
  `${reasons.length} ${now.toISOString()}`;
