import { useMemo } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import { type HistoryFilter, historyConditions } from '@cti/functions/model/calls/history-filter';
import type { Live } from '../firebase/listener-store.ts';
import { type GroupScope, callQueries, mergeCalls } from '../firebase/call-queries.ts';
import type { Cursor, QuerySpec } from '../firebase/spec.ts';
import { useLiveQueries, useLiveDoc, useLiveQuery } from '../firebase/use-live.ts';
import { contactSchema } from '@cti/functions/model/contacts/contact';
import { lineSchema } from '@cti/functions/model/line';
import { memberSchema } from '@cti/functions/model/members/member';
import { paths } from '@cti/functions/model/paths';
import type { FilterChoices } from './filter-bar.tsx';
import type { Filters } from './filters.ts';

/** Rows per page, and so its cost in reads, plus the member document that the rules look at. */
export const pageSize = 50;

/** One page of a scope's ended calls, newest first, live. */
export function useHistory(
  customerId: string,
  scope: GroupScope,
  /** null = not yet known what to query. */
  filter: HistoryFilter | null,
  after: Cursor | null,
): Live<Call[]> {
  const specs = filter ? historyQueries(customerId, scope, filter, after) : [];
  const lists = useLiveQueries(specs);
  const isAsked = filter !== null;
  return useMemo(
    () => (isAsked ? mergeCalls(lists, pageSize) : { status: 'loading' }),
    [lists, isAsked],
  );
}

/** One query for all of a member's groups: nobody has more than one query can name. */
export function historyQueries(
  customerId: string,
  scope: GroupScope,
  filter: HistoryFilter,
  after: Cursor | null,
): QuerySpec<Call>[] {
  // `callQueries` adds this condition itself.
  const conditions = historyConditions(filter).filter(([field]) => field !== 'mergedInto');
  return callQueries(customerId, scope, conditions, pageSize).map((spec) => ({
    ...spec,
    startAfter: after,
  }));
}

/** Where the next page starts; null = this is the last one. */
export function nextCursor(calls: readonly Call[]): Cursor | null {
  const last = calls.length < pageSize ? undefined : calls.at(-1);
  return last?.startedAt ? { at: last.startedAt, id: last.linkedId } : null;
}

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
    all ? { path: paths.members(customerId), limit: longest, schema: memberSchema } : null,
  );
  const lines = useLiveQuery(
    all ? { path: paths.lines(customerId), limit: longest, schema: lineSchema } : null,
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
