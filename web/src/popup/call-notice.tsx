import type { Call } from '@cti/functions/model/call';
import type { Memo } from '@cti/functions/model/memo';
import type { CallDesk } from './call-desk.ts';
import type { Viewer } from './handover.ts';
import type { MemoDraft } from './memo/memo-draft.ts';
import { takenBy } from './taken.ts';
import { TakenNotice } from './taken-notice.tsx';
import { transferMemo, transferSeen } from './transfer.ts';
import { TransferNotice } from './transfer-notice.tsx';

interface CallNoticeProps {
  call: Call;
  /** The call as this card was opened for it. */
  handed: Call | null;
  viewer: Viewer | null;
  desk: CallDesk | null;
  draft: MemoDraft;
  /** What others noted on the call. */
  others: readonly Memo[];
  onClose: () => void;
}

/** What has become of the call, over its card: a colleague has taken it, or it was passed on. */
export function CallNotice({
  call,
  handed,
  viewer,
  desk,
  draft,
  others,
  onClose,
}: CallNoticeProps) {
  const colleague = takenBy(call, viewer, handed);
  if (desk && colleague !== null) {
    return <TakenNotice call={call} by={colleague} desk={desk} draft={draft} onClose={onClose} />;
  }
  const transfer = transferSeen(call, viewer);
  if (!transfer) return null;
  const memo = transfer.kind === 'from' ? transferMemo(transfer.from, others, call.memo) : null;
  return <TransferNotice transfer={transfer} memo={memo} />;
}
