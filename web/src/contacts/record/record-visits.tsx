import { useState } from 'react';
import { IconPlus } from '@tabler/icons-react';
import type { Visit } from '@cti/functions/model/contacts/contact';
import { ownAndOther } from '@cti/functions/model/contacts/visit-counts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.ts';
import { formatYen, useFormat } from '../../ui/format.ts';
import { EmptyLine } from '../../ui/notice.tsx';
import { storeProps } from '../../call/store-edge.tsx';
import { useContactWords } from '../../words/contacts.ts';
import type { StoreName } from '../stores.ts';
import { VisitDialog } from './visit-dialog.tsx';

export type VisitRow = Visit & { id: string };

interface RecordVisitsProps {
  /** Newest first; those without an id exist only in the contact itself and can't be edited. */
  visits: readonly (Visit & { id: string | null })[];
  counts: Readonly<Record<string, number>>;
  stores: readonly StoreName[];
  /** Codes of the stores that count as the member's own. */
  ownStores: ReadonlySet<string>;
  mayWrite: boolean;
  hasMore: boolean;
  onMore: () => void;
  onSave: (visitId: string | null, visit: Visit) => Promise<void>;
  onRemove: (visitId: string) => Promise<void>;
}

/** How often somebody has been to which store, and each visit. */
export function RecordVisits(props: RecordVisitsProps) {
  const { visits, counts, stores, ownStores, mayWrite, hasMore, onMore } = props;
  const { record } = useContactWords();
  const format = useFormat();
  const now = useNow(false);
  const [opened, setOpened] = useState<VisitRow | 'new' | null>(null);
  const { own, other } = ownAndOther(counts, ownStores);
  const byCode = new Map(stores.map((store) => [store.code, store]));
  return (
    <section className="record-part" aria-labelledby="record-visits">
      <header className="record-part-head">
        <h2 id="record-visits">{record.visits}</h2>
        {own + other > 0 && <span className="num">{record.ownOther(own, other)}</span>}
        {mayWrite && (
          <Button look="quiet" icon={IconPlus} onClick={() => setOpened('new')}>
            {record.addVisit}
          </Button>
        )}
      </header>
      {visits.length === 0 ? (
        <EmptyLine>{record.visitsEmpty}</EmptyLine>
      ) : (
        <ol className="record-rows">
          {visits.map((visit) => {
            const date = format.date(visit.date, now);
            const { id } = visit;
            const store = byCode.get(visit.storeCode);
            return (
              <li
                key={id ?? String(visit.date)}
                {...storeProps(store?.groupCode ?? (visit.storeCode || null))}
                className="row-edge"
              >
                {mayWrite && id !== null ? (
                  <button
                    type="button"
                    className="record-open whole-row num"
                    aria-label={record.openVisit(date)}
                    onClick={() => setOpened({ ...visit, id })}
                  >
                    {date}
                  </button>
                ) : (
                  <span className="num">{date}</span>
                )}
                <span className="record-store clip">
                  {store?.name ?? (visit.storeCode || record.noStore)}
                </span>
                <span className="record-text clip" title={visit.summary}>
                  {visit.summary}
                </span>
                <span className="record-end num">
                  {visit.amount !== null && formatYen(visit.amount)}
                </span>
              </li>
            );
          })}
        </ol>
      )}
      {hasMore && (
        <Button look="quiet" className="record-all" onClick={onMore}>
          {record.visitsAll}
        </Button>
      )}
      {opened && (
        <VisitDialog
          visit={opened === 'new' ? null : opened}
          stores={stores}
          now={now}
          onSave={(visit) => props.onSave(opened === 'new' ? null : opened.id, visit)}
          onRemove={() => (opened === 'new' ? Promise.resolve() : props.onRemove(opened.id))}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  );
}
