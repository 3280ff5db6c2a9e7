import type { Receipt } from '@cti/functions/model/receipt';
import { formatTime } from '../../ui/format.ts';
import { useHistoryWords } from '../../words/history/use-history-words.ts';
import { useWords } from '../../words/use-words.tsx';
import { Section } from './section.tsx';

/** Who the ringing call reached, and when. */
export function ReceiptSection({ receipts }: { receipts: readonly (Receipt & { id: string })[] }) {
  const { detail } = useHistoryWords();
  const words = useWords();
  if (receipts.length === 0) return null;
  return (
    <Section title={detail.receipts}>
      <ul className="detail-receipts">
        {receipts.map((receipt) => (
          <li key={receipt.id}>
            <span className="clip">{receipt.name || words.memo.unnamed}</span>
            <span className="detail-quiet num">
              {(
                [
                  [detail.pushed, receipt.pushedAt],
                  [detail.shown, receipt.shownAt],
                  [detail.seen, receipt.seenAt],
                  [detail.answeredAt, receipt.answeredAt],
                ] as const
              )
                .flatMap(([word, at]) => (at ? [`${word} ${formatTime(at)}`] : []))
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
