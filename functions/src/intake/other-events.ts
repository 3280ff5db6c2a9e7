import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import type { OtherKind } from '../model/ledger.ts';
import { paths } from '../model/paths.ts';
import { isObject } from './json.ts';

/**
 * Which kind of event a body is that isn't a call: Dialpad sends all kinds to one address, and only their shape tells
 * them apart. Null = none that is known.
 */
export function otherKindOf(body: unknown): OtherKind | null {
  if (!isObject(body) || 'call_id' in body || 'event_type' in body) return null;
  if ('message_status' in body || 'mms' in body) return 'sms';
  if (typeof body['event'] === 'string' && isObject(body['contact'])) return 'contact';
  const tellsStatus = 'availability_status' in body || 'on_duty_status' in body;
  return tellsStatus && isObject(body['target']) ? 'agent-status' : null;
}

/** Counts an event that nothing reads. One that is delivered twice counts twice. */
export async function countOther(
  db: Firestore,
  customerId: string,
  kind: OtherKind,
  receivedAt: Date,
): Promise<void> {
  await db
    .doc(paths.otherEvents(customerId, kind))
    .set({ count: FieldValue.increment(1), lastAt: receivedAt }, { merge: true });
}
