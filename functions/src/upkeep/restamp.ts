import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { callKeptMs, forgetRetention } from '../calls/retention.ts';
import { withDates } from '../model/text/with-dates.ts';
import { documentsOf } from '../firestore/documents-of.ts';
import { isConflict } from '../firestore/errors.ts';
import { updateMemoSummary } from '../memos/summary.ts';
import { paths } from '../model/paths.ts';

const pageSize = 500;

/**
 * Gives every call of a customer, its memos and its caller's row the expiry that follows from the customer's retention.
 * Documents that already have it aren't written, so a rerun after a failure resumes.
 */
export async function restampCalls(db: Firestore, customerId: string): Promise<number> {
  forgetRetention(customerId);
  const keptMs = await callKeptMs(db, customerId);
  const query = db.collection(paths.calls(customerId)).orderBy('startedAt').limit(pageSize);
  let stamped = 0;
  for (let page = query; ;) {
    const { docs } = await page.select('startedAt', 'expireAt', 'hasMemo', 'transcript').get();
    stamped += await restampPage(db, customerId, keptMs, docs);
    const last = docs.at(-1);
    if (!last || docs.length < pageSize) break;
    page = query.startAfter(last);
  }
  await restampRescues(db, customerId, keptMs);
  return stamped;
}

/** Callback rows hold the name and number of their newest call's caller, so they expire with that call. */
async function restampRescues(db: Firestore, customerId: string, keptMs: number): Promise<void> {
  const rows = db.collection(paths.rescues(customerId)).orderBy('__name__');
  const writer = db.bulkWriter();
  writer.onWriteError((error) => !isConflict(error) && error.failedAttempts < 3);
  const writes: Promise<unknown>[] = [];
  for await (const row of documentsOf(rows, { pageSize })) {
    const lastAt = withDates(row.get('lastAt'));
    const stored = withDates(row.get('expireAt'));
    // Without a call it expires within a day anyway.
    if (!(lastAt instanceof Date)) continue;
    const expireAt = new Date(lastAt.getTime() + keptMs);
    if (stored instanceof Date && stored.getTime() === expireAt.getTime()) continue;
    // A row that changes right now takes the expiry of its call, which already has it.
    const asRead = { lastUpdateTime: row.updateTime };
    writes.push(writer.update(row.ref, { expireAt }, asRead).catch(ignoreConflict));
  }
  await writer.close();
  await Promise.all(writes);
}

async function restampPage(
  db: Firestore,
  customerId: string,
  keptMs: number,
  calls: QueryDocumentSnapshot[],
): Promise<number> {
  const writer = db.bulkWriter();
  // A call that changes right now is new, and has its expiry from the setting.
  writer.onWriteError((error) => !isConflict(error) && error.failedAttempts < 3);
  const withMemos: string[] = [];
  const writes = calls.flatMap((call) => {
    const startedAt = withDates(call.get('startedAt'));
    const stored = withDates(call.get('expireAt'));
    if (!(startedAt instanceof Date)) return [];
    const expireAt = new Date(startedAt.getTime() + keptMs);
    if (stored instanceof Date && stored.getTime() === expireAt.getTime()) return [];
    if (call.get('hasMemo') === true) withMemos.push(call.id);
    const written = [writer.update(call.ref, { expireAt }).catch(ignoreConflict)];
    if (call.get('transcript') == null) return written;
    // Dialpad may have one that was never asked for.
    const transcript = call.ref.firestore.doc(paths.transcript(customerId, call.id));
    return [...written, writer.update(transcript, { expireAt }).catch(ignoreConflict)];
  });
  await writer.close();
  await Promise.all(writes);
  for (const linkedId of withMemos) await updateMemoSummary(db, customerId, linkedId);
  return writes.length;
}

function ignoreConflict(error: unknown): void {
  if (!isConflict(error)) throw error;
}
