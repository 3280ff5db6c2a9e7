import { useMemo, useState } from 'react';
import type { Live } from './listener-store.ts';
import { type QuerySpec, type Row, specKey } from './spec.ts';
import { useLiveQuery } from './use-live.ts';
import {
  type QueryConstraint,
  type QueryDocumentSnapshot,
  collection,
  doc,
  getDoc,
  getDocFromCache,
  getDocs,
  limit,
  query,
  startAfter,
  where,
} from 'firebase/firestore';
import { readRow } from './convert.ts';
import { db } from './firestore.ts';
import { ordering } from './live.ts';

interface Older<T> {
  key: string;
  rows: Row<T>[];
  isLast: boolean;
}

/** A list that grows page by page. */
export interface Pages<T> {
  live: Live<Row<T>[]>;
  hasMore: boolean;
  isLoading: boolean;
  hasFailed: boolean;
  more: () => void;
}

/** The first page live; later ones as they were when loaded. */
export function usePages<T>(spec: QuerySpec<T>): Pages<T> {
  const key = specKey(spec);
  const first = useLiveQuery(spec);
  const [older, setOlder] = useState<Older<T>>({ key, rows: [], isLast: false });
  const [asked, setAsked] = useState<{ key: string; state: 'loading' | 'failed' } | null>(null);
  const state = asked?.key === key ? asked.state : null;
  const tail = older.key === key ? older : null;

  const live = useMemo<Live<Row<T>[]>>(() => {
    if (first.status !== 'ready' || !tail) return first;
    const shown = new Set(first.data.map(({ id }) => id));
    return { ...first, data: [...first.data, ...tail.rows.filter(({ id }) => !shown.has(id))] };
  }, [first, tail]);
  const rows = live.status === 'ready' ? live.data : [];

  const more = () => {
    const last = rows.at(-1);
    if (!last || state === 'loading') return;
    setAsked({ key, state: 'loading' });
    pageAfter(spec, last.id).then(
      (page) => {
        // Rows that have left the first page since stay visible.
        setOlder({ key, rows: [...rows, ...page], isLast: page.length < spec.limit });
        setAsked(null);
      },
      () => setAsked({ key, state: 'failed' }),
    );
  };
  return {
    live,
    hasMore: first.status === 'ready' && first.data.length >= spec.limit && !tail?.isLast,
    isLoading: state === 'loading',
    hasFailed: state === 'failed',
    more,
  };
}

/** The rows after one of them, read once. That row is the cursor, and in the cache while it's listened to. */
async function pageAfter<T>(spec: QuerySpec<T>, afterId: string | null): Promise<Row<T>[]> {
  const constraints: QueryConstraint[] = (spec.where ?? []).map(([field, operator, value]) =>
    where(field, operator, value),
  );
  if (spec.orderBy) constraints.push(ordering(spec.orderBy));
  if (afterId !== null) {
    const last = doc(db(), spec.path, afterId);
    constraints.push(startAfter(await getDocFromCache(last).catch(() => getDoc(last))));
  }
  const found = await getDocs(
    query(collection(db(), spec.path), ...constraints, limit(spec.limit)),
  );
  return found.docs
    .map((row: QueryDocumentSnapshot) => readRow(row.ref.path, row.id, row.data(), spec.schema))
    .filter((row) => row !== null);
}
