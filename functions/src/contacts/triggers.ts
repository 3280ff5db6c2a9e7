import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { contactWritten } from './contact-written.ts';
import { visitWritten } from './visit-written.ts';

/** What a trigger knows about a document written at or below a contact. */
export interface Written {
  time: string;
  /** `place`: the path below the collection of contacts, as in `{contactId}/visits/{visitId}`. */
  params: { customerId: string; place: string };
  data?: { before: DocumentSnapshot; after: DocumentSnapshot } | undefined;
}

/** Tells contacts and visits apart. Nothing else exists below a contact. */
export async function contactChanged(db: Firestore, event: Written, now: Date): Promise<void> {
  const [contactId = '', collection] = event.params.place.split('/');
  const params = { customerId: event.params.customerId, contactId };
  if (collection === undefined) await contactWritten(db, { ...event, params });
  else if (collection === 'visits') await visitWritten(db, { ...event, params }, now);
}
