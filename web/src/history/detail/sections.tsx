import { type ReactNode, useId } from 'react';
import type { Receipt } from '@cti/functions/model/calls/receipt';
import { formatTime } from '../../ui/format.ts';
import { useHistoryWords } from '../../words/history.ts';
import { useWords } from '../../words/use-words.tsx';
import { type LedgerEntry, ledgerEntrySchema } from '@cti/functions/model/calls/ledger';
import { laidOut, payloadOf } from '@cti/functions/model/calls/letter-payload';
import { paths } from '@cti/functions/model/paths';
import type { Row } from '../../firebase/spec.ts';
import { useLiveQuery } from '../../firebase/use-live.ts';
import { RestoredBadge } from '../restored-badge.tsx';

interface SectionProps {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}

/** A part of the detail under its heading. */
export function Section({ title, action, children }: SectionProps) {
  const id = useId();
  return (
    <section className="detail-section" aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        {action}
      </header>
      {children}
    </section>
  );
}

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

/** As many as the rules let anybody list. */
const longest = 100;

/** What the phone system sent, for administrators. */
export function LedgerSection({ customerId, linkedId }: { customerId: string; linkedId: string }) {
  const live = useLiveQuery({
    path: paths.ledger(customerId),
    where: [['linkedId', '==', linkedId]],
    limit: longest,
    schema: ledgerEntrySchema,
  });
  return live.status === 'ready' ? <LedgerList entries={live.data} /> : null;
}

/** The entries, by event time. */
export function LedgerList({ entries }: { entries: readonly Row<LedgerEntry>[] }) {
  const { detail } = useHistoryWords();
  const timeOf = ({ eventTimestamp, receivedAt }: LedgerEntry) => eventTimestamp ?? receivedAt;
  const sorted = entries.toSorted((a, b) => timeOf(a).getTime() - timeOf(b).getTime());
  return (
    <Section title={detail.ledger}>
      <p className="detail-quiet">
        {entries.length === 0 ? detail.ledgerEmpty : detail.ledgerNote}
      </p>
      <ol className="detail-ledger">
        {sorted.map((entry) => (
          <li key={entry.id}>
            <details>
              <summary>
                <span className="num">{formatTime(timeOf(entry))}</span> {entry.state}
                <span className="detail-quiet num"> {entry.callId}</span>{' '}
                {entry.restored && <RestoredBadge />}
              </summary>
              <pre>{laidOut(payloadOf(entry.raw)).text}</pre>
            </details>
          </li>
        ))}
      </ol>
    </Section>
  );
}
