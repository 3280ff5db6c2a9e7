import fc from 'fast-check';
import type { WriteBatch } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import { demo } from '../../../tools/demo/constants.ts';
import { withDates } from '../../src/model/text/with-dates.ts';
import { contactRecordSchema, type Visit } from '../../src/model/contacts/contact.ts';
import { paths } from '../../src/model/paths.ts';
import { countByStore } from '../../src/model/contacts/visit-counts.ts';
import { openDatabase } from '../database.ts';
import { unique } from '../people.ts';

// The project that the suite's own triggers listen to.
const db = openDatabase(demo.projectId);

const visits = fc.record({
  date: fc.integer({ min: 1, max: 28 }).map((day) => new Date(Date.UTC(2026, 9, day))),
  storeCode: fc.constantFrom('', 'nishifuna', 'kasai'),
  summary: fc.constant('60分'),
  amount: fc.constantFrom(null, 6_600),
});

test('visits that come with their contact, and change at once, are counted once each', async () => {
  const customerId = unique('visits');
  // The same lists in every run.
  const [lists = []] = fc.sample(
    fc.array(fc.array(visits, { minLength: 20, maxLength: 20 }), { minLength: 6, maxLength: 6 }),
    { seed: 20_261_120, numRuns: 1 },
  );
  const stored = new Map<string, Visit[]>();
  await Promise.all(
    lists.map(async (list, at) => {
      const contactId = `contact-${at}`;
      const visit = (n: number) => db.doc(paths.visit(customerId, contactId, `v${n}`));
      const batch = db.batch();
      batch.set(db.doc(paths.contact(customerId, contactId)), {
        name: `山田 ${at}`,
        phones: [],
        kind: 'new',
        orderCount: at,
      });
      list.forEach((one, n) => batch.set(visit(n), one));
      await batch.commit();
      // While their triggers run some go, some move to another store.
      const changes: ((batch: WriteBatch) => unknown)[] = [
        (change) => change.delete(visit(0)).delete(visit(1)),
        (change) => change.update(visit(2), { storeCode: 'matsudo' }),
      ];
      await Promise.all(
        changes.map((change) => {
          const later = db.batch();
          change(later);
          return later.commit();
        }),
      );
      const [, , third, ...rest] = list;
      stored.set(contactId, third ? [{ ...third, storeCode: 'matsudo' }, ...rest] : rest);
    }),
  );
  for (const [contactId, list] of stored) {
    const told = Number(contactId.split('-')[1]);
    const read = async () => {
      const document = await db.doc(paths.contact(customerId, contactId)).get();
      const { orderCount, visitCounts } = contactRecordSchema.parse(withDates(document.data()));
      return { orderCount, visitCounts };
    };
    await expect
      .poll(read, { timeout: 60_000 })
      .toEqual({ orderCount: told + list.length, visitCounts: countByStore(list) });
  }
}, 120_000);
