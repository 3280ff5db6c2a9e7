import type { DocumentReference, Firestore } from 'firebase-admin/firestore';
import { paths } from '../model/paths.ts';
import { searchKey, searchKeysOf } from '../model/calls/search-keys.ts';
import { identify } from '../calls/identify.ts';
import { documentsOf } from '../firestore/documents-of.ts';

const pageSize = 100;

interface Parting {
  customerId: string;
  keepId: string;
  dropId: string;
}

/** Gives back the visits and calls that a merge moved. Idempotent. */
export async function giveBack(
  db: Firestore,
  { customerId, merge, keepId, dropId }: Parting & { merge: DocumentReference },
): Promise<void> {
  const moved = await merge.collection('moved').get();
  for (const one of moved.docs) {
    const { visit, call, caller, searchKeys } = one.data();
    const batch = db.batch();
    if (typeof visit === 'string') {
      const from = db.doc(paths.visit(customerId, keepId, visit));
      const data = (await from.get()).data();
      if (data) batch.set(db.doc(paths.visit(customerId, dropId, visit)), data).delete(from);
    }
    if (typeof call === 'string') {
      const target = await db.doc(paths.call(customerId, call)).get();
      // If somebody has assigned the call to another contact since, that stays.
      const ids: unknown = target.get('caller.contactIds');
      const isTheirs = Array.isArray(ids) && ids.includes(keepId);
      if (isTheirs) batch.update(target.ref, { caller, searchKeys });
    }
    await batch.delete(one.ref).commit();
  }
}

/** Also gives the other contact calls since the merge from numbers that are theirs and not the survivor's. */
export async function giveLaterCalls(
  db: Firestore,
  { customerId, keepId, dropId, since }: Parting & { since: Date },
): Promise<void> {
  const [keep, drop] = await Promise.all(
    [keepId, dropId].map((id) => db.doc(paths.contact(customerId, id)).get()),
  );
  const phonesOf = (of: typeof keep): unknown[] => {
    const phones: unknown = of?.get('phones');
    return Array.isArray(phones) ? phones : [];
  };
  const theirs = phonesOf(drop).filter((one) => !phonesOf(keep).includes(one));
  const calls = db
    .collection(paths.calls(customerId))
    .where('searchKeys', 'array-contains', searchKey.contact(keepId))
    .where('startedAt', '>=', since)
    .orderBy('startedAt', 'desc');
  for await (const call of documentsOf(calls, { pageSize })) {
    const externalNumber: unknown = call.get('externalNumber');
    if (typeof externalNumber !== 'string' || !theirs.includes(externalNumber)) continue;
    const caller = await identify(db, customerId, externalNumber);
    await call.ref.update({ caller, searchKeys: searchKeysOf({ externalNumber, caller }) });
  }
}
