import type { Call, Operator } from '@cti/functions/model/call';
import type { Memo, MemoSummary } from '@cti/functions/model/memo';
import { isOperator, partIn } from '@cti/functions/model/operator';
import type { Viewer } from './handover.ts';

/** What a card says of a call that was passed on: from whom it came, or that its reader passed it on. */
export type TransferSeen =
  | { kind: 'from'; from: string }
  /** `to` = who has it now, or whose phone rings; null = that isn't known. */
  | { kind: 'passed-on'; to: string | null };

/** Null = nobody passed the call on, or its reader did and has it back. */
export function transferSeen(call: Call, viewer: Viewer | null): TransferSeen | null {
  const { transferredFrom, ringing, operator } = call;
  if (!transferredFrom || !viewer) return null;
  const { email } = viewer;
  if (!isOperator(transferredFrom.operator, email)) {
    const from = nameOf(transferredFrom.operator);
    return from === null ? null : { kind: 'from', from };
  }
  // Still on the line: a colleague is asked first.
  if (transferredFrom.at === null || partIn(call, email) !== null) return null;
  const next = ringing[0] ?? (isOperator(operator, email) ? null : operator);
  return { kind: 'passed-on', to: next && nameOf(next) };
}

export type TransferMemo = Pick<Memo, 'text' | 'authorName'>;

/**
 * What was noted for whoever takes a call that was passed on: by the one who passed it on, else by anybody before.
 * Until the call's memos are there, what the call itself carries of them.
 */
export function transferMemo<T extends TransferMemo>(
  from: string,
  others: readonly T[],
  carried: MemoSummary | null,
): T | TransferMemo | null {
  const known = others.findLast(({ authorName }) => authorName === from) ?? others.at(-1);
  return known ?? (carried && carried.text !== '' ? carried : null);
}

const nameOf = ({ name, email }: Operator): string | null => name || email || null;
