import { appendEntry, ledgerEntry, type Entry } from '../calls/ledger.ts';
import { record, type RecordContext } from '../calls/record.ts';
import { reread } from './reread.ts';

/** How long bringing the call up to date may take. */
const recordMs = 20_000;

/**
 * Takes in an event that no sender waits for: into the ledger, then into the call.
 * @param options.isAsked Dialpad answered it to a question of ours; it says nothing about the webhook
 */
export async function takeInLater(
  context: Pick<RecordContext, 'db' | 'customerId' | 'now'>,
  entry: Entry,
  raw: string,
  { isAsked = false } = {},
): Promise<{ result: 'stored' | 'duplicate'; linkedId: string }> {
  const { db, customerId, now } = context;
  const kept = ledgerEntry(entry.event, raw, null);
  const appended = await appendEntry(
    db,
    customerId,
    entry.eventKey,
    isAsked ? { ...kept, deliveredAt: null } : kept,
  );
  const result = appended.repeated ? 'duplicate' : 'stored';
  if (appended.repeated && appended.linkedId !== null) {
    return { result, linkedId: appended.linkedId };
  }
  const until = now().getTime() + recordMs;
  return { result, linkedId: await record({ ...context, reread, until }, entry) };
}
