import type { BulkWriter, Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { callerSchema, type Caller } from '../model/calls/call.ts';
import { paths } from '../model/paths.ts';
import { searchKeysOf } from '../model/calls/search-keys.ts';
import { withDates } from '../model/text/with-dates.ts';
import { documentsOf } from '../firestore/documents-of.ts';
import { erasedFields, erasedLegFields } from '../calls/erased.ts';
import { unknownCaller } from '../calls/identify.ts';
import type { Person } from './person.ts';

const pageSize = 300;

/**
 * Removes what a call must no longer say, and marks it so that it stays that way. Legs keep their times, for the
 * statistics.
 */
export function anonymous(call: QueryDocumentSnapshot, now: Date): Record<string, unknown> {
  const legs: unknown = call.get('legs');
  const all = legs !== null && typeof legs === 'object' ? Object.entries(legs) : [];
  return {
    ...erasedFields(call.get('withheld') === true),
    legs: Object.fromEntries(all.map(([id, leg]) => [id, { ...leg, ...erasedLegFields }])),
    erasedAt: now,
  };
}

/** Calls from a shared number belong to others too: they stay, but no longer name the erased contact. */
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

/** A caller without one of the contacts who share the number; null = that contact isn't among them. */
function callerWithout(caller: Caller, contactId: string): Caller | null {
  const isHe = (id: string) => id === contactId;
  if (!caller.contactIds.some(isHe) && !caller.candidates.some(({ id }) => isHe(id))) return null;
  const contactIds = caller.contactIds.filter((id) => !isHe(id));
  const candidates = caller.candidates.filter(({ id }) => !isHe(id));
  // If two shared the number, the other one doesn't become known: nobody has said it was them.
  return contactIds.length === 0 ? unknownCaller : { ...caller, contactIds, candidates };
}
