import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { givenUp } from '../calls/ledger.ts';
import { rootId } from '../calls/call-event.ts';
import { record } from '../calls/record.ts';
import { withDates } from '../model/text/with-dates.ts';
import { isPermanent } from '../firestore/errors.ts';
import { keepDeadLetter } from '../calls/dead-letter.ts';
import { reread } from './reread.ts';
import { paths } from '../model/paths.ts';
import { log } from '../log.ts';

/** How long one entry may take; the trigger is retried when it fails. */
const finishMs = 30_000;
/** Longer than any outage we expect: whatever still fails then has failed for good. */
const giveUpMs = 86_400_000;

/**
 * Reduces a ledger entry that no request has reduced yet, and returns whether there was anything to do. An entry that
 * no call can ever take in becomes a dead letter with a reason, which admins can see and replay.
 */
export async function finishEntry(
  db: Firestore,
  customerId: string,
  eventKey: string,
  now: () => Date,
): Promise<boolean> {
  const entry = await db.doc(paths.ledgerEntry(customerId, eventKey)).get();
  if (!entry.exists || entry.get('linkedId') !== null) return false;
  const event = reread(entry.data());
  if (!event) return giveUp(customerId, entry, 'entry-unreadable', now());
  const until = now().getTime() + finishMs;
  try {
    const linkedId = await record({ db, customerId, now, reread, until }, { eventKey, event });
    log.finished({ customerId, linkedId });
    return true;
  } catch (error) {
    const isOld = now().getTime() - event.receivedAt.getTime() > giveUpMs;
    if (!isPermanent(error) && !isOld) throw error;
    log.failed({ where: 'finish', error, linkedId: rootId(event) });
    return giveUp(customerId, entry, 'call-not-writable', now());
  }
}

async function giveUp(
  customerId: string,
  entry: DocumentSnapshot,
  reason: string,
  now: Date,
): Promise<boolean> {
  const raw: unknown = entry.get('raw');
  const receivedAt = withDates(entry.get('receivedAt'));
  const body = typeof raw === 'string' ? raw : JSON.stringify(entry.data());
  const at = receivedAt instanceof Date ? receivedAt : now;
  await keepDeadLetter(entry.ref.firestore, customerId, body, reason, at);
  await entry.ref.update({ linkedId: givenUp });
  return true;
}
