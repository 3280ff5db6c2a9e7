import './transfer-notice.css';
import { IconArrowForward } from '@tabler/icons-react';
import { usePopupMoreWords } from '../words/popup/use-popup-more.ts';
import type { TransferMemo, TransferSeen } from './transfer.ts';

/** Over the card: who passed the call on and what they noted, or that its reader passed it on. */
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
          {memo.text}
          {memo.authorName !== transfer.from && memo.authorName !== '' && (
            <span> {memo.authorName}</span>
          )}
        </p>
      )}
    </div>
  );
}
