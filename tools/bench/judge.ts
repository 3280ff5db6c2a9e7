import type { DocumentData, Firestore } from 'firebase-admin/firestore';
import { finishEntry } from '../../functions/src/intake/finish.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { claimsOf, customerId } from './traffic.ts';

/** Does the trigger's work for entries that no request could reduce in time; returns their number. */
export async function finishAll(db: Firestore): Promise<number> {
  const { docs } = await db
    .collection(paths.ledger(customerId))
    .where('linkedId', '==', null)
    .get();
  for (const { id } of docs) await finishEntry(db, customerId, id, () => new Date());
  return docs.length;
}

/**
 * Holds what was sent against the stored documents as they are, read with nothing of ours: every event once, and every
 * call of `callBodies` once, with its caller, answered, ended and recorded. Rows of a table: what, expected, found.
 */
export async function judge(db: Firestore, bodies: readonly string[]): Promise<string[][]> {
  const [ledger, documents] = await Promise.all([
    db.collection(paths.ledger(customerId)).get(),
    db.collection(paths.calls(customerId)).get(),
  ]);
  const sent = new Map<string, string>();
  const events = new Set<string>();
  for (const { call_id, external_number, state } of bodies.map(claimsOf)) {
    sent.set(String(call_id), external_number);
    events.add(`${call_id} ${state}`);
  }
  const entries = ledger.docs.map((entry) => `${entry.get('callId')} ${entry.get('state')}`);
  const found = new Set(entries.filter((entry) => events.has(entry)));
  const calls = documents.docs.map((document) => document.data());
  const right = new Set<string>();
  for (const call of calls) {
    const [id = '', ...others] = Object.keys((call['legs'] ?? {}) as object);
    if (others.length === 0 && isRight(call, sent.get(id))) right.add(id);
  }
  return [
    ['ledger entries', `${events.size}`, `${entries.length}`],
    ['of them sent by us, different', `${events.size}`, `${found.size}`],
    ['calls', `${sent.size}`, `${calls.length}`],
    ['of them right, different', `${sent.size}`, `${right.size}`],
  ];
}

function isRight(call: DocumentData, from: string | undefined): boolean {
  return (
    from !== undefined &&
    call['externalNumber'] === from &&
    call['state'] === 'ended' &&
    call['active'] === false &&
    call['outcome'] === 'answered' &&
    Boolean(call['recording'])
  );
}
