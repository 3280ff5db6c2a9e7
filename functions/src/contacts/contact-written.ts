import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { binVisits } from './bin.ts';
import { keepPairs, mayChangePairs } from './keep-pairs.ts';
import { keepSearchable } from './keep-searchable.ts';
import { nameCallers, numbersToName } from '../rescues/rescue-caller.ts';

/** What a Firestore trigger knows about a written contact. */
export interface ContactWritten {
  time: string;
  params: { customerId: string; contactId: string };
  data?: { before: DocumentSnapshot; after: DocumentSnapshot } | undefined;
}

/** Updates everything derived from a contact. Idempotent; tolerates out-of-order delivery. */
export async function contactWritten(db: Firestore, event: ContactWritten): Promise<void> {
  const { time, data, params } = event;
  if (!data) return;
  const at = new Date(time);
  if (data.after.exists) await keepSearchable(data.after, at);
  // Deleting a document keeps its subcollections. A contact that exists again keeps its visits.
  else if (!(await data.before.ref.get()).exists) {
    await binVisits(db, params.customerId, params.contactId);
  }
  await Promise.all([
    mayChangePairs(data.before, data.after) &&
      keepPairs(db, params.customerId, params.contactId, at),
    nameCallers(db, params.customerId, numbersToName(data.before, data.after)),
  ]);
}
