import type { Firestore } from 'firebase-admin/firestore';
import type { CallableOutputs } from '../model/callables.ts';
import { paths } from '../model/paths.ts';
import { audit } from '../audit/audit.ts';
import { anonymous, eraseFromSharedCalls } from './anonymous.ts';
import { type Erasure, openProof } from './erasure-proof.ts';
import { pairsOf } from './keep-pairs.ts';
import { findPerson, firstCalls, someCalls, type Person } from './person.ts';

/** Visits or calls read at a time. */
const step = 100;

/**
 * Erases a person: their contact, visits, and merges with an earlier version of them. Their calls stay, but without
 * caller, number, texts, memos and the bodies they were made from; calls from a number they shared no longer name them.
 * What is left is a proof: how much of what was erased, and a hash of the erased documents that reveals nothing about
 * them.
 */
export async function erasePerson(
  db: Firestore,
  erasure: Erasure,
): Promise<CallableOutputs['erasePerson']> {
  const { customerId, contactId, by } = erasure;
  const person = await findPerson(db, customerId, contactId);
  const proof = await openProof(db, erasure);
  for (;;) {
    const visits = await person.contact.ref.collection('visits').limit(step).get();
    if (visits.empty) break;
    await proof.record({ visits: visits.docs }, (batch) => {
      for (const visit of visits.docs) batch.delete(visit.ref);
    });
  }
  for (let from = firstCalls; ;) {
    const { calls, next } = await someCalls(db, person, from, step);
    for (const { call, memos, transcripts, events } of calls) {
      await proof.record({ calls: [call], memos, transcripts, events }, (batch) => {
        batch.update(call.ref, anonymous(call, erasure.now));
        for (const text of [...memos, ...transcripts]) batch.delete(text.ref);
        // Its key stays, and refuses the event if it's sent again.
        for (const event of events) batch.update(event.ref, { raw: '' });
      });
    }
    if (next === null) break;
    from = next;
  }
  const writer = db.bulkWriter();
  await eraseFromSharedCalls(db, writer, person);
  await eraseByNumber(db, writer, person);
  for (const pair of (await pairsOf(db, customerId, contactId).get()).docs) {
    void writer.delete(pair.ref);
  }
  await writer.close();
  await eraseMerges(db, customerId, contactId);
  // Last, so that an interrupted request can be repeated.
  return proof.record({ contacts: [person.contact] }, (batch, { erasureId, counts }) => {
    batch.delete(person.contact.ref);
    audit(batch, db, customerId, {
      by,
      action: 'deleted',
      target: `contacts/${contactId}`,
      after: { ...counts, erasureId },
    });
  });
}

/** The person's callback rows, blocked numbers, calls about to be placed to them, and Dialpad's notices: by number or contact. */
async function eraseByNumber(
  db: Firestore,
  writer: FirebaseFirestore.BulkWriter,
  { customerId, contact, ownNumbers, sharedNumbers }: Person,
): Promise<void> {
  const rows = db.collection(paths.rescues(customerId));
  const intents = db.collection(paths.callIntents(customerId));
  for (const number of ownNumbers) {
    // Dialpad goes on refusing it; who blocked it here, and why, is gone.
    void writer.delete(db.doc(paths.blockedNumber(customerId, number)));
  }
  const found = await Promise.all([
    rows.where('caller.contactId', '==', contact.id).get(),
    intents.where('contactId', '==', contact.id).get(),
    ...ownNumbers.flatMap((number) =>
      [rows, intents].map((documents) => documents.where('number', '==', number).get()),
    ),
  ]);
  // What Dialpad told of a contact with one of their numbers, whoever else has it.
  const notices = await Promise.all(
    [...ownNumbers, ...sharedNumbers].map((number) =>
      db.collection(paths.ledger(customerId)).where('linkIds', 'array-contains', number).get(),
    ),
  );
  for (const { ref } of notices.flatMap(({ docs }) => docs)) {
    void writer.update(ref, { raw: '', linkIds: [] });
  }
  const all = found.flatMap(({ docs }) => docs.map(({ ref }) => [ref.path, ref] as const));
  for (const ref of new Map(all).values()) void writer.delete(ref);
}

/** Merges the contact was part of, and earlier ones leading to those: each holds both contacts as they were. */
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
      // Once undone, they're two people again, and the other one isn't concerned.
      if (merge.get('state') !== 'parted') toAsk.push(String(merge.get('dropId')));
      await db.recursiveDelete(merge.ref);
    }
  }
}
