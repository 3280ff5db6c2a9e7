import { FieldPath, type DocumentReference, type DocumentSnapshot } from 'firebase-admin/firestore';
import { describe, expect, test } from 'vitest';
import { contactWritten } from '../../src/contacts/contact-written.ts';
import { visitWritten } from '../../src/contacts/visit-written.ts';
import { withDates } from '../../src/model/text/with-dates.ts';
import { contactRecordSchema, type Contact, type Visit } from '../../src/model/contacts/contact.ts';
import { paths } from '../../src/model/paths.ts';
import {
  searchKeyField,
  searchKeyOf,
  withSearchKeys,
} from '../../src/model/contacts/contact-search.ts';
import { backfillSearchKeys, backfillVisitCounts } from '../../src/upkeep/backfill.ts';
import { openDatabase } from '../database.ts';
import { unique } from '../people.ts';

const db = openDatabase('demo-contact-triggers');
const time = '2026-11-20T09:00:00.000Z';
const yamada = { name: '山田 太郎', kana: 'やまだ たろう', phones: ['+819012345678'], kind: 'new' };
const day = (date: string, storeCode = 'nishifuna'): Visit => ({
  date: new Date(`2026-${date}T10:00:00Z`),
  storeCode,
  summary: '60分',
  amount: 6_600,
});

/** Changes a document and gives what its trigger is told. */
async function changed(ref: DocumentReference, change: () => Promise<unknown>) {
  const before = await ref.get();
  await change();
  return { before, after: await ref.get() };
}
type Change = { before: DocumentSnapshot; after: DocumentSnapshot };

async function newContact(fields: Partial<Contact> & Record<string, unknown> = {}) {
  const params = { customerId: unique('c'), contactId: 'yamada' };
  const ref = db.doc(paths.contact(params.customerId, params.contactId));
  const data = await changed(ref, () => ref.set({ ...yamada, ...fields }));
  const read = async () => contactRecordSchema.parse(withDates((await ref.get()).data()));
  const visit = (id: string) => db.doc(paths.visit(params.customerId, params.contactId, id));
  const tellVisit = (data: Change) => visitWritten(db, { params, data }, new Date(time));
  const write = async (id: string, fields: Visit | null) => {
    const data = await changed(visit(id), () =>
      fields ? visit(id).set(fields) : visit(id).delete(),
    );
    await tellVisit(data);
    return data;
  };
  return { params, ref, data, read, visit, tellVisit, write };
}

describe('a contact that somebody else wrote', () => {
  test('is found by search, and is in the list', async () => {
    const { params, ref, data } = await newContact();
    await contactWritten(db, { time, params, data });
    const found = await db
      .collection(paths.contacts(params.customerId))
      .orderBy(new FieldPath(...searchKeyField(searchKeyOf('ﾔﾏﾀﾞ') ?? '')))
      .get();
    expect(found.docs.map(({ id }) => id)).toEqual([ref.id]);
    expect(withDates(found.docs[0]?.get('recentAt'))).toEqual(new Date(time));
  });

  test('is written once, and not at all when nothing is missing', async () => {
    const { params, ref, data } = await newContact({
      searchKeys: withSearchKeys(yamada, new Date('2026-11-19T09:00:00Z')).searchKeys,
      recentAt: new Date(time),
    });
    await contactWritten(db, { time, params, data });
    expect((await ref.get()).updateTime).toEqual(data.after.updateTime);
  });

  test('is left to the later change', async () => {
    const { params, ref, data } = await newContact();
    await ref.update({ name: '佐藤 花子' });
    await contactWritten(db, { time, params, data });
    expect((await ref.get()).get('searchKeys')).toBeUndefined();
  });

  test('is found by new kinds of keys after a backfill', async () => {
    const { params, ref, data } = await newContact({
      searchKeys: ['や', 'やま'],
      recentAt: new Date('2026-11-01T00:00:00Z'),
    });
    const context = { db, customerId: params.customerId, now: new Date(time) };
    expect(await backfillSearchKeys(context)).toBe(1);
    const mended = await ref.get();
    const { searchKeys } = withSearchKeys(yamada, new Date('2026-11-01T00:00:00Z'));
    expect(mended.data()).toEqual({ ...data.after.data(), searchKeys });
    expect(await backfillSearchKeys(context)).toBe(1);
    expect((await ref.get()).updateTime).toEqual(mended.updateTime);
  });

  test('takes its visits along when it is deleted', async () => {
    const { params, ref, visit } = await newContact();
    await visit('one').set(day('11-01'));
    const data = await changed(ref, () => ref.delete());
    await contactWritten(db, { time, params, data });
    expect((await visit('one').get()).exists).toBe(false);
  });

  test('keeps its visits if it exists again before the trigger of its deletion', async () => {
    const { params, ref, visit } = await newContact();
    await visit('one').set(day('11-01'));
    const data = await changed(ref, () => ref.delete());
    await ref.set(yamada);
    await contactWritten(db, { time, params, data });
    expect((await visit('one').get()).exists).toBe(true);
  });
});

describe('visits of a contact', () => {
  test('are counted by store and carried, newest first, five at most', async () => {
    const { write, read } = await newContact({ orderCount: 3, visitCounts: {} });
    for (const date of ['11-03', '11-01', '11-06', '11-02', '11-05']) await write(date, day(date));
    await write('11-04', day('11-04', 'kasai'));
    expect(await read()).toMatchObject({
      orderCount: 9,
      visitCounts: { nishifuna: 5, kasai: 1 },
      lastVisitAt: day('11-06').date,
      recentVisits: ['11-06', '11-05', '11-04', '11-03', '11-02'].map((date) =>
        day(date, date === '11-04' ? 'kasai' : 'nishifuna'),
      ),
    });
  });

  test('delivered again, or in another order, change nothing more', async () => {
    const { ref, write, read, tellVisit } = await newContact({ orderCount: 3 });
    const first = await write('a', day('11-01'));
    const second = await write('a', day('11-02', 'kasai'));
    const third = await write('b', day('11-03'));
    const kept = await read();
    const keptAt = (await ref.get()).updateTime;
    expect(kept).toMatchObject({ orderCount: 5, visitCounts: { kasai: 1, nishifuna: 1 } });
    for (const data of [third, first, second, first]) await tellVisit(data);
    expect(await read()).toEqual(kept);
    expect((await ref.get()).updateTime).toEqual(keptAt);
  });

  test('that the contact got from elsewhere stay, a deleted one is removed', async () => {
    const carried = [day('10-02'), day('10-01')];
    const { write, read } = await newContact({ recentVisits: carried, orderCount: 7 });
    await write('a', day('11-01'));
    expect(await read()).toMatchObject({
      orderCount: 8,
      recentVisits: [day('11-01'), ...carried],
    });
    await write('a', null);
    expect(await read()).toMatchObject({
      orderCount: 7,
      recentVisits: carried,
      lastVisitAt: day('10-02').date,
      visitCounts: {},
    });
  });

  test('of a batch with the contact itself count once each, whatever their triggers see', async () => {
    const params = { customerId: unique('c'), contactId: 'yamada' };
    const ref = db.doc(paths.contact(params.customerId, params.contactId));
    const visits = Array.from({ length: 20 }, (_, n) => ref.collection('visits').doc(`v${n}`));
    const befores = await Promise.all(visits.map((one) => one.get()));
    const batch = db.batch().set(ref, yamada);
    visits.forEach((one, n) =>
      batch.set(one, day(`11-${String(n + 1).padStart(2, '0')}`, n % 2 ? 'kasai' : '')),
    );
    await batch.commit();
    const changes = await Promise.all(
      visits.map(async (one, n) => ({
        before: befores[n] as DocumentSnapshot,
        after: await one.get(),
      })),
    );
    // At once, as triggers run.
    await Promise.all(changes.map((data) => visitWritten(db, { params, data }, new Date(time))));
    const contact = contactRecordSchema.parse(withDates((await ref.get()).data()));
    expect(contact).toMatchObject({
      orderCount: 20,
      visitCounts: { '-': 10, kasai: 10 },
      lastVisitAt: day('11-20').date,
    });
  });

  test('keep a later last visit from a list', async () => {
    const { write, read } = await newContact({ lastVisitAt: day('11-10').date });
    await write('a', day('11-01'));
    expect((await read()).lastVisitAt).toEqual(day('11-10').date);
    await write('b', day('11-12'));
    expect((await read()).lastVisitAt).toEqual(day('11-12').date);
    await write('b', null);
    expect((await read()).lastVisitAt).toEqual(day('11-10').date);
  });

  test('from before visits were counted are already in the number of orders', async () => {
    const { params, ref, visit, read } = await newContact({ orderCount: 9 });
    await visit('a').set(day('11-01'));
    await visit('b').set(day('11-02', 'kasai'));
    const context = { db, customerId: params.customerId };
    expect(await backfillVisitCounts({ ...context, now: new Date() })).toBe(1);
    // A moment ago: its triggers may be on their way.
    expect((await ref.get()).get('visitCounts')).toBeUndefined();
    await backfillVisitCounts({ ...context, now: new Date(Date.now() + 2 * 3_600_000) });
    expect(await read()).toMatchObject({ orderCount: 9, visitCounts: { nishifuna: 1, kasai: 1 } });
  });

  test('decide the kind where the rule is on and nobody has by hand', async () => {
    const kinds: string[] = [];
    for (const [kindBy, enabled] of [
      ['rule', true],
      ['rule', false],
      ['hand', true],
    ] as const) {
      const { params, write, read } = await newContact({ kindBy });
      const rule = { enabled, periodDays: 30, regularFrom: 2, vipFrom: 3 };
      await db.doc(paths.settings(params.customerId, 'kinds')).set(rule);
      // Before the period.
      await write('old', day('09-01'));
      await write('a', day('11-01'));
      await write('b', day('11-02'));
      kinds.push((await read()).kind);
    }
    expect(kinds).toEqual(['regular', 'new', 'new']);
  });
});
