import { isMemoOpen, type Memo } from '@cti/functions/model/memo';
import type { Row } from '../../firebase/spec.ts';

/** After the end of a call, as long as the longest wrap-up: what is written later is an entry of its own. */
const openMs = 600_000;

/**
 * Which of a call's entries a person goes on writing: his own of this call while it is fresh, else a new one.
 * Entries that only say when to call back are nobody's to go on with.
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

/** The id of one more entry of this author. */
export const newEntry = (uid: string, nowMs: number): string => `${uid}-${nowMs.toString(36)}`;
