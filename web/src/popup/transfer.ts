import type { Call, Operator } from '@cti/functions/model/calls/call';
import type { Memo, MemoSummary } from '@cti/functions/model/calls/memo';
import { isOperator, partIn } from '@cti/functions/model/calls/operator';
import type { Viewer } from './handover.ts';

/** What a card says about a transferred call: who it came from, or that this member transferred it. */
export type TransferSeen =
  | { kind: 'from'; from: string }
  /** `to` = who has it now, or whose phone rings; null = unknown. */
  | { kind: 'passed-on'; to: string | null };

/** Null = nobody transferred the call, or this member did and has it back. */
export function transferSeen(call: Call, viewer: Viewer | null): TransferSeen | null {
  const { transferredFrom, ringing, operator } = call;
  if (!transferredFrom || !viewer) return null;
  if (!isOperator(transferredFrom.operator, viewer)) {
    const from = nameOf(transferredFrom.operator);
    return from === null ? null : { kind: 'from', from };
  }
  // Still on the line: a consultation before the transfer.
  if (transferredFrom.at === null || partIn(call, viewer) !== null) return null;
  const next = ringing[0] ?? (isOperator(operator, viewer) ? null : operator);
  return { kind: 'passed-on', to: next && nameOf(next) };
}

export type TransferMemo = Pick<Memo, 'text' | 'authorName'>;

/**
 * The note for whoever takes a transferred call: by the person who transferred it, else by anybody before. Until the
 * call's memos have loaded, the ones the call itself carries.
 */
export function transferMemo<T extends TransferMemo>(
  from: string,
  others: readonly T[],
  carried: MemoSummary | null,
): T | TransferMemo | null {
  const known = others.findLast(({ authorName }) => authorName === from) ?? others.at(-1);
  return known ?? (carried && carried.text !== '' ? carried : null);
}

/** As many lines as fit above the card. */
const shownLines = 3;

/** A memo's last lines: what was noted just before the transfer. */
export const lastLines = (text: string): string =>
  text.trimEnd().split('\n').slice(-shownLines).join('\n');

const nameOf = ({ name, email }: Operator): string | null => name || email || null;
