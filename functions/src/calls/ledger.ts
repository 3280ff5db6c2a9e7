import type { DocumentSnapshot, Firestore, WriteBatch } from 'firebase-admin/firestore';
import type { LedgerEntry } from '../model/calls/ledger.ts';
import { paths } from '../model/paths.ts';
import { retentionMs } from '../config.ts';
import { isAlreadyExists } from '../firestore/errors.ts';
import { linkIds, type CallEvent } from './call-event.ts';

/** An event with the ledger entry that keeps it. */
export interface Entry {
  eventKey: string;
  event: CallEvent;
}

export type Appended = { repeated: false } | { repeated: true; linkedId: string | null };

/** Stands in for the call's id of an entry that no call takes in: it's done with, or kept as a dead letter. */
export const noCall = '';

/** The call an entry was reduced into; null = none, or none yet. */
export const linkedIdOf = (entry: DocumentSnapshot): string | null => {
  const linkedId: unknown = entry.get('linkedId');
  return typeof linkedId === 'string' && linkedId !== noCall ? linkedId : null;
};

/** An event's ledger entry; `linkedId` = the call it was reduced into. */
export const ledgerEntry = (
  event: CallEvent,
  raw: string,
  linkedId: string | null,
): LedgerEntry => ({
  raw: raw.toWellFormed(),
  source: event.source,
  restored: event.restored,
  callId: event.callId,
  state: event.state.slice(0, 100).toWellFormed(),
  eventTimestamp: event.eventTimestamp,
  receivedAt: event.receivedAt,
  deliveredAt: isDelivered(event) ? event.receivedAt : null,
  linkIds: linkIds(event),
  linkedId,
  expireAt: new Date(event.receivedAt.getTime() + retentionMs.ledger),
});

const isDelivered = ({ source, restored }: CallEvent): boolean =>
  (source === 'dialpad' || source === 'relay') && !restored;

/** The ledger entry of something that isn't a call; `linkIds` = the numbers it is about, for whoever erases them. */
export const noticeEntry = (
  { kind, numbers, receivedAt }: { kind: string; numbers: string[]; receivedAt: Date },
  raw: string,
): LedgerEntry => ({
  raw: raw.toWellFormed(),
  source: 'dialpad',
  restored: false,
  callId: '',
  state: kind,
  eventTimestamp: null,
  receivedAt,
  deliveredAt: null,
  linkIds: numbers,
  linkedId: null,
  expireAt: new Date(receivedAt.getTime() + retentionMs.ledger),
});

/**
 * Makes an event durable exactly once. When this resolves, it's in the ledger; `create` alone refuses a duplicate,
 * however many deliveries arrive at the same moment.
 */
export async function append(
  db: Firestore,
  customerId: string,
  { eventKey, event }: Entry,
  raw: string,
): Promise<Appended> {
  return appendEntry(db, customerId, eventKey, ledgerEntry(event, raw, null));
}

/** The same for an entry as it's stored; `leaves` = in the same write, what it means is left to the trigger. */
export async function appendEntry(
  db: Firestore,
  customerId: string,
  eventKey: string,
  entry: LedgerEntry,
  { leaves = false } = {},
): Promise<Appended> {
  const document = db.doc(paths.ledgerEntry(customerId, eventKey));
  const batch = db.batch();
  batch.create(document, { ...entry });
  if (leaves) leave(batch, db, customerId, eventKey, entry.receivedAt);
  try {
    await batch.commit();
    return { repeated: false };
  } catch (error) {
    if (!isAlreadyExists(error)) throw error;
    return { repeated: true, linkedId: linkedIdOf(await document.get()) };
  }
}

/**
 * Leaves entries that are in the ledger to the trigger. One that isn't named here, because its request ended without a
 * word, is resent by whoever got no answer, or found by the sweep.
 */
export async function leaveToTrigger(
  db: Firestore,
  customerId: string,
  eventKeys: string[],
  now: Date,
): Promise<void> {
  const batch = db.batch();
  for (const eventKey of eventKeys) leave(batch, db, customerId, eventKey, now);
  await batch.commit();
}

function leave(
  batch: WriteBatch,
  db: Firestore,
  customerId: string,
  eventKey: string,
  now: Date,
): void {
  const expireAt = new Date(now.getTime() + retentionMs.leftover);
  batch.set(db.doc(paths.leftover(customerId, eventKey)), { expireAt });
}

/** How many ids Firestore accepts in one `array-contains-any`. */
const anyLimit = 30;
/** How many entries one round takes in. */
const waitingLimit = 200;

/** Entries that share an id with a call and haven't been reduced yet. Whichever writer finds them takes them in. */
export async function waitingEntries(
  db: Firestore,
  customerId: string,
  ids: string[],
): Promise<{ eventKey: string; entry: FirebaseFirestore.DocumentData }[]> {
  const found = await db
    .collection(paths.ledger(customerId))
    .where('linkedId', '==', null)
    .where('linkIds', 'array-contains-any', ids.slice(0, anyLimit))
    .limit(waitingLimit)
    .get();
  return found.docs.map((document) => ({ eventKey: document.id, entry: document.data() }));
}
