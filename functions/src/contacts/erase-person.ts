import { createHash, randomUUID } from 'node:crypto';
import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { CallableOutputs } from '../model/callables.ts';
import { paths } from '../model/paths.ts';
import { audit, type Author } from '../audit/audit.ts';
import { unknownCaller, withheldCaller } from '../calls/identify.ts';
import { personRecords, type PersonRecords } from './person.ts';

/**
 * Erases a person: contact and visits go, merges that hold him as he was too; his calls stay, without caller,
 * number, words and memos, and without the bodies they were made from. What is left is a proof: how much of what,
 * and a hash over the erased documents, which tells nothing about them.
 */
export async function erasePerson(
  db: Firestore,
  {
    customerId,
    contactId,
    by,
    now,
  }: { customerId: string; contactId: string; by: Author; now: Date },
): Promise<CallableOutputs['erasePerson']> {
  const records = await personRecords(db, customerId, contactId);
  const { contact, visits, calls, memos, events, numbers } = records;
  const writer = db.bulkWriter();
  for (const call of calls) void writer.update(call.ref, anonymous(call));
  for (const one of [...visits, ...memos, ...events]) void writer.delete(one.ref);
  for (const number of numbers) {
    const rows = await db.collection(paths.rescues(customerId)).where('number', '==', number).get();
    for (const row of rows.docs) void writer.delete(row.ref);
  }
  for (const merge of await mergesOf(db, customerId, contactId)) {
    await db.recursiveDelete(merge.ref);
  }
  await writer.close();

  const counts = {
    contacts: 1,
    visits: visits.length,
    calls: calls.length,
    memos: memos.length,
    events: events.length,
  };
  const proof = { counts, hash: hashOf(records) };
  const erasureId = randomUUID();
  const batch = db.batch();
  // Last, so that a request that broke off can be repeated.
  batch.delete(contact.ref);
  batch.create(db.doc(paths.erasure(customerId, erasureId)), {
    contactId,
    at: now,
    byUid: by.uid,
    byName: by.name,
    ...proof,
  });
  audit(batch, db, customerId, {
    by,
    action: 'deleted',
    target: `contacts/${contactId}`,
    after: { ...counts, erasureId },
  });
  await batch.commit();
  return { erasureId, ...proof };
}

async function mergesOf(db: Firestore, customerId: string, contactId: string) {
  const merges = db.collection(paths.contactMerges(customerId));
  const found = await Promise.all([
    merges.where('keepId', '==', contactId).get(),
    merges.where('dropId', '==', contactId).get(),
  ]);
  return found.flatMap(({ docs }) => docs);
}

/** What a call must no longer say. Its legs keep their times: they are what statistics count. */
function anonymous(call: QueryDocumentSnapshot): Record<string, unknown> {
  const legs: unknown = call.get('legs');
  const withheld = call.get('withheld') === true;
  return {
    caller: withheld ? withheldCaller : unknownCaller,
    externalNumber: null,
    searchKeys: [],
    memo: null,
    hasMemo: false,
    recording: null,
    voicemail: null,
    transcript: null,
    recap: null,
    legs:
      legs !== null && typeof legs === 'object'
        ? Object.fromEntries(
            Object.entries(legs).map(([id, leg]) => [id, { ...leg, externalNumber: null }]),
          )
        : {},
  };
}

const hashOf = ({ contact, visits, calls, memos, events }: PersonRecords): string => {
  const lines = [contact, ...visits, ...calls, ...memos, ...events].map(
    (one) =>
      `${one.ref.path} ${one.updateTime?.toDate().toISOString() ?? ''} ${JSON.stringify(one.data())}`,
  );
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex');
};
