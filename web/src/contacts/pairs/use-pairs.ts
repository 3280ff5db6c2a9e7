import { useState } from 'react';
import { type ContactPair, contactPairSchema } from '@cti/functions/model/contacts/contact-pair';
import { paths } from '@cti/functions/model/paths';
import type { Live } from '../../firebase/listener-store.ts';
import type { Row } from '../../firebase/spec.ts';
import { useLiveQuery } from '../../firebase/use-live.ts';

const pairsAtFirst = 20;
/** The most a query for pairs may ask for. */
const pairLimit = 100;

export interface Pairs {
  live: Live<Row<ContactPair>[]>;
  hasMore: boolean;
  more: () => void;
}

/** Contacts of the whole customer who may be the same person: those with most in common first. */
export function usePairs(customerId: string): Pairs {
  const [limit, setLimit] = useState(pairsAtFirst);
  const live = useLiveQuery({
    path: paths.contactPairs(customerId),
    where: [['state', '==', 'open']],
    orderBy: ['orderKey', 'desc'],
    limit,
    schema: contactPairSchema,
  });
  const hasMore = live.status === 'ready' && live.data.length >= limit && limit < pairLimit;
  return { live, hasMore, more: () => setLimit(pairLimit) };
}

/** Contacts marked as different from this one; nobody if the member may not ask (null). */
export function useDifferentFrom(
  customerId: string,
  contactId: string | null,
): ReadonlySet<string> {
  const live = useLiveQuery(
    contactId === null
      ? null
      : {
          path: paths.contactPairs(customerId),
          where: [['contactIds', 'array-contains', contactId]],
          limit: pairLimit,
          schema: contactPairSchema,
        },
  );
  const pairs = live.status === 'ready' ? live.data : [];
  return new Set(
    pairs.filter(({ state }) => state === 'different').flatMap(({ contactIds }) => contactIds),
  );
}
