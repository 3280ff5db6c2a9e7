import type { Firestore } from 'firebase-admin/firestore';
import type { CallableOutputs } from '../model/callables.ts';
import { audit, type Author } from '../audit/audit.ts';
import { withDates } from '../firestore/dates.ts';
import { personRecords } from './person.ts';

/** Everything about one person as JSON, for himself; the audit log says who took it out. */
export async function exportPerson(
  db: Firestore,
  {
    customerId,
    contactId,
    by,
    now,
  }: { customerId: string; contactId: string; by: Author; now: Date },
): Promise<CallableOutputs['exportPerson']> {
  const { contact, visits, calls, memos, events } = await personRecords(db, customerId, contactId);
  const plain = (document: { id: string; data: () => unknown }) => {
    const fields = withDates(document.data());
    return { id: document.id, ...(typeof fields === 'object' ? fields : {}) };
  };
  const memosOf = (linkedId: string) =>
    memos.filter(({ ref }) => ref.parent.parent?.id === linkedId).map(plain);
  const eventsOf = (linkedId: string) =>
    events.filter((event) => event.get('linkedId') === linkedId).map(plain);
  const batch = db.batch();
  audit(batch, db, customerId, {
    by,
    action: 'exported',
    target: `contacts/${contactId}`,
    after: {
      visits: visits.length,
      calls: calls.length,
      memos: memos.length,
      events: events.length,
    },
  });
  await batch.commit();
  const json = {
    exportedAt: now,
    contact: plain(contact),
    visits: visits.map(plain),
    calls: calls.map((call) => ({
      ...plain(call),
      memos: memosOf(call.id),
      events: eventsOf(call.id),
    })),
  };
  return { json: JSON.stringify(json, null, 2) };
}
