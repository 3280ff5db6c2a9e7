import { useMemo, useState } from 'react';
import { contactRecordSchema, visitSchema } from '@cti/functions/model/contacts/contact';
import { paths } from '@cti/functions/model/paths';
import { searchKey } from '@cti/functions/model/calls/search-keys';
import { countByStore } from '@cti/functions/model/contacts/visit-counts';
import { type GroupScope, callQueries, mergeCalls } from '../../firebase/call-queries.ts';
import { useLiveDoc, useLiveQueries, useLiveQuery } from '../../firebase/use-live.ts';
import type { ContactRow } from '../use-contact-pages.ts';

const visitsAtFirst = 10;
/** The most a query for visits may ask for. */
const visitLimit = 100;
const callLimit = 20;

/** One contact, live. */
export const useContact = (customerId: string, contactId: string) =>
  useLiveDoc({ path: paths.contact(customerId, contactId), schema: contactRecordSchema });

/** The contact's visits, newest first: those of the collection, plus those only the contact itself holds. */
export function useVisits(customerId: string, contact: ContactRow) {
  const [limit, setLimit] = useState(visitsAtFirst);
  const live = useLiveQuery({
    path: paths.visits(customerId, contact.id),
    orderBy: ['date', 'desc'],
    limit,
    schema: visitSchema,
  });
  const stored = useMemo(() => (live.status === 'ready' ? live.data : []), [live]);
  const visits = useMemo(() => {
    const dates = new Set(stored.map(({ date }) => date.getTime()));
    const carried = contact.recentVisits.filter(({ date }) => !dates.has(date.getTime()));
    // If the page is full, visits held by the contact may still come on a later one.
    const others = stored.length >= limit ? [] : carried.map((visit) => ({ ...visit, id: null }));
    return [...stored, ...others].toSorted((a, b) => b.date.getTime() - a.date.getTime());
  }, [stored, contact.recentVisits, limit]);
  const counted = contact.visitCounts ?? {};
  return {
    visits,
    counts: Object.keys(counted).length > 0 ? counted : countByStore(visits),
    hasMore: stored.length >= limit && limit < visitLimit,
    more: () => setLimit(visitLimit),
  };
}

/** Calls known to be with this person, as far as the member may see them. */
export function useContactCalls(customerId: string, contactId: string, scope: GroupScope) {
  const specs = useMemo(
    () =>
      callQueries(
        customerId,
        scope,
        [['searchKeys', 'array-contains', searchKey.contact(contactId)]],
        callLimit,
      ),
    [customerId, contactId, scope],
  );
  const lists = useLiveQueries(specs);
  return useMemo(() => mergeCalls(lists, callLimit), [lists]);
}
