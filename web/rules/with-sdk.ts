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

/** The server's time may stand in a map of the document, too. */
function sdkFields(fields: Fields): Record<string, unknown> {
  const values = Object.entries(fields).map(([key, value]) => [key, sdkValue(value)]);
  return Object.fromEntries(values);
}

function sdkValue(value: unknown): unknown {
  if (value === now) return serverTimestamp();
  if (value === removed) return deleteField();
  return isMap(value) ? sdkFields(value) : value;
}

const isMap = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
