import { FieldPath } from 'firebase-admin/firestore';
import { beforeAll, expect, test } from 'vitest';
import { identify } from '../../src/calls/identify.ts';
import * as callables from '../../src/contacts/contact-callables.ts';
import { contactWritten } from '../../src/contacts/contact-written.ts';
import {
  searchKeyField,
  searchKeyOf,
  withSearchKeys,
} from '../../src/model/contacts/contact-search.ts';
import { paths } from '../../src/model/paths.ts';
import { everything } from '../database.ts';
import { addCustomer, addMember, auditLog, codeOf, openPeople, requestOf } from '../people.ts';
import type { People } from '../people.ts';

let people: People;
beforeAll(() => {
  people = openPeople('demo-contact-bin');
});

const number = '+819055550101';
const sato = { name: '佐藤 花', kana: 'さとう はな', phones: [number], tags: ['常連'] };

async function customerWithSato() {
  const { customerId, admin } = await addCustomer(people);
  const operator = await addMember(people, customerId, 'operator');
  const ref = people.db.doc(paths.contact(customerId, 'sato'));
  const at = new Date('2026-11-20T03:00:00Z');
  await ref.set({ ...withSearchKeys(sato, at), kind: 'vip', recentAt: at, orderCount: 2 });
  const visits = people.db.collection(paths.visits(customerId, 'sato'));
  await visits.doc('v1').set({ date: at, storeCode: 'kasai', summary: '60分', amount: null });
  const found = async (text: string) => {
    const { docs } = await people.db
      .collection(paths.contacts(customerId))
      .orderBy(new FieldPath(...searchKeyField(searchKeyOf(text) ?? '')))
      .get();
    return docs.map(({ id }) => id);
  };
  const ask = (uid: string) => requestOf(uid, { customerId, contactId: 'sato' });
  const bin = people.db.doc(paths.binnedContact(customerId, 'sato'));
  return { customerId, admin, operator, ref, visits, found, ask, bin };
}

test('a deleted contact is only in the bin, and can be restored with its visits', async () => {
  const { customerId, operator, ref, visits, found, ask, bin } = await customerWithSato();
  const before = await ref.get();
  expect(await found('#常連')).toEqual(['sato']);
  await callables.deleteContact(ask(operator.uid));
  expect([await found('さとう'), await found('#常連'), await found('0101')]).toEqual([[], [], []]);
  expect(await identify(people.db, customerId, number)).toMatchObject({ match: 'unknown' });
  const binned = (await bin.get()).data();
  expect(binned).toMatchObject({ name: sato.name, byUid: operator.uid, byName: operator.name });
  // The trigger of the deletion takes nothing of it away.
  const data = { before, after: await ref.get() };
  const params = { customerId, contactId: 'sato' };
  await contactWritten(people.db, { time: new Date().toISOString(), params, data });
  await callables.restoreContact(ask(operator.uid));
  const { recentAt: _was, ...fields } = before.data() ?? {};
  expect((await ref.get()).data()).toMatchObject(fields);
  const kept = await visits.get();
  expect(kept.docs.map((one) => [one.id, one.get('summary'), one.get('expireAt')])).toEqual([
    ['v1', '60分', undefined],
  ]);
  expect(await found('さとう')).toEqual(['sato']);
  expect(Object.keys(await everything(people.db)).filter((path) => path.includes('Bin'))).toEqual(
    [],
  );
  expect(await auditLog(people.db, customerId)).toMatchObject([
    { action: 'contact-binned', target: 'contacts/sato', byUid: operator.uid },
    { action: 'contact-restored', target: 'contacts/sato', byUid: operator.uid },
  ]);
});

test('it is kept for 30 days, by those who may write contacts, and never over another', async () => {
  const { customerId, operator, ref, ask, bin } = await customerWithSato();
  const viewer = await addMember(people, customerId, 'viewer');
  expect(await codeOf(callables.deleteContact(ask(viewer.uid)))).toBe('not-an-admin');
  await callables.deleteContact(ask(operator.uid));
  expect(await codeOf(callables.deleteContact(ask(operator.uid)))).toBe('contact-unknown');
  expect(await codeOf(callables.restoreContact(ask(viewer.uid)))).toBe('not-an-admin');
  const expireAt = (await bin.get()).get('expireAt').toMillis();
  const days = (expireAt - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(30);
  const visit = await bin.collection('visits').doc('v1').get();
  expect(visit.get('expireAt').toMillis()).toBe(expireAt);
  await ref.set({ name: '佐藤 花', phones: [], kind: 'new' });
  expect(await codeOf(callables.restoreContact(ask(operator.uid)))).toBe('contact-exists');
  await ref.delete();
  await bin.update({ expireAt: new Date(Date.now() - 1) });
  expect(await codeOf(callables.restoreContact(ask(operator.uid)))).toBe('contact-unknown');
});

test('an erasure takes the person out of the bin, too', async () => {
  const { customerId, admin, operator, ask } = await customerWithSato();
  await callables.deleteContact(ask(operator.uid));
  const proof = await callables.erasePerson(ask(admin.uid));
  expect(proof.counts).toMatchObject({ contacts: 1, visits: 1 });
  const left = JSON.stringify(
    Object.entries(await everything(people.db)).filter(([path]) => path.includes(customerId)),
  );
  for (const word of ['佐藤', '9055550101']) expect(left).not.toContain(word);
});

test('all contacts are exported as CSV in parts, for admins, and logged', async () => {
  const { customerId, admin, operator } = await customerWithSato();
  await people.db.doc(paths.settings(customerId, 'contactFields')).set({
    order: ['rank'],
    labels: { rank: '会員ランク' },
    types: { rank: 'text' },
  });
  const writer = people.db.bulkWriter();
  for (let n = 0; n < 520; n += 1) {
    void writer.set(people.db.doc(paths.contact(customerId, `c${String(n).padStart(3, '0')}`)), {
      name: `顧客 "${n}"`,
      phones: [],
      kind: 'new',
      fields: { rank: n % 2 ? 'ゴールド' : '=1+1' },
    });
  }
  await writer.close();
  const ask = (uid: string, part: object | null) => requestOf(uid, { customerId, part });
  expect(await codeOf(callables.exportContacts(ask(operator.uid, null)))).toBe('not-an-admin');
  const first = await callables.exportContacts(ask(admin.uid, null));
  expect(first).toMatchObject({ rows: 500, total: 521 });
  const second = await callables.exportContacts(ask(admin.uid, first.next));
  expect(second).toMatchObject({ rows: 21, total: null, next: null });
  const lines = `${first.csv}${second.csv}`.split('\r\n');
  expect(lines[0]).toMatch(/^管理ID,顧客番号,氏名,.*,電話番号20,項目:会員ランク$/);
  expect(lines[1]).toContain('"顧客 ""0""",,新規,');
  expect(lines[1]).toMatch(/,'=1\+1$/);
  expect(lines).toHaveLength(521 + 2);
  expect(await auditLog(people.db, customerId)).toMatchObject([
    { action: 'exported', target: 'contacts', byUid: admin.uid, after: { rows: 521 } },
  ]);
  const invented = { exportId: 'invented', afterId: 'c001' };
  expect(await codeOf(callables.exportContacts(ask(admin.uid, invented)))).toBe('export-unknown');
});
