import {
  type DocumentData,
  FieldPath,
  type Firestore,
  type FirestoreError,
  type Query,
  type QueryConstraint,
  collection,
  doc,
  documentId,
  limit,
  onSnapshot,
  orderBy,
  query,
  startAfter,
  where,
} from 'firebase/firestore';
import { readRow } from './convert.ts';
import { db } from './firestore.ts';
import {
  type LiveProblem,
  type LiveSource,
  type Open,
  createListenerStore,
} from './listener-store.ts';
import { type DocSpec, type QuerySpec, type Row, specKey } from './spec.ts';

const store = createListenerStore();

/** The rows of a list, as they change. */
export function liveQuery<T>(spec: QuerySpec<T>): LiveSource<Row<T>[]> {
  return store.source(specKey(spec), openQuery(spec));
}

/** One document as it changes; null = it is not there, or does not fit the model. */
export function liveDoc<T>(spec: DocSpec<T>): LiveSource<Row<T> | null> {
  return store.source(specKey(spec), openDoc(spec));
}

/** Closes every listener of the page; for the end of a session, before the token goes. */
export function closeAllListeners(): void {
  store.closeAll();
}

/** A description's order as the SDK's. */
export function ordering([field, direction]: NonNullable<QuerySpec<unknown>['orderBy']>) {
  return orderBy(typeof field === 'string' ? field : new FieldPath(...field), direction);
}

/** The description as the SDK's query. */
export function toQuery(spec: QuerySpec<unknown>, database: Firestore): Query<DocumentData> {
  const constraints: QueryConstraint[] = (spec.where ?? []).map(([field, operator, value]) =>
    where(field, operator, value),
  );
  if (spec.orderBy) constraints.push(ordering(spec.orderBy));
  if (spec.orderBy && spec.startAfter) {
    const { at, id } = spec.startAfter;
    constraints.push(orderBy(documentId(), spec.orderBy[1]), startAfter(at, id));
  }
  return query(collection(database, spec.path), ...constraints, limit(spec.limit));
}

// Metadata changes are asked for because only they tell that the server has confirmed (or lost) us.
const options = { includeMetadataChanges: true };

function openQuery<T>(spec: QuerySpec<T>): Open<Row<T>[]> {
  return (onData, onProblem) =>
    onSnapshot(
      toQuery(spec, db()),
      options,
      (snapshot) => {
        const rows = snapshot.docs.map((row) =>
          readRow(row.ref.path, row.id, row.data({ serverTimestamps: 'estimate' }), spec.schema),
        );
        onData(
          rows.filter((row) => row !== null),
          snapshot.metadata.fromCache,
        );
      },
      (error) => onProblem(toProblem(error)),
    );
}

function openDoc<T>(spec: DocSpec<T>): Open<Row<T> | null> {
  return (onData, onProblem) =>
    onSnapshot(
      doc(db(), spec.path),
      options,
      (row) => {
        const data = row.data({ serverTimestamps: 'estimate' });
        onData(
          data ? readRow(row.ref.path, row.id, data, spec.schema) : null,
          row.metadata.fromCache,
        );
      },
      (error) => onProblem(toProblem(error)),
    );
}

function toProblem(error: FirestoreError): LiveProblem {
  return error.code === 'permission-denied' ? 'denied' : 'unavailable';
}
