import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { keepSearchable } from './keep-searchable.ts';

/** What a Firestore trigger knows of a contact that was written. */
export interface ContactWritten {
  time: string;
  params: { customerId: string; contactId: string };
  data?: { before: DocumentSnapshot; after: DocumentSnapshot } | undefined;
}

/** What follows from a contact outside of what its writer has written. Bears repetition and disorder. */
export async function contactWritten(db: Firestore, event: ContactWritten): Promise<void> {
  const { time, data } = event;
  if (!data) return;
  if (data.after.exists) {
    await keepSearchable(data.after, new Date(time));
    return;
  }
  // A TTL or a delete takes no subcollection along.
  await db.recursiveDelete(data.before.ref.collection('visits'));
}
