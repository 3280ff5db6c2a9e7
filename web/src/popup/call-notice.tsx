import './transfer-notice.css';
import type { Call, SupervisionKind } from '@cti/functions/model/calls/call';
import { supervisionNow } from '@cti/functions/model/calls/supervision';
import type { Memo } from '@cti/functions/model/calls/memo';
import type { CallDesk } from './call-desk.ts';
import type { Viewer } from './handover.ts';
import type { MemoDraft } from './memo/memo-draft.ts';
import { SupervisionLabel } from '../call/supervision-label.tsx';
import { takenBy } from './taken.ts';
import { TakenNotice } from './taken-notice.tsx';
import {
  type TransferMemo,
  type TransferSeen,
  lastLines,
  transferMemo,
  transferSeen,
} from './transfer.ts';
import { IconArrowForward } from '@tabler/icons-react';
import { usePopupMoreWords } from '../words/popup.ts';

interface CallNoticeProps {
  call: Call;
  /** The call as it was when this card opened. */
  handed: Call | null;
  viewer: Viewer | null;
  desk: CallDesk | null;
  draft: MemoDraft;
  /** Other people's memos on the call. */
  others: readonly Memo[];
  onClose: () => void;
}

/** What happened to the call, above its card: a colleague answered it, it was transferred, a supervisor is in it. */
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
  const supervision = supervisionNow(call);
  if (!transfer && !supervision) return null;
  const memo = transfer?.kind === 'from' ? transferMemo(transfer.from, others, call.memo) : null;
  return (
    <div className="card-notices">
      {transfer && <TransferNotice transfer={transfer} memo={memo} />}
      {supervision && <SupervisionNotice kind={supervision} />}
    </div>
  );
}

/** Above the card: what a supervisor is doing in the call. Spoken when it begins. */
export function SupervisionNotice({ kind }: { kind: SupervisionKind }) {
  return (
    <output className="card-supervision">
      <SupervisionLabel kind={kind} />
    </output>
  );
}

/** Above the card: who transferred the call and what they noted, or that this member transferred it. */
export function TransferNotice({
  transfer,
  memo,
}: {
  transfer: TransferSeen;
  memo: TransferMemo | null;
}) {
  const words = usePopupMoreWords();
  return (
    <div className="card-transfer">
      <IconArrowForward size={16} stroke={1.75} aria-hidden />
      <output className="clip">
        {transfer.kind === 'from'
          ? words.transferredFrom(transfer.from)
          : words.passedOn(transfer.to)}
      </output>
      {transfer.kind === 'from' && memo && (
        <p title={memo.text}>
          {lastLines(memo.text)}
          {memo.authorName !== transfer.from && memo.authorName !== '' && (
            <span> {memo.authorName}</span>
          )}
        </p>
      )}
    </div>
  );
}
