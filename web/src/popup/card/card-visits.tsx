import type { Store } from '@cti/functions/model/calls/call';
import type { Visit } from '@cti/functions/model/contacts/contact';
import { formatYen, useFormat } from '../../ui/format.ts';
import { useWords } from '../../words/use-words.tsx';

interface CardVisitsProps {
  /** Newest first, at most five. */
  visits: Visit[];
  ownStore: Store | null;
  now: number;
  storeName?: (storeCode: string) => string | undefined;
}

/** The latest visits, and how many were at the store being called. */
export function CardVisits({ visits, ownStore, now, storeName }: CardVisitsProps) {
  const words = useWords();
  const format = useFormat();
  const own = visits.filter((visit) => visit.storeCode === ownStore?.code).length;
  return (
    <section className="card-section card-visits">
      <h2>
        {words.card.visits}
        {visits.length > 0 && ownStore && (
          <span className="num">
            {words.card.ownStore(ownStore.name, own)} /{' '}
            {words.card.otherStores(visits.length - own)}
          </span>
        )}
      </h2>
      {visits.length === 0 ? (
        <p className="card-nothing">{words.card.noVisits}</p>
      ) : (
        <table>
          <tbody>
            {visits.map((visit, index) => {
              const store =
                storeName?.(visit.storeCode) ??
                (visit.storeCode === ownStore?.code ? ownStore.name : visit.storeCode);
              return (
                // Visits have no id here, and their order never changes while the card is open.
                <tr key={index}>
                  <td className="num">{format.date(visit.date, now)}</td>
                  <td className="card-visit-store" title={store}>
                    {store || words.common.unknownStore}
                  </td>
                  <td className="card-visit-summary" title={visit.summary}>
                    {visit.summary}
                  </td>
                  <td className="num card-visit-amount">
                    {visit.amount === null ? '' : formatYen(visit.amount)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
