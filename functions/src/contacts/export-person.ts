import { randomUUID } from 'node:crypto';
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import type { CallableOutputs, PersonPart } from '../model/callables.ts';
import { paths } from '../model/paths.ts';
import { audit, type Author } from '../audit/audit.ts';
import { withDates } from '../model/text/with-dates.ts';
import { Refusal } from '../refusal.ts';
import type { Call } from '../callable/callable.ts';
import { findPerson, firstCalls, someCalls } from './person.ts';

/** Calls read at a time, each with its memos and ledger entries. */
const step = 25;
/** A response is sent once it's this long; the last step may exceed it. */
const partChars = 2_000_000;
/** An export can't be continued longer than this after it began. */
const exportLastsMs = 3_600_000;

interface PersonExport {
  customerId: string;
  contactId: string;
  /** null = the first one, with the contact and their visits. */
  part: PersonPart | null;
  by: Author;
  now: Date;
  wantFreshSignIn: Call['wantFreshSignIn'];
}

/**
 * Everything about one person, for that person, as JSON in parts: thousands of calls don't fit into one response. The
 * first part writes an audit entry, which each later one has to name. A part holds about a thousand calls, so later
 * ones require a sign-in that was fresh when the export began.
 */
export async function exportPerson(
  db: Firestore,
  request: PersonExport,
): Promise<CallableOutputs['exportPerson']> {
  const { customerId, contactId, part, now } = request;
  const person = await findPerson(db, customerId, contactId);
  const head = part ? {} : await headOf(person.contact);
  const exportId = part ? await continued(db, request, part) : await begin(db, request);
  const calls: string[] = [];
  let length = 0;
  let next = part?.from ?? firstCalls;
  for (;;) {
    const some = await someCalls(db, person, next, step);
    for (const { call, memos, transcripts, events } of some.calls) {
      const text = JSON.stringify({
        ...plain(call),
        memos: memos.map(plain),
        transcripts: transcripts.map(plain),
        events: events.map(plain),
      });
      calls.push(text);
      length += text.length;
    }
    if (some.next === null || length >= partChars) {
      const opening = JSON.stringify({ exportedAt: now, ...head }).slice(0, -1);
      return {
        json: `${opening},"calls":[${calls.join(',')}]}`,
        calls: calls.length,
        next: some.next && { exportId, from: some.next },
      };
    }
    next = some.next;
  }
}

async function headOf(contact: DocumentSnapshot) {
  const visits = await contact.ref.collection('visits').get();
  return { contact: plain(contact), visits: visits.docs.map(plain) };
}

async function begin(db: Firestore, { customerId, contactId, by, now }: PersonExport) {
  const id = randomUUID();
  const batch = db.batch();
  const entry = { by, action: 'exported', target: `contacts/${contactId}` } as const;
  audit(batch, db, customerId, entry, { id, at: now });
  await batch.commit();
  return id;
}

async function continued(
  db: Firestore,
  { customerId, contactId, by, now, wantFreshSignIn }: PersonExport,
  { exportId }: PersonPart,
): Promise<string> {
  const entry = await db.doc(paths.auditEntry(customerId, exportId)).get();
  const at = withDates(entry.get('at'));
  const isTheirs =
    entry.get('action') === 'exported' &&
    entry.get('target') === `contacts/${contactId}` &&
    entry.get('byUid') === by.uid &&
    at instanceof Date &&
    now.getTime() - at.getTime() < exportLastsMs;
  if (!isTheirs) throw new Refusal('export-unknown', 'There is no such export under way.');
  wantFreshSignIn(at);
  return exportId;
}

function plain(document: DocumentSnapshot): object {
  const fields = withDates(document.data());
  return { id: document.id, ...(typeof fields === 'object' ? fields : {}) };
}
