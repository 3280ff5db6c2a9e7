import { contactRecordSchema } from '@cti/functions/model/contacts/contact';
import { paths } from '@cti/functions/model/paths';
import {
  type QueryConstraint,
  type QueryDocumentSnapshot,
  collection,
  documentId,
  getDocsFromServer,
  limit,
  orderBy,
  query,
  startAfter,
  where,
} from 'firebase/firestore';
import { readRow } from '../firebase/convert.ts';
import { call } from '../firebase/callables.ts';
import { db } from '../firebase/firestore.ts';
import { patiently } from './pace.ts';
import type { StoredContact } from './plan.ts';

/** Stored contacts to compare a list's rows with. */
export interface StoredContacts {
  withId: (id: string) => StoredContact | null;
  withPhone: (phone: string) => readonly StoredContact[];
  /** By the shop's own number, which nothing keeps unique. */
  withExternalId: (externalId: string) => readonly StoredContact[];
}

/** Firestore's maximum number of values in one condition. */
const atOnce = 30;
/** The most a query may ask for. */
const longestList = 100;

/** All contacts, one read each; null if they don't fit into so many pages and asking per row is cheaper. */
export async function allContacts(
  customerId: string,
  mostPages: number,
  isStopped: () => boolean,
): Promise<StoredContacts | null> {
  // Recorded in the audit log first.
  const most = mostPages * longestList;
  const ask = () => call('readAllContacts', { customerId, most });
  if (!(await patiently(ask, isStopped)).mayRead) return null;
  const all: StoredContact[] = [];
  let after: QueryConstraint[] = [];
  for (let page = 0; page < mostPages && !isStopped(); page += 1) {
    const from = after;
    const docs = await patiently(() => list(customerId, orderBy(documentId()), ...from), isStopped);
    all.push(...read(docs));
    const last = docs.at(-1);
    if (!last || docs.length < longestList) return inMemory(all);
    after = [startAfter(last)];
  }
  return null;
}

/** The contacts with one of the ids, phone numbers, or numbers of the shop's own, queried thirty at a time. */
export async function contactsLike(
  customerId: string,
  ids: readonly string[],
  phones: readonly string[],
  externalIds: readonly string[],
): Promise<StoredContacts> {
  const found = await Promise.all([
    ...inParts(ids).map((part) => list(customerId, where(documentId(), 'in', part))),
    ...inParts(phones).map((part) => list(customerId, where('phones', 'array-contains-any', part))),
    ...inParts(externalIds).map((part) => list(customerId, where('externalId', 'in', part))),
  ]);
  const all = new Map(found.flatMap(read).map((one) => [one.id, one]));
  return inMemory([...all.values()]);
}

const inParts = (all: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(all.length / atOnce) }, (_, part) =>
    all.slice(part * atOnce, (part + 1) * atOnce),
  );

async function list(
  customerId: string,
  ...constraints: QueryConstraint[]
): Promise<QueryDocumentSnapshot[]> {
  const contacts = collection(db(), paths.contacts(customerId));
  return (await getDocsFromServer(query(contacts, ...constraints, limit(longestList)))).docs;
}

const read = (docs: readonly QueryDocumentSnapshot[]): StoredContact[] =>
  docs.flatMap((one) => readRow(one.ref.path, one.id, one.data(), contactRecordSchema) ?? []);

/** Contacts held in memory. */
export function inMemory(contacts: readonly StoredContact[]): StoredContacts {
  const byId = new Map(contacts.map((one) => [one.id, one]));
  const byPhone = new Map<string, StoredContact[]>();
  const byExternalId = new Map<string, StoredContact[]>();
  const add = (to: Map<string, StoredContact[]>, key: string, one: StoredContact) =>
    to.set(key, [...(to.get(key) ?? []), one]);
  for (const one of contacts) {
    for (const phone of one.phones) add(byPhone, phone, one);
    if (one.externalId !== '') add(byExternalId, one.externalId, one);
  }
  return {
    withId: (id) => byId.get(id) ?? null,
    withPhone: (phone) => byPhone.get(phone) ?? [],
    withExternalId: (externalId) => byExternalId.get(externalId) ?? [],
  };
}
