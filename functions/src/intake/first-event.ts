import type { Firestore } from 'firebase-admin/firestore';
import { paths } from '../model/paths.ts';

/** Notes when the first event of a connection to Dialpad arrived, for those who wait for it on the screen. */
export async function noteFirstEvent(db: Firestore, customerId: string, at: Date): Promise<void> {
  const document = db.doc(paths.dialpad(customerId));
  await db.runTransaction(async (transaction) => {
    const state = await transaction.get(document);
    // Not yet connected: the next event is soon enough.
    if (!state.get('connection')) return;
    if (!state.get('firstEventAt')) transaction.update(document, { firstEventAt: at });
    transaction.update(db.doc(paths.webhookSecrets(customerId)), { awaitsFirst: false });
  });
}
