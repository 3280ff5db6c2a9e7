import type { ReadRow } from './messages.ts';
import { breather, patiently } from './pace.ts';
import {
  type PlannedRow,
  type StoredContact,
  agrees,
  isSameVisit,
  planContact,
  planVisit,
} from './plan.ts';
import { type StoredContacts, allContacts, contactsLike } from './stored-contacts.ts';
import { type Visit, visitSchema } from '@cti/functions/model/contacts/contact';
import { paths } from '@cti/functions/model/paths';
import { collection, documentId, getDocsFromServer, limit, query, where } from 'firebase/firestore';
import { readRow } from '../firebase/convert.ts';
import { db } from '../firebase/firestore.ts';

/** Firestore's maximum number of values in one condition. */
const atOnce = 30;
/** Concurrent queries. */
const lanes = 6;

interface Planning {
  customerId: string;
  storeCodeOf: (store: string) => string;
  /** Rows up to this line were handled by an earlier attempt with the same file; 0 = none. */
  throughLine: number;
}

/**
 * Plans every row by comparing it with the stored data: with all contacts if loading them takes no more than half as
 * many queries as asking for thirty rows at a time, else with those similar to the rows. Reads: at most 100 per query,
 * plus the contacts matching a row; of visits, those already stored, or one per contact.
 */
export async function planRows(
  { customerId, storeCodeOf, throughLine }: Planning,
  rows: readonly ReadRow[],
  onProgress: (done: number) => void,
  isStopped: () => boolean,
): Promise<PlannedRow[]> {
  const planned = Array.from<PlannedRow[]>({ length: Math.ceil(rows.length / atOnce) });
  const everybody = await allContacts(customerId, planned.length, isStopped);
  const breathe = breather();
  let next = 0;
  let done = 0;
  const lane = async () => {
    while (next < planned.length && !isStopped()) {
      const at = next;
      next += 1;
      const part = rows.slice(at * atOnce, (at + 1) * atOnce);
      planned[at] = await patiently(
        () => planPart({ customerId, storeCodeOf, throughLine }, everybody, part),
        isStopped,
      );
      done += part.length;
      onProgress(done);
      await breathe();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return planned.flat();
}

async function planPart(
  { customerId, storeCodeOf, throughLine }: Planning,
  everybody: StoredContacts | null,
  rows: readonly ReadRow[],
): Promise<PlannedRow[]> {
  const asked = rows.filter(({ line }) => line > throughLine);
  const ids = asked.flatMap(idsOf);
  const phones = asked.flatMap(phonesOf);
  const externalIds = asked.flatMap((row) => externalIdOf(row) || []);
  const once = (all: readonly string[]) => [...new Set(all)];
  const stored =
    everybody ?? (await contactsLike(customerId, once(ids), once(phones), once(externalIds)));
  const planned = rows.map((row): PlannedRow => {
    const { line, row: cells, doubts } = row;
    const base = { line, row: cells, label: '', doubts };
    if (row.kind === 'rejected') {
      return { ...base, fate: 'rejected', problem: row.problem, text: row.text };
    }
    if (line <= throughLine) return { ...base, doubts: [], fate: 'same' };
    const same = personOf(row, stored);
    const sharing = [...new Set(phonesOf(row).flatMap((phone) => stored.withPhone(phone)))];
    return row.kind === 'contact'
      ? planContact(row, same, sharing)
      : planVisit(row, same, sharing, storeCodeOf);
  });
  return withoutStoredVisits(customerId, planned);
}

/** The person a row names: by document, else by the shop's own number; of several, the one similar to the row. */
export function personOf(row: ReadRow, stored: StoredContacts): StoredContact | null {
  const [named, ...others] = [
    ...idsOf(row).flatMap((id) => stored.withId(id) ?? []),
    ...stored.withExternalId(externalIdOf(row)),
  ];
  if (named === undefined || row.kind !== 'contact' || named.id === row.contactId) {
    return named ?? null;
  }
  return [named, ...others].find((one) => agrees(row.contact, one)) ?? named;
}

/** The documents the row may refer to, the one it names first. */
const idsOf = (row: ReadRow): string[] =>
  row.kind === 'rejected'
    ? []
    : [row.contactId, row.kind === 'contact' ? row.id : null].filter((id) => id !== null);
const externalIdOf = (row: ReadRow): string =>
  row.kind === 'contact'
    ? (row.contact.externalId ?? '')
    : row.kind === 'visit'
      ? row.externalId
      : '';
const phonesOf = (row: ReadRow): readonly string[] =>
  row.kind === 'contact' ? row.contact.phones : row.kind === 'visit' ? row.phones : [];

type PlannedVisit = PlannedRow & { fate: 'visit' };

/** Rows of one part, at most thirty, of which those that stand there already as they are have nothing to do. */
async function withoutStoredVisits(
  customerId: string,
  planned: readonly PlannedRow[],
): Promise<PlannedRow[]> {
  const visits = planned.filter((row): row is PlannedVisit => row.fate === 'visit');
  const stored = new Map<string, Visit>();
  await Promise.all(
    [...new Set(visits.map(({ contactId }) => contactId))].map(async (contactId) => {
      const ids = visits.filter((row) => row.contactId === contactId).map((row) => row.visitId);
      const { docs } = await getDocsFromServer(
        query(
          collection(db(), paths.visits(customerId, contactId)),
          where(documentId(), 'in', [...new Set(ids)]),
          limit(ids.length),
        ),
      );
      for (const one of docs) {
        const visit = readRow(one.ref.path, one.id, one.data(), visitSchema);
        if (visit) stored.set(`${contactId} ${one.id}`, visit);
      }
    }),
  );
  return planned.map((row) => {
    if (row.fate !== 'visit') return row;
    const known = stored.get(`${row.contactId} ${row.visitId}`);
    const { line, row: cells, label, doubts } = row;
    return known && isSameVisit(known, row.visit)
      ? { line, row: cells, label, doubts, fate: 'same' }
      : row;
  });
}
