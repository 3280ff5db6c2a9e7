import type { Firestore } from 'firebase-admin/firestore';
import { record } from '../calls/record.ts';
import { reread } from '../intake/reread.ts';
import { paths } from '../model/paths.ts';
import { log } from '../log.ts';

/** How long one entry may take; the trigger itself is repeated when it fails. */
const finishMs = 30_000;

/** Reduces one ledger entry that no request has reduced yet. Says whether there was anything to do. */
export async function finishEntry(
  db: Firestore,
  customerId: string,
  eventKey: string,
  now: () => Date,
): Promise<boolean> {
  const entry = await db.doc(paths.ledgerEntry(customerId, eventKey)).get();
  if (!entry.exists || entry.get('linkedId') !== null) return false;
  const event = reread(entry.data());
  if (!event) return false;
  const until = now().getTime() + finishMs;
  await record({ db, customerId, now, reread, until }, { eventKey, event });
  log.finished({ customerId, callId: event.callId });
  return true;
}
