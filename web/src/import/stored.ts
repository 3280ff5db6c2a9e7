import { contactRecordSchema } from '@cti/functions/model/contact';
import { paths } from '@cti/functions/model/paths';
import { collection, documentId, getDocsFromServer, limit, query, where } from 'firebase/firestore';
import { readRow } from '../firebase/convert.ts';
import { db } from '../firebase/firestore.ts';
import type { PlannedRow, StoredContact } from './plan.ts';
import { planContact, planVisit } from './plan.ts';
import { withoutStoredVisits } from './stored-visits.ts';
import type { ReadRow } from './messages.ts';

/** Firestore's longest list in a condition. */
const atOnce = 30;
/** The most a list may ask for. */
const longestList = 100;
/** Between the tries of a question that fails; then the connection is gone. */
const pausesMs = [1_000, 4_000];
/** Questions under way at a time. */
const lanes = 6;

interface Planning {
  customerId: string;
  storeCodeOf: (store: string) => string;
  /** Rows up to this line were dealt with by an earlier try at the same file; 0 = none. */
  throughLine: number;
}

/**
 * Plans every row, comparing it with what is stored. Reads: the contacts that are the same as a row's, or one for
 * each thirty rows that nobody is found for; of visits, those that are there already, or one for each contact.
 */
export async function planRows(
  { customerId, storeCodeOf, throughLine }: Planning,
  rows: readonly ReadRow[],
  onProgress: (done: number) => void,
  isStopped: () => boolean,
): Promise<PlannedRow[]> {
  const planned = Array.from<PlannedRow[]>({ length: Math.ceil(rows.length / atOnce) });
  let next = 0;
  let done = 0;
  const lane = async () => {
    while (next < planned.length && !isStopped()) {
      const at = next;
      next += 1;
      const part = rows.slice(at * atOnce, (at + 1) * atOnce);
      planned[at] = await patiently(
        () => planPart({ customerId, storeCodeOf, throughLine }, part),
        isStopped,
      );
      done += part.length;
      onProgress(done);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return planned.flat();
}

/** One answer that fails to come in a long list does not end the whole: it is asked for again. */
async function patiently<T>(ask: () => Promise<T>, isStopped: () => boolean): Promise<T> {
  for (const pauseMs of pausesMs) {
    try {
      return await ask();
    } catch (error) {
      if (isStopped()) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, pauseMs);
      });
    }
  }
  return ask();
}

async function planPart(
  { customerId, storeCodeOf, throughLine }: Planning,
  rows: readonly ReadRow[],
): Promise<PlannedRow[]> {
  const asked = rows.filter(({ line }) => line > throughLine);
  const ids = asked.flatMap((row) => idOf(row) ?? []);
  const phones = [...new Set(asked.flatMap((row) => phoneOf(row) ?? []))];
  const [byIds, byPhones] = await Promise.all([
    found(customerId, documentId(), 'in', [...new Set(ids)]),
    found(customerId, 'phones', 'array-contains-any', phones),
  ]);
  const byId = new Map(byIds.map((contact) => [contact.id, contact]));
  const planned = rows.map((row): PlannedRow => {
    if (row.kind === 'rejected') {
      return { line: row.line, row: row.row, label: '', fate: 'rejected', problem: row.problem };
    }
    if (row.line <= throughLine) return { line: row.line, row: row.row, label: '', fate: 'same' };
    const id = idOf(row);
    const phone = phoneOf(row);
    const same = id === null ? null : (byId.get(id) ?? null);
    const sharing = phone === null ? [] : byPhones.filter((one) => one.phones.includes(phone));
    return row.kind === 'contact'
      ? planContact(row, same, sharing)
      : planVisit(row, same, sharing, storeCodeOf);
  });
  return withoutStoredVisits(customerId, planned);
}

const idOf = (row: ReadRow): string | null =>
  row.kind === 'contact' ? row.id : row.kind === 'visit' ? row.contactId : null;
const phoneOf = (row: ReadRow): string | null =>
  row.kind === 'contact'
    ? (row.contact.phones[0] ?? null)
    : row.kind === 'visit'
      ? row.phone
      : null;

async function found(
  customerId: string,
  field: string | ReturnType<typeof documentId>,
  operator: 'in' | 'array-contains-any',
  values: readonly string[],
): Promise<StoredContact[]> {
  if (values.length === 0) return [];
  const { docs } = await getDocsFromServer(
    query(
      collection(db(), paths.contacts(customerId)),
      where(field, operator, values),
      limit(longestList),
    ),
  );
  return docs
    .map((one) => readRow(one.ref.path, one.id, one.data(), contactRecordSchema))
    .filter((contact) => contact !== null);
}
