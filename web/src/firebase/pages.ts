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
import type { QuerySpec, Row } from './spec.ts';

/**
 * The rows of a list after one of them, once. Costs a read for each row shown; the row itself stands as cursor and
 * is in the cache while it is listened to.
 */
export async function pageAfter<T>(spec: QuerySpec<T>, afterId: string | null): Promise<Row<T>[]> {
  const constraints: QueryConstraint[] = spec.where.map(([field, operator, value]) =>
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
