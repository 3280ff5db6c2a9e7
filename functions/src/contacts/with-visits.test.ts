import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contactRecordSchema, recentVisitLimit, type Visit } from '../model/contacts/contact.ts';
import { countAll, countByStore, countKey } from '../model/contacts/visit-counts.ts';
import { storesToCount, withVisits, type VisitChange } from './with-visits.ts';

const stores = ['', 'nishifuna', 'kasai'] as const;
const visits = fc.record({
  date: fc.integer({ min: 1, max: 12 }).map((day) => new Date(Date.UTC(2026, 10, day))),
  storeCode: fc.constantFrom(...stores),
  summary: fc.constantFrom('60分', '90分'),
  amount: fc.constantFrom(null, 6_600),
});
/** Writes of one batch, or one after another: to what, and the resulting value. */
const writes = fc.array(
  fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), visit: fc.option(visits) }),
  { maxLength: 25 },
);
/** When an event is delivered (how many others overtake it), and how often. */
const deliveries = fc.infiniteStream(
  fc.record({ overtakenBy: fc.nat(30), times: fc.constantFrom(1, 1, 2, 3) }),
);

/** Plays writes; each event is delivered some writes later, some of them repeatedly. */
function play(
  told: { orderCount: number; lastVisitAt: Date | null },
  some: { id: string; visit: Visit | null }[],
  delivery: Iterator<{ overtakenBy: number; times: number }>,
) {
  const collection = new Map<string, Visit>();
  let contact = contactRecordSchema.parse({ name: '山田', ...told });
  const tell = (change: VisitChange) => {
    const stored = [...collection.values()];
    const all = countByStore(stored);
    const counts = Object.fromEntries(
      storesToCount(contact, change).map((key) => [key, all[key] ?? 0]),
    );
    const latest = stored
      .toSorted((x, y) => y.date.getTime() - x.date.getTime())
      .slice(0, recentVisitLimit);
    contact = { ...contact, ...withVisits(contact, change, { counts, latest }) };
  };
  const events = some.flatMap((_, at) => {
    const { overtakenBy, times } = delivery.next().value as { overtakenBy: number; times: number };
    return Array.from({ length: times }, (_, n) => ({ at, due: at + overtakenBy * (n + 1) }));
  });
  const changes: VisitChange[] = [];
  some.forEach(({ id, visit }, at) => {
    changes.push({ before: collection.get(id) ?? null, after: visit });
    if (visit) collection.set(id, visit);
    else collection.delete(id);
    for (const event of events) {
      const change = changes[event.at];
      if (event.due === at && change) tell(change);
    }
  });
  const late = events.filter(({ due }) => due >= some.length).toSorted((a, b) => a.due - b.due);
  for (const event of late) {
    const change = changes[event.at];
    if (change) tell(change);
  }
  return { contact, stored: [...collection.values()] };
}

it('a contact counts its visits correctly, whatever order its triggers run in', () => {
  fc.assert(
    fc.property(writes, deliveries, fc.constantFrom(0, 3), (some, delivery, orderCount) => {
      const { contact, stored } = play({ orderCount, lastVisitAt: null }, some, delivery);
      expect(contact.visitCounts ?? {}).toEqual(countByStore(stored));
      expect(contact.orderCount).toBe(orderCount + stored.length);
      const days = (of: readonly Visit[]) => of.map(({ date }) => date.getTime());
      const newest = days(stored).toSorted((a, b) => b - a);
      expect(days(contact.recentVisits)).toEqual(newest.slice(0, recentVisitLimit));
      expect(contact.lastVisitAt?.getTime() ?? null).toBe(newest[0] ?? null);
    }),
    { numRuns: 2_000 },
  );
});

it('an order count corrected to fewer than the visits comes out the same in any order', () => {
  const change = (after: Visit | null, before: Visit | null = null) => ({ before, after });
  const visit = { date: new Date(0), storeCode: 'kasai', summary: '', amount: null };
  const key = countKey(visit.storeCode);
  const corrected = contactRecordSchema.parse({ orderCount: 0, visitCounts: { [key]: 3 } });
  const after = (...counts: number[]) => {
    let contact = corrected;
    for (const count of counts) {
      const facts = { counts: { [key]: count }, latest: [] };
      contact = { ...contact, ...withVisits(contact, change(null, visit), facts) };
    }
    return [contact.orderCount, countAll(contact.visitCounts ?? {})];
  };
  expect(after(2, 4)).toEqual(after(4));
  expect(after(1, 0, 5)).toEqual(after(4, 5));
  expect(after(5)).toEqual([2, 5]);
});
