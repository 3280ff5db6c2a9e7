import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import type { LedgerEntry } from '../model/ledger.ts';
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

/** In place of the call's id: no call could ever take this entry in; it is kept as a dead letter. */
export const givenUp = '';

/** The call an entry was reduced into; null = none yet, or given up. */
export const linkedIdOf = (entry: DocumentSnapshot): string | null => {
  const linkedId: unknown = entry.get('linkedId');
  return typeof linkedId === 'string' && linkedId !== givenUp ? linkedId : null;
};

/** What the ledger keeps of an event; `linkedId` = the call it was reduced into. */
export const ledgerEntry = (
  event: CallEvent,
  raw: string,
  linkedId: string | null,
): LedgerEntry => ({
  raw: raw.toWellFormed(),
  source: event.source,
  callId: event.callId,
  state: event.state.slice(0, 100).toWellFormed(),
  eventTimestamp: event.eventTimestamp,
  receivedAt: event.receivedAt,
  linkIds: linkIds(event),
  linkedId,
  expireAt: new Date(event.receivedAt.getTime() + retentionMs.ledger),
});

/**
 * Makes an event durable, once: after this resolves it is in the ledger, and `create` alone refuses a
 * repetition, however many deliveries arrive at the same moment.
 */
export async function append(
  db: Firestore,
  customerId: string,
  { eventKey, event }: Entry,
  raw: string,
): Promise<Appended> {
  const document = db.doc(paths.ledgerEntry(customerId, eventKey));
  try {
    await document.create(ledgerEntry(event, raw, null));
    return { repeated: false };
  } catch (error) {
    if (!isAlreadyExists(error)) throw error;
    return { repeated: true, linkedId: linkedIdOf(await document.get()) };
  }
}

/** Ids Firestore takes in one `array-contains-any`. */
const anyLimit = 30;
/** Entries one round takes along. */
const waitingLimit = 200;

/** Entries that share an id with a call and are not reduced yet; what one writer finds, it takes along. */
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
