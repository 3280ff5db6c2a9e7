import {
  collection,
  collectionGroup,
  deleteDoc,
  deleteField,
  doc,
  documentId,
  getCountFromServer,
  getDocFromServer,
  getDocsFromServer,
  limit,
  orderBy,
  query,
  serverTimestamp,
  setDoc,
  updateDoc,
  where,
  type Firestore,
  type Query,
} from 'firebase/firestore';
import { now, removed, type Fields, type Operation, type Selection } from './operation.ts';

/** Asks through the SDK that the app uses; rejects with the SDK's error. */
export async function askWithSdk(db: Firestore, operation: Operation): Promise<void> {
  switch (operation.kind) {
    case 'get':
      await getDocFromServer(doc(db, operation.path));
      return;
    case 'list':
      await getDocsFromServer(select(collection(db, operation.path), operation.selection));
      return;
    case 'collectionGroup':
      await getDocsFromServer(select(collectionGroup(db, operation.path), operation.selection));
      return;
    case 'count':
      await getCountFromServer(select(collection(db, operation.path), operation.selection));
      return;
    case 'create':
      return setDoc(doc(db, operation.path), sdkFields(operation.fields));
    case 'update':
      return updateDoc(doc(db, operation.path), sdkFields(operation.fields));
    case 'delete':
      return deleteDoc(doc(db, operation.path));
  }
}

function select(from: Query, selection: Selection): Query {
  const filters = (selection.where ?? []).map(([field, operator, value]) =>
    where(field === '__name__' ? documentId() : field, operator, value),
  );
  const order = selection.newestFirst ? [orderBy(selection.newestFirst, 'desc')] : [];
  const limits = selection.limit ? [limit(selection.limit)] : [];
  return query(from, ...filters, ...order, ...limits);
}

/** The top level is enough: no test puts the server's time deeper. */
function sdkFields(fields: Fields): Record<string, unknown> {
  const values = Object.entries(fields).map(([key, value]) => [
    key,
    value === now ? serverTimestamp() : value === removed ? deleteField() : value,
  ]);
  return Object.fromEntries(values) as Record<string, unknown>;
}
