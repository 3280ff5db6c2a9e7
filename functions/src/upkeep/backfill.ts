import type { Firestore, Query, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { keepPairs } from '../contacts/keep-pairs.ts';
import { keepSearchable } from '../contacts/keep-searchable.ts';
import { documentsOf } from '../firestore/documents-of.ts';
import { isConflict } from '../firestore/errors.ts';
import { paths } from '../model/paths.ts';
import { countByStore } from '../model/contacts/visit-counts.ts';
import { keepRescues } from '../rescues/keep-rescues.ts';
import { wantsCallback } from '../rescues/derive-rescue.ts';
import { readChanged } from '../calls/call-change.ts';

/** Creates what triggers maintain from now on for data older than the triggers. Each is idempotent. */

const pageSize = 300;
/** Contacts processed at a time. */
const lanes = 20;

interface Backfill {
  db: Firestore;
  customerId: string;
  now: Date;
}

/**
 * Creates the callback rows for calls since a given day. Nobody would call back older ones.
 * @returns how many numbers were checked
 */
export async function backfillCallbacks(
  { db, customerId, now }: Backfill,
  since: Date,
): Promise<number> {
  const calls = db
    .collection(paths.calls(customerId))
    .where('startedAt', '>=', since)
    .orderBy('startedAt');
  const seen = new Set<string>();
  for await (const document of documentsOf(calls, { pageSize })) {
    const after = readChanged(document);
    if (!after || !wantsCallback(after)) continue;
    const key = JSON.stringify([after.groupCode, after.externalNumber]);
    if (seen.has(key)) continue;
    seen.add(key);
    await keepRescues({ db, customerId, before: null, after, now });
  }
  return seen.size;
}

/**
 * Finds possible duplicates among all contacts.
 * @returns how many contacts were checked
 */
export async function backfillPairs({ db, customerId, now }: Backfill): Promise<number> {
  const contacts = contactsOf(db, customerId).select();
  return eachOf(contacts, (contact) => keepPairs(db, customerId, contact.id, now));
}

/**
 * Brings every contact's search keys up to date.
 * @returns how many contacts were checked
 */
export async function backfillSearchKeys({ db, customerId, now }: Backfill): Promise<number> {
  return eachOf(contactsOf(db, customerId), (contact) => keepSearchable(contact, now));
}

/** A newer contact's visits may still be waiting for their trigger, which counts them itself. */
const settledMs = 3_600_000;

/**
 * Counts the visits of contacts from before visits were counted. Their `orderCount` already includes them, and stays.
 * @returns how many contacts were checked
 */
export async function backfillVisitCounts({ db, customerId, now }: Backfill): Promise<number> {
  return eachOf(contactsOf(db, customerId), async (contact) => {
    const isSettled = now.getTime() - contact.createTime.toMillis() > settledMs;
    if (contact.get('visitCounts') != null || !isSettled) return;
    const visits = await db
      .collection(paths.visits(customerId, contact.id))
      .select('storeCode')
      .get();
    const stores = visits.docs.map((visit) => ({
      storeCode: String(visit.get('storeCode') ?? ''),
    }));
    if (stores.length === 0) return;
    await contact.ref
      .update({ visitCounts: countByStore(stores) }, { lastUpdateTime: contact.updateTime })
      .catch((error: unknown) => {
        if (!isConflict(error)) throw error;
      });
  });
}

const contactsOf = (db: Firestore, customerId: string): Query =>
  db.collection(paths.contacts(customerId)).orderBy('__name__');

/** Processes each document, several at a time, and returns their number. */
async function eachOf(
  query: Query,
  work: (document: QueryDocumentSnapshot) => Promise<void>,
): Promise<number> {
  let count = 0;
  let lane: Promise<void>[] = [];
  for await (const document of documentsOf(query, { pageSize })) {
    lane.push(work(document));
    count += 1;
    if (lane.length < lanes) continue;
    await Promise.all(lane);
    lane = [];
  }
  await Promise.all(lane);
  return count;
}
