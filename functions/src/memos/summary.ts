import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { withDates } from '../model/text/with-dates.ts';
import { isConflict } from '../firestore/errors.ts';
import { memoExcerptLimit, memoSchema, type Memo, type MemoSummary } from '../model/calls/memo.ts';
import { paths } from '../model/paths.ts';

/** More memos than can be shown for one call. */
const memoReadLimit = 100;
/** How often somebody may change the call between our read and write before the trigger is retried. */
const tries = 5;

/**
 * Brings a call's summary of its memos up to date. The call is read before its memos and written only if unchanged
 * since: the later of two concurrent updates sees both memos.
 */
export async function updateMemoSummary(
  db: Firestore,
  customerId: string,
  linkedId: string,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await updateOnce(db, customerId, linkedId);
    } catch (error) {
      if (!isConflict(error) || attempt === tries) throw error;
    }
  }
}

async function updateOnce(db: Firestore, customerId: string, linkedId: string): Promise<void> {
  const call = await db.doc(paths.call(customerId, linkedId)).get();
  // A merged call's memos are moved by the merge; a deleted call's memos are deleted too.
  if (!call.exists || !call.updateTime || call.get('mergedInto') !== null) return;
  const expireAt = withDates(call.get('expireAt'));
  const memos = await db.collection(paths.memos(customerId, linkedId)).limit(memoReadLimit).get();
  const memo = summaryOf(
    memos.docs.flatMap((document) => memoSchema.safeParse(withDates(document.data())).data ?? []),
  );
  await keepAsLongAs(db, expireAt, memos.docs);
  if (isSame(memo, withDates(call.get('memo')))) return;
  // `updatedAt` stays: it's the phone system's last word.
  await call.ref.update({ memo, hasMemo: memo !== null }, { lastUpdateTime: call.updateTime });
}

/** TTL doesn't delete subcollections, so memos carry their call's expiry, which their author doesn't know. */
async function keepAsLongAs(
  db: Firestore,
  expireAt: unknown,
  memos: QueryDocumentSnapshot[],
): Promise<void> {
  if (!(expireAt instanceof Date)) return;
  const others = memos.filter((memo) => {
    const kept = withDates(memo.get('expireAt'));
    return !(kept instanceof Date && kept.getTime() === expireAt.getTime());
  });
  if (others.length === 0) return;
  const batch = db.batch();
  for (const memo of others) {
    batch.update(memo.ref, { expireAt }, { lastUpdateTime: memo.updateTime });
  }
  await batch.commit();
}

/** The beginning of the newest memo; memos with their text removed don't count. */
export function summaryOf(memos: readonly Memo[]): MemoSummary | null {
  const written = memos.filter(({ text }) => text.trim() !== '');
  const newestFirst = written.toSorted((a, b) => msOf(b) - msOf(a));
  const [newest] = newestFirst;
  if (!newest) return null;
  const callbackAt = newestFirst.find((memo) => memo.callbackAt)?.callbackAt;
  return {
    // By code points, so that no surrogate pair is cut in half.
    text: Array.from(newest.text.trim()).slice(0, memoExcerptLimit).join(''),
    authorName: newest.authorName,
    at: newest.updatedAt ?? newest.createdAt,
    count: written.length,
    ...(callbackAt ? { callbackAt } : {}),
  };
}

const msOf = ({ updatedAt, createdAt }: Memo): number => (updatedAt ?? createdAt)?.getTime() ?? 0;

const isSame = (memo: MemoSummary | null, stored: unknown): boolean =>
  JSON.stringify(sorted(memo)) === JSON.stringify(sorted(stored ?? null));

const sorted = (value: unknown): unknown =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
    : value;
