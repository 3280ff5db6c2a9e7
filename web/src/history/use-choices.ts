import { contactSchema } from '@cti/functions/model/contact';
import { lineSchema } from '@cti/functions/model/line';
import { memberSchema } from '@cti/functions/model/member';
import { paths } from '@cti/functions/model/paths';
import { useMemo } from 'react';
import type { Live } from '../firebase/listener-store.ts';
import { useLiveDoc, useLiveQuery } from '../firebase/use-live.ts';
import type { FilterChoices } from './filter-bar.tsx';
import type { Filters } from './filters.ts';

/** As many as the rules let anybody list. */
const longest = 1000;

const rowsOf = <T>(live: Live<T[]>): T[] | null => (live.status === 'ready' ? live.data : null);

/** The filters' choices, loaded only once somebody wants to choose. */
export function useChoices(
  customerId: string,
  filters: Filters,
  isNeeded: boolean,
): FilterChoices & { operatorEmail: string | null; areReady: boolean } {
  const all = isNeeded || filters.operator !== null || filters.store !== null;
  const members = useLiveQuery(
    all
      ? { path: paths.members(customerId), where: [], limit: longest, schema: memberSchema }
      : null,
  );
  const lines = useLiveQuery(
    all ? { path: paths.lines(customerId), where: [], limit: longest, schema: lineSchema } : null,
  );
  const contact = useLiveDoc(
    filters.contact === null
      ? null
      : { path: paths.contact(customerId, filters.contact), schema: contactSchema },
  );
  return useMemo(() => {
    const people = rowsOf(members);
    const stores = rowsOf(lines)?.map((line) => [line.storeCode, line.storeName] as const);
    return {
      operators:
        people
          ?.filter(({ role, email }) => role !== 'viewer' && email !== '')
          .map(({ id, name, email }) => ({ id, name: name || email })) ?? null,
      stores: stores ? [...new Map(stores)].map(([id, name]) => ({ id, name })) : null,
      contactName: contact.status === 'ready' ? (contact.data?.name ?? null) : null,
      /** Everything the chosen filters need for the query is known. */
      areReady: filters.operator === null || people !== null,
      operatorEmail: people?.find(({ id }) => id === filters.operator)?.email ?? null,
    };
  }, [members, lines, contact, filters.operator]);
}
