import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { followDuty } from '../agents/duty.ts';
import { noCall } from '../calls/ledger.ts';
import { rootId } from '../calls/call-event.ts';
import { record } from '../calls/record.ts';
import { nameFromDialpad } from '../contacts/name-from-dialpad.ts';
import { ledgerEntrySchema } from '../model/calls/ledger.ts';
import { withDates } from '../model/text/with-dates.ts';
import { isPermanent } from '../firestore/errors.ts';
import { keepDeadLetter } from '../calls/dead-letter.ts';
import { contentOf, reread } from './reread.ts';
import { readNotice, type Notice } from './notice.ts';
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
  const { raw, receivedAt } = ledgerEntrySchema.safeParse(withDates(entry.data())).data ?? {};
  const notice = raw && receivedAt ? readNotice(contentOf(raw), receivedAt) : null;
  if (notice) {
    const follow = async () => {
      await followNotice(db, customerId, notice, now());
      await entry.ref.update({ linkedId: noCall });
    };
    return finish(entry, { customerId, receivedAt, reason: 'notice-not-followed', now }, follow);
  }
  const event = reread(entry.data());
  if (!event) return giveUp(customerId, entry, 'entry-unreadable', now());
  const until = now().getTime() + finishMs;
  const reduce = async () => {
    const linkedId = await record({ db, customerId, now, reread, until }, { eventKey, event });
    log.finished({ customerId, linkedId });
  };
  const about = { customerId, receivedAt, reason: 'call-not-writable', now };
  return finish(entry, { ...about, linkedId: rootId(event) }, reduce);
}

/** Finishes an entry that its request has left over, and forgets that it has. */
export async function finishLeftover(
  db: Firestore,
  customerId: string,
  eventKey: string,
  now: () => Date,
): Promise<void> {
  await finishEntry(db, customerId, eventKey, now);
  await db.doc(paths.leftover(customerId, eventKey)).delete();
}

/** Works on an entry; fails so that it's retried, unless it has failed for good. */
async function finish(
  entry: DocumentSnapshot,
  about: {
    customerId: string;
    receivedAt: Date | undefined;
    /** Why it is given up, if it is. */
    reason: string;
    linkedId?: string;
    now: () => Date;
  },
  work: () => Promise<void>,
): Promise<boolean> {
  const { customerId, receivedAt, reason, linkedId, now } = about;
  try {
    await work();
    return true;
  } catch (error) {
    const isOld = now().getTime() - (receivedAt?.getTime() ?? 0) > giveUpMs;
    if (!isPermanent(error) && !isOld) throw error;
    log.failed({ where: 'finish', error, ...(linkedId ? { linkedId } : {}) });
    return giveUp(customerId, entry, reason, now());
  }
}

/** Acts on what isn't a call. */
const followNotice = (
  db: Firestore,
  customerId: string,
  notice: Notice,
  now: Date,
): Promise<void> =>
  notice.kind === 'agent-status'
    ? followDuty(db, customerId, notice, now)
    : nameFromDialpad(db, customerId, notice, now);

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
  await entry.ref.update({ linkedId: noCall });
  return true;
}
