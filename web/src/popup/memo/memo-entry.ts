import { isMemoOpen, type Memo } from '@cti/functions/model/calls/memo';
import type { Row } from '../../firebase/spec.ts';

/** As long as the longest wrap-up: anything written later after the call is a separate memo. */
const openMs = 600_000;

/**
 * Which of a call's memos a person continues: their own from this call while it's fresh, else a new one. Memos that
 * only say when to call back are never continued.
 */
export function entryToWrite(
  memos: readonly Row<Memo>[],
  uid: string,
  endedAt: Date | null,
  nowMs: number,
): string {
  const last = memos.findLast((memo) => memo.authorUid === uid && !memo.callbackAt);
  if (!last) return uid;
  const isLate = endedAt !== null && nowMs - endedAt.getTime() > openMs && last.text !== '';
  return isLate || !isMemoOpen(last, nowMs) ? newEntry(uid, nowMs) : last.id;
}

/** The id of another memo by this author. */
export const newEntry = (uid: string, nowMs: number): string => `${uid}-${nowMs.toString(36)}`;
