import type { BulkWriter, Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { callerSchema, type Caller } from '../model/call.ts';
import { paths } from '../model/paths.ts';
import { searchKeysOf } from '../model/search-keys.ts';
import { withDates } from '../firestore/dates.ts';
import { documentsOf } from '../firestore/documents-of.ts';
import { erasedFields, erasedLegFields } from '../calls/erased.ts';
import { unknownCaller } from '../calls/identify.ts';
import type { Person } from './person.ts';

const pageSize = 300;

/** What a call must no longer say, and the mark that keeps it so. Its legs keep their times, which statistics count. */
export function anonymous(call: QueryDocumentSnapshot, now: Date): Record<string, unknown> {
  const legs: unknown = call.get('legs');
  const all = legs !== null && typeof legs === 'object' ? Object.entries(legs) : [];
  return {
    ...erasedFields(call.get('withheld') === true),
    legs: Object.fromEntries(all.map(([id, leg]) => [id, { ...leg, ...erasedLegFields }])),
    erasedAt: now,
  };
}

/** Calls of a number that others have too are theirs as well: they stay, and no longer name him. */
export async function eraseFromSharedCalls(
  db: Firestore,
  writer: BulkWriter,
  { customerId, contact, sharedNumbers }: Person,
): Promise<void> {
  for (const number of sharedNumbers) {
    const calls = db
      .collection(paths.calls(customerId))
      .where('externalNumber', '==', number)
      .orderBy('__name__');
    for await (const call of documentsOf(calls, { pageSize })) {
      const caller = callerSchema.safeParse(withDates(call.get('caller')));
      const without = caller.success ? callerWithout(caller.data, contact.id) : null;
      if (!without) continue;
      const searchKeys = searchKeysOf({ externalNumber: number, caller: without });
      void writer.update(call.ref, { caller: without, searchKeys });
    }
  }
}

/** A caller without one of those who share the number; null = he is not among them. */
function callerWithout(caller: Caller, contactId: string): Caller | null {
  const isHe = (id: string) => id === contactId;
  if (!caller.contactIds.some(isHe) && !caller.candidates.some(({ id }) => isHe(id))) return null;
  const contactIds = caller.contactIds.filter((id) => !isHe(id));
  const candidates = caller.candidates.filter(({ id }) => !isHe(id));
  // Of two who shared the number the other one does not become known: nobody has said that it was he.
  return contactIds.length === 0 ? unknownCaller : { ...caller, contactIds, candidates };
}
