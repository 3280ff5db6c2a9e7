import { createHash, randomUUID } from 'node:crypto';
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import type { CallableOutputs } from '../model/callables.ts';
import { paths } from '../model/paths.ts';
import { audit, type Author } from '../audit/audit.ts';
import { anonymous, eraseFromSharedCalls } from './anonymous.ts';
import { pairsOf } from './keep-pairs.ts';
import { findPerson, firstCalls, someCalls, type Person } from './person.ts';

/** Calls that are read at a time. */
const step = 100;

/**
 * Erases a person: contact and visits go, merges that hold him as he was too; his calls stay, without caller,
 * number, words and memos, and without the bodies they were made from; calls of a number that he shared no longer
 * name him. What is left is a proof: how much of what, and a hash over the erased documents, which tells nothing
 * about them.
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
  const person = await findPerson(db, customerId, contactId);
  const counts = { contacts: 1, visits: 0, calls: 0, memos: 0, events: 0 };
  const digests = [digestOf(person.contact)];
  const writer = db.bulkWriter();

  const visits = await db.collection(paths.visits(customerId, contactId)).get();
  counts.visits = visits.size;
  for (const visit of visits.docs) {
    digests.push(digestOf(visit));
    void writer.delete(visit.ref);
  }
  for (let from = firstCalls; ;) {
    const { calls, next } = await someCalls(db, person, from, step);
    for (const { call, memos, events } of calls) {
      digests.push(...[call, ...memos, ...events].map(digestOf));
      counts.calls += 1;
      counts.memos += memos.length;
      counts.events += events.length;
      void writer.update(call.ref, anonymous(call));
      for (const one of [...memos, ...events]) void writer.delete(one.ref);
    }
    await writer.flush();
    if (next === null) break;
    from = next;
  }
  await eraseFromSharedCalls(db, writer, person);
  await eraseRescues(db, writer, person);
  for (const pair of (await pairsOf(db, customerId, contactId).get()).docs) {
    void writer.delete(pair.ref);
  }
  await writer.close();
  await eraseMerges(db, customerId, contactId);

  const proof = { counts, hash: sha256(digests.toSorted().join('\n')) };
  const erasureId = randomUUID();
  const batch = db.batch();
  // Last, so that a request that broke off can be repeated.
  batch.delete(person.contact.ref);
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

/** The rows of those to call back that are his: by his numbers, and by himself. */
async function eraseRescues(
  db: Firestore,
  writer: FirebaseFirestore.BulkWriter,
  { customerId, contact, ownNumbers }: Person,
): Promise<void> {
  const rows = db.collection(paths.rescues(customerId));
  const found = await Promise.all([
    rows.where('caller.contactId', '==', contact.id).get(),
    ...ownNumbers.map((number) => rows.where('number', '==', number).get()),
  ]);
  const refs = new Map(found.flatMap(({ docs }) => docs.map(({ id, ref }) => [id, ref] as const)));
  for (const ref of refs.values()) void writer.delete(ref);
}

/** Merges that he came out of or went into, and those before them: each holds both as they were. */
async function eraseMerges(db: Firestore, customerId: string, contactId: string): Promise<void> {
  const merges = db.collection(paths.contactMerges(customerId));
  const asked = new Set<string>();
  const toAsk = [contactId];
  for (let id = toAsk.pop(); id !== undefined; id = toAsk.pop()) {
    if (asked.has(id)) continue;
    asked.add(id);
    const found = await Promise.all([
      merges.where('keepId', '==', id).get(),
      merges.where('dropId', '==', id).get(),
    ]);
    for (const merge of found.flatMap(({ docs }) => docs)) {
      // Parted again they are two persons, and the other one is not asked about.
      if (merge.get('state') !== 'parted') toAsk.push(String(merge.get('dropId')));
      await db.recursiveDelete(merge.ref);
    }
  }
}

const digestOf = (one: DocumentSnapshot): string =>
  sha256(
    `${one.ref.path} ${one.updateTime?.toDate().toISOString() ?? ''} ${JSON.stringify(one.data())}`,
  );

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
