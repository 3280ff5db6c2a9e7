import { type LedgerEntry, ledgerEntrySchema } from '@cti/functions/model/ledger';
import { paths } from '@cti/functions/model/paths';
import type { Row } from '../../firebase/spec.ts';
import { useLiveQuery } from '../../firebase/use-live.ts';
import { formatTime } from '../../ui/format.ts';
import { useHistoryWords } from '../../words/history/use-history-words.ts';
import { Section } from './section.tsx';

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
                <span className="detail-quiet num"> {entry.callId}</span>
              </summary>
              <pre>{entry.raw}</pre>
            </details>
          </li>
        ))}
      </ol>
    </Section>
  );
}
