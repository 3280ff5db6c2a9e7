import type { Firestore } from 'firebase-admin/firestore';
import { appendEntry, noticeEntry } from '../calls/ledger.ts';
import { eventKey } from './normalise.ts';
import type { Notice } from './notice.ts';
import type { IntakeOutcome } from './outcome.ts';
import type { Arrival } from './settle.ts';

/** Makes a notice durable exactly once. The trigger acts on it: nobody's phone rings meanwhile. */
export async function keepNotice(
  db: Firestore,
  { customerId, arrivedAt }: Arrival,
  notice: Notice,
  body: Record<string, unknown>,
  raw: string,
): Promise<Extract<IntakeOutcome, { kind: 'notice' }>> {
  const { kind } = notice;
  const id = eventKey({ callId: '', state: kind, eventTimestamp: null }, body);
  const numbers = notice.kind === 'contact' ? notice.phones : [];
  const entry = noticeEntry({ kind, numbers, receivedAt: arrivedAt }, raw);
  const { repeated } = await appendEntry(db, customerId, id, entry, { leaves: true });
  return { kind: 'notice', id, isRepeated: repeated };
}
