import type { DocumentReference, Firestore, Query } from 'firebase-admin/firestore';
import { paths } from '../model/paths.ts';
import { searchKeysOf } from '../model/calls/search-keys.ts';
import { callerSchema, type Caller } from '../model/calls/call.ts';
import type { ContactCard } from '../model/contacts/contact.ts';
import { withDates } from '../model/text/with-dates.ts';

const pageSize = 100;

interface Move {
  customerId: string;
  merge: DocumentReference;
  fromId: string;
  toId: string;
  /** Of the contact that gets the calls. */
  card: ContactCard;
  expireAt: Date;
}

/** Moves one contact's visits to another, noting each so that it can be given back. Idempotent. */
export async function moveVisits(db: Firestore, move: Move): Promise<number> {
  const { customerId, merge, fromId, toId, expireAt } = move;
  const from = db.collection(paths.visits(customerId, fromId));
  let moved = 0;
  for (;;) {
    const { docs } = await from.limit(pageSize).get();
    if (docs.length === 0) return moved;
    const batch = db.batch();
    for (const visit of docs) {
      batch.set(db.doc(paths.visit(customerId, toId, visit.id)), visit.data());
      batch.set(merge.collection('moved').doc(`visit-${visit.id}`), { visit: visit.id, expireAt });
      batch.delete(visit.ref);
    }
    await batch.commit();
    moved += docs.length;
  }
}

/** Moves one contact's calls to another, noting each with its previous caller. Idempotent. */
export async function moveCalls(db: Firestore, move: Move): Promise<number> {
  const { customerId, merge, fromId, toId, card, expireAt } = move;
  let moved = 0;
  for (;;) {
    const found = await callsOf(db, customerId, fromId).limit(pageSize).get();
    if (found.empty) return moved;
    for (const one of found.docs) {
      await db.runTransaction(async (transaction) => {
        const call = await transaction.get(one.ref);
        const caller = callerSchema.safeParse(withDates(call.get('caller')));
        if (!caller.success || !caller.data.contactIds.includes(fromId)) return;
        const next = withoutOther(caller.data, fromId, toId, card);
        const number: unknown = call.get('externalNumber');
        transaction.update(one.ref, {
          caller: next,
          searchKeys: searchKeysOf({
            externalNumber: typeof number === 'string' ? number : null,
            caller: next,
          }),
        });
        transaction.set(merge.collection('moved').doc(`call-${one.id}`), {
          call: one.id,
          caller: caller.data,
          searchKeys: call.get('searchKeys') ?? [],
          expireAt,
        });
      });
      moved += 1;
    }
  }
}

/** Calls that name a contact, alone or among several who share the number. */
export const callsOf = (db: Firestore, customerId: string, contactId: string): Query =>
  db.collection(paths.calls(customerId)).where('caller.contactIds', 'array-contains', contactId);

/** A caller with one contact in place of two. If only these two shared the number, the caller is then known. */
function withoutOther(caller: Caller, fromId: string, toId: string, card: ContactCard): Caller {
  const contactIds = [...new Set(caller.contactIds.map((id) => (id === fromId ? toId : id)))];
  const candidates = caller.candidates.filter(({ id }) => id !== fromId);
  if (contactIds.length === 1) return { match: 'known', contactIds, contact: card, candidates: [] };
  return { ...caller, contactIds, candidates };
}
