import { randomUUID } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { append, type Entry } from '../src/calls/ledger.ts';
import { record } from '../src/calls/record.ts';
import { withDates } from '../src/model/text/with-dates.ts';
import { eventKey } from '../src/intake/normalise.ts';
import { reread } from '../src/intake/reread.ts';
import { callSchema, type Call } from '../src/model/calls/call.ts';
import { paths } from '../src/model/paths.ts';
import { readAt } from './conversation/read.ts';

/** When the first event of a test arrives; the others follow in steps. */
export const firstArrival = new Date('2026-12-01T00:00:00Z');
export const arrivalStepMs = 250;

/** A customer no other test has. */
export const freshCustomer = (what: string): string => `${what}-${randomUUID().slice(0, 8)}`;

/** Makes an event durable, as the webhook does before it answers. */
export async function appendOnly(
  db: Firestore,
  customerId: string,
  body: Record<string, unknown>,
  arrivedAt = firstArrival,
): Promise<Entry> {
  const event = readAt(body, arrivedAt);
  const entry = { eventKey: eventKey(event, body), event };
  await append(db, customerId, entry, JSON.stringify(body));
  return entry;
}

/** Takes an event the whole way from the ledger to the call; the call's id. */
export async function deliver(
  db: Firestore,
  customerId: string,
  body: Record<string, unknown>,
  arrivedAt = firstArrival,
): Promise<string> {
  const entry = await appendOnly(db, customerId, body, arrivedAt);
  // The clock stands still, so it retries for as long as others change the same call.
  const until = arrivedAt.getTime() + 1;
  return record({ db, customerId, now: () => arrivedAt, reread, until }, entry);
}

/** Delivers one after the other, the first at `from`. */
export async function deliverInOrder(
  db: Firestore,
  customerId: string,
  bodies: Record<string, unknown>[],
  from = firstArrival,
): Promise<string[]> {
  const linkedIds: string[] = [];
  for (const [place, body] of bodies.entries()) {
    const arrivedAt = new Date(from.getTime() + place * arrivalStepMs);
    linkedIds.push(await deliver(db, customerId, body, arrivedAt));
  }
  return linkedIds;
}

/** All call documents of a customer, read strictly. */
export async function callsOf(db: Firestore, customerId: string): Promise<Call[]> {
  const { docs } = await db.collection(paths.calls(customerId)).get();
  return docs.map((document) => callSchema.parse(withDates(document.data())));
}

/** The documents that are shown: not part of another. */
export const shownOf = async (db: Firestore, customerId: string): Promise<Call[]> =>
  (await callsOf(db, customerId)).filter((call) => call.mergedInto === null);

/** The conversation's one document; fails when there are several or none. */
export async function onlyCall(db: Firestore, customerId: string): Promise<Call> {
  const shown = await shownOf(db, customerId);
  const [call] = shown;
  if (!call || shown.length > 1) throw new Error(`${shown.length} documents are shown`);
  return call;
}

/** Where everything that points at a call points: calls merged into it, aliases, ledger entries. */
export async function pointersOf(db: Firestore, customerId: string): Promise<string[]> {
  const [aliases, ledger, calls] = await Promise.all([
    db.collection(paths.callAliases(customerId)).get(),
    db.collection(paths.ledger(customerId)).get(),
    callsOf(db, customerId),
  ]);
  const linked = [...aliases.docs, ...ledger.docs].map((document) =>
    String(document.get('linkedId')),
  );
  return [...new Set([...linked, ...calls.flatMap((call) => call.mergedInto ?? [])])];
}
