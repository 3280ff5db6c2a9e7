import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { withDates } from '../firestore/dates.ts';
import { isConflict } from '../firestore/errors.ts';
import { memoExcerptLimit, memoSchema, type Memo, type MemoSummary } from '../model/memo.ts';
import { paths } from '../model/paths.ts';

/** More memos than one call can be shown with. */
const memoReadLimit = 100;
/** Times somebody may change the call between our reading and writing before the trigger is repeated. */
const tries = 5;

/**
 * Brings what a call carries of its memos up to date with them. The call is read before its memos and
 * written only if it is still as read: of two at once the later sees both memos.
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
  // The memos of a merged call move on; those of a call that is gone go.
  if (!call.exists || !call.updateTime || call.get('mergedInto') !== null) return;
  const expireAt = withDates(call.get('expireAt'));
  const memos = await db.collection(paths.memos(customerId, linkedId)).limit(memoReadLimit).get();
  const memo = summaryOf(
    memos.docs.flatMap((document) => memoSchema.safeParse(withDates(document.data())).data ?? []),
  );
  await keepAsLongAs(db, expireAt, memos.docs);
  if (isSame(memo, withDates(call.get('memo')))) return;
  // `updatedAt` stays: it is the last word of the telephone system.
  await call.ref.update({ memo, hasMemo: memo !== null }, { lastUpdateTime: call.updateTime });
}

/** A TTL takes no subcollection along: memos carry their call's date, which their writer does not know. */
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

/** The newest memo's beginning; memos whose text was taken back do not count. */
export function summaryOf(memos: readonly Memo[]): MemoSummary | null {
  const written = memos.filter(({ text }) => text.trim() !== '');
  const newestFirst = written.toSorted((a, b) => msOf(b) - msOf(a));
  const [newest] = newestFirst;
  if (!newest) return null;
  const callbackAt = newestFirst.find((memo) => memo.callbackAt)?.callbackAt;
  return {
    // By characters: half a surrogate pair is no text.
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
