import type { ReadRow } from './messages.ts';
import { breather, patiently } from './pace.ts';
import { type PlannedRow, planContact, planVisit } from './plan.ts';
import { allContacts, contactsLike, type StoredContacts } from './stored-contacts.ts';
import { withoutStoredVisits } from './stored-visits.ts';

/** Firestore's longest list in a condition. */
const atOnce = 30;
/** Questions under way at a time. */
const lanes = 6;

interface Planning {
  customerId: string;
  storeCodeOf: (store: string) => string;
  /** Rows up to this line were dealt with by an earlier try at the same file; 0 = none. */
  throughLine: number;
}

/**
 * Plans every row, comparing it with what is stored: with all contacts, where these take no more questions than half
 * of those for each thirty rows, else with those that are like the rows. Reads: at most 100 for each thirty rows, and
 * the contacts that are the same as a row's; of visits, those that are there already, or one for each contact.
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
  const stored =
    everybody ?? (await contactsLike(customerId, [...new Set(ids)], [...new Set(phones)]));
  const planned = rows.map((row): PlannedRow => {
    const { line, row: cells, doubts } = row;
    const base = { line, row: cells, label: '', doubts };
    if (row.kind === 'rejected') {
      return { ...base, fate: 'rejected', problem: row.problem, text: row.text };
    }
    if (line <= throughLine) return { ...base, doubts: [], fate: 'same' };
    const [same = null] = idsOf(row).flatMap((id) => stored.withId(id) ?? []);
    const sharing = [...new Set(phonesOf(row).flatMap((phone) => stored.withPhone(phone)))];
    return row.kind === 'contact'
      ? planContact(row, same, sharing)
      : planVisit(row, same, sharing, storeCodeOf);
  });
  return withoutStoredVisits(customerId, planned);
}

/** Who the row may be, those whom it names first. */
const idsOf = (row: ReadRow): string[] =>
  row.kind === 'rejected'
    ? []
    : [row.contactId, row.kind === 'contact' ? row.id : null].filter((id) => id !== null);
const phonesOf = (row: ReadRow): readonly string[] =>
  row.kind === 'contact' ? row.contact.phones : row.kind === 'visit' ? row.phones : [];
