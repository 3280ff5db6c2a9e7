import { FieldPath } from 'firebase-admin/firestore';
import { beforeAll, describe, expect, test } from 'vitest';
import { identify, unknownCaller, withheldCaller } from '../../src/calls/identify.ts';
import { lookups } from '../../src/calls/lookups.ts';
import * as callables from '../../src/contacts/contact-callables.ts';
import { erasePerson } from '../../src/contacts/erase-person.ts';
import { visitWritten } from '../../src/contacts/visit-written.ts';
import { withDates } from '../../src/model/text/with-dates.ts';
import { callSchema, type Call } from '../../src/model/calls/call.ts';
import { contactRecordSchema, type Contact } from '../../src/model/contacts/contact.ts';
import { searchKeyField, searchKeyOf } from '../../src/model/contacts/contact-search.ts';
import { paths } from '../../src/model/paths.ts';
import { searchKey } from '../../src/model/calls/search-keys.ts';
import { everything, readCall } from '../database.ts';
import { addCustomer, addMember, auditLog, codeOf, openPeople, requestOf } from '../people.ts';
import type { People } from '../people.ts';

let people: People;
beforeAll(() => {
  people = openPeople('demo-contacts');
});

const number = '+81335551234';
const at = new Date('2026-11-20T03:00:00Z');
const hanako = { name: '佐藤 花子', kana: 'さとう はなこ', phones: [number] };
const ichiro = { name: '佐藤 一郎', kana: 'さとう いちろう', phones: [number] };

/** A customer with 花子 and 一郎, who share a number, and a call of it to G01. */
async function household() {
  const { customerId, admin } = await addCustomer(people);
  const operator = await addMember(people, customerId, 'operator', { groupCodes: ['G01'] });
  const contactOf = (id: string) => people.db.doc(paths.contact(customerId, id));
  const addContact = (id: string, fields: Partial<Contact>) =>
    contactOf(id).set({ kind: 'new', ...fields });
  await addContact('hanako', hanako);
  await addContact('ichiro', ichiro);
  const addCall = async (linkedId: string, fields: Partial<Call> = {}) => {
    const call = callSchema.parse({
      linkedId,
      source: 'dialpad',
      direction: 'inbound',
      state: 'ended',
      active: false,
      groupCode: 'G01',
      externalNumber: number,
      caller: await identify(people.db, customerId, number),
      startedAt: at,
      ...fields,
    });
    await people.db.doc(paths.call(customerId, linkedId)).set(call);
  };
  await addCall('call');
  const ask = (uid: string, data: object) => requestOf(uid, { customerId, ...data });
  const read = async (id: string) =>
    contactRecordSchema.parse(withDates((await contactOf(id).get()).data()));
  return { customerId, admin, operator, addContact, addCall, ask, read, contactOf };
}

describe('who called', () => {
  test('is chosen among those who share the number (NUM-08), and comes first the next time', async () => {
    const { customerId, operator, ask } = await household();
    expect(await readCall(people.db, customerId, 'call')).toMatchObject({
      caller: { match: 'shared', contactIds: ['hanako', 'ichiro'] },
    });
    const input = { linkedId: 'call', contactId: 'ichiro' };
    await callables.chooseCaller(ask(operator.uid, input));
    expect(await readCall(people.db, customerId, 'call')).toMatchObject({
      caller: {
        match: 'known',
        contactIds: ['ichiro'],
        contact: { id: 'ichiro', name: ichiro.name },
        candidates: [{ id: 'hanako' }, { id: 'ichiro' }],
      },
      searchKeys: expect.arrayContaining([searchKey.contact('ichiro')]) as string[],
    });
    const next = await identify(people.db, customerId, number);
    expect(next).toMatchObject({ match: 'shared', contactIds: ['ichiro', 'hanako'] });
    expect(next.candidates.map(({ chosenAt }) => chosenAt instanceof Date)).toEqual([true, false]);
  });

  test('comes first the next time however many share the number, while it is theirs', async () => {
    const { customerId, operator, addContact, ask, contactOf } = await household();
    for (let n = 10; n < 35; n += 1) {
      await addContact(`k${n}`, { name: `会社の${n}人目`, phones: [number] });
    }
    for (const contactId of ['k34', 'k30']) {
      await callables.chooseCaller(ask(operator.uid, { linkedId: 'call', contactId }));
    }
    const offered = await identify(people.db, customerId, number);
    expect(offered.contactIds).toHaveLength(9);
    expect(offered.contactIds.slice(0, 2)).toEqual(['k30', 'k34']);
    await contactOf('k30').update({ phones: [] });
    const next = await identify(people.db, customerId, number);
    expect(next.contactIds[0]).toBe('k34');
    expect(next.contactIds).not.toContain('k30');
  });

  test('is not forgotten when a leg reports the number, or another one, later', async () => {
    const { customerId, operator, ask, addCall } = await household();
    const { db } = people;
    const hidden = { externalNumber: null, withheld: true, caller: withheldCaller };
    await addCall('hidden', hidden);
    const input = { linkedId: 'hidden', contactId: 'ichiro' };
    await callables.chooseCaller(ask(operator.uid, input));
    const known = await readCall(db, customerId, 'hidden');
    if (!known) throw new Error('There is no call.');
    for (const told of [number, '+819055550101']) {
      const later = { ...known, externalNumber: told, withheld: false };
      const { caller } = await lookups({ db, customerId }).complete(later, [known]);
      expect(caller).toMatchObject({ match: 'known', contactIds: ['ichiro'] });
    }
    const shared = await readCall(db, customerId, 'call');
    if (!shared) throw new Error('There is no call.');
    const unknown = { ...shared, externalNumber: '+819055550101' };
    const { caller } = await lookups({ db, customerId }).complete(unknown, [shared]);
    expect(caller).toMatchObject({ match: 'unknown' });
  });

  test('may be somebody with another number, and is then found by this one too', async () => {
    const { customerId, operator, ask, addCall, addContact, read } = await household();
    await addContact('misaki', { name: '高橋 美咲', kana: '', phones: ['+817033334444'] });
    await addCall('new', {
      externalNumber: '+81355559999',
      caller: await identify(people.db, customerId, '+81355559999'),
    });
    const input = { linkedId: 'new', contactId: 'misaki', addNumber: true };
    await callables.chooseCaller(ask(operator.uid, input));
    await callables.chooseCaller(ask(operator.uid, input));
    expect((await read('misaki')).phones).toEqual(['+817033334444', '+81355559999']);
    const found = await people.db
      .collection(paths.contacts(customerId))
      .orderBy(new FieldPath(...searchKeyField(searchKeyOf('9999') ?? '')))
      .get();
    expect(found.docs.map(({ id }) => id)).toEqual(['misaki']);
  });

  test('behind a hidden number can be chosen later, and nothing else is created', async () => {
    const { customerId, operator, ask, addCall, read } = await household();
    const caller = { match: 'withheld', contactIds: [], contact: null, candidates: [] } as const;
    await addCall('hidden', {
      externalNumber: null,
      withheld: true,
      caller: { ...caller, contactIds: [], candidates: [] },
    });
    const input = { linkedId: 'hidden', contactId: 'hanako', addNumber: true };
    await callables.chooseCaller(ask(operator.uid, input));
    expect(await readCall(people.db, customerId, 'hidden')).toMatchObject({
      withheld: true,
      caller: { match: 'known', contactIds: ['hanako'] },
    });
    expect((await read('hanako')).phones).toEqual([number]);
  });

  test('is for those who may work on the call', async () => {
    const { customerId, admin, operator, ask, addCall } = await household();
    await addCall('elsewhere', { groupCode: 'G02' });
    await addCall('merged', { mergedInto: 'call' });
    const viewer = await addMember(people, customerId, 'viewer', { groupCodes: ['G01'] });
    const choose = (uid: string, linkedId: string, contactId = 'hanako') =>
      callables.chooseCaller(ask(uid, { linkedId, contactId }));
    const before = await everything(people.db);
    expect(await codeOf(choose(viewer.uid, 'call'))).toBe('not-an-admin');
    expect(await codeOf(choose(operator.uid, 'elsewhere'))).toBe('call-unknown');
    expect(await codeOf(choose(operator.uid, 'merged'))).toBe('call-unknown');
    expect(await codeOf(choose(operator.uid, 'nothing'))).toBe('call-unknown');
    expect(await codeOf(choose(operator.uid, 'call', 'nobody'))).toBe('contact-unknown');
    expect(await everything(people.db)).toEqual(before);
    await expect(choose(admin.uid, 'elsewhere')).resolves.toBeTruthy();
  });
});

describe('two contacts that are one', () => {
  async function twins() {
    const all = await household();
    const { customerId, addContact } = all;
    const visit = (date: string) => ({
      date: new Date(`2026-${date}T10:00:00Z`),
      storeCode: 'nishifuna',
      summary: '60分',
      amount: null,
    });
    await addContact('hanako', {
      ...hanako,
      notes: '左',
      orderCount: 2,
      recentVisits: [visit('11-01')],
    });
    await addContact('ichiro', {
      ...ichiro,
      phones: [number, '+819011110000'],
      notes: '右',
      orderCount: 3,
      recentVisits: [visit('11-02')],
    });
    await people.db.doc(paths.visit(customerId, 'ichiro', 'v1')).set(visit('11-02'));
    const input = { keepId: 'hanako', dropId: 'ichiro', picks: { name: 'drop', notes: 'both' } };
    const visitsOf = async (id: string) =>
      (await people.db.collection(paths.visits(customerId, id)).get()).docs.map((one) => one.id);
    return { ...all, input, visit, visitsOf };
  }

  test('are merged field by field, with numbers, orders, visits and calls of both', async () => {
    const { customerId, operator, ask, input, read, contactOf, visit, visitsOf } = await twins();
    await callables.mergeContacts(ask(operator.uid, input));
    expect(await read('hanako')).toMatchObject({
      name: ichiro.name,
      kana: hanako.kana,
      phones: [number, '+819011110000'],
      notes: '左\n右',
      orderCount: 5,
      recentVisits: [visit('11-02'), visit('11-01')],
      lastVisitAt: visit('11-02').date,
    });
    expect((await contactOf('ichiro').get()).exists).toBe(false);
    expect(await visitsOf('hanako')).toEqual(['v1']);
    expect(await readCall(people.db, customerId, 'call')).toMatchObject({
      caller: { match: 'known', contactIds: ['hanako'], contact: { name: ichiro.name } },
      searchKeys: expect.arrayContaining([searchKey.contact('hanako')]) as string[],
    });
    expect(await auditLog(people.db, customerId)).toMatchObject([
      { action: 'contacts-merged', byUid: operator.uid, after: { visits: 1, calls: 1 } },
    ]);
  });

  test('can be separated, with what was added since', async () => {
    const { customerId, operator, ask, input, read, contactOf, visitsOf } = await twins();
    const before = [await contactOf('hanako').get(), await contactOf('ichiro').get()];
    const call = await readCall(people.db, customerId, 'call');
    const { mergeId } = await callables.mergeContacts(ask(operator.uid, input));
    await contactOf('hanako').update({
      phones: [...(await read('hanako')).phones, '+819022220000'],
    });
    await callables.undoMerge(ask(operator.uid, { mergeId }));
    expect((await contactOf('ichiro').get()).data()).toEqual(before[1]?.data());
    expect((await contactOf('hanako').get()).data()).toEqual({
      ...before[0]?.data(),
      phones: [number, '+819022220000'],
    });
    expect(await visitsOf('hanako')).toEqual([]);
    expect(await visitsOf('ichiro')).toEqual(['v1']);
    expect(await readCall(people.db, customerId, 'call')).toEqual(call);
    expect(await codeOf(callables.undoMerge(ask(operator.uid, { mergeId })))).toBe('merge-unknown');
  });

  test('can be separated, and what was written since stays with the survivor', async () => {
    const { customerId, operator, ask, input, read, contactOf, visit, visitsOf, addCall } =
      await twins();
    const { mergeId } = await callables.mergeContacts(ask(operator.uid, input));
    const caution = { text: '時間を守らない', authorName: '鈴木', until: null };
    const merged = await read('hanako');
    await contactOf('hanako').update({
      caution,
      notes: `${merged.notes}\n駐車場あり`,
      email: 'hanako@example.com',
    });
    // A visit since, told by its trigger as every one of the moved.
    const told = async (id: string, visitId: string, change: () => Promise<unknown>) => {
      const ref = people.db.doc(paths.visit(customerId, id, visitId));
      const before = await ref.get();
      await change();
      const data = { before, after: await ref.get() };
      await visitWritten(people.db, { params: { customerId, contactId: id }, data }, at);
    };
    const v2 = people.db.doc(paths.visit(customerId, 'hanako', 'v2'));
    await told('hanako', 'v2', () => v2.set(visit('11-10')));
    // Since then 一郎's own number has called, and so has a number of both.
    const own = '+819011110000';
    for (const [linkedId, from] of [
      ['later', own],
      ['shared', number],
    ] as const) {
      await addCall(linkedId, {
        externalNumber: from,
        caller: await identify(people.db, customerId, from),
        searchKeys: [searchKey.contact('hanako')],
        startedAt: new Date(Date.now() + 60_000),
      });
    }
    expect(await callables.undoMerge(ask(operator.uid, { mergeId }))).toEqual({
      contactId: 'ichiro',
      undecided: [],
    });
    expect(await read('hanako')).toMatchObject({
      name: hanako.name,
      phones: [number],
      caution,
      notes: '左\n駐車場あり',
      email: 'hanako@example.com',
      recentVisits: [visit('11-10'), visit('11-01')],
      lastVisitAt: visit('11-10').date,
    });
    expect(await read('ichiro')).toMatchObject({
      name: ichiro.name,
      notes: '右',
      email: '',
      caution: null,
      orderCount: 3,
      recentVisits: [visit('11-02')],
    });
    expect([await visitsOf('hanako'), await visitsOf('ichiro')]).toEqual([['v2'], ['v1']]);
    const callerOf = async (linkedId: string) =>
      (await readCall(people.db, customerId, linkedId))?.caller.contactIds;
    expect(await callerOf('later')).toEqual(['ichiro']);
    expect(await callerOf('shared')).toEqual(['hanako']);
  });

  test('are separated once somebody has said whom a text changed since belongs to', async () => {
    const { operator, ask, input, read, contactOf } = await twins();
    const { mergeId } = await callables.mergeContacts(ask(operator.uid, input));
    await contactOf('hanako').update({ name: '佐藤 一朗', notes: '両方を書き直し' });
    const before = await everything(people.db);
    const part = (choices: object) => callables.undoMerge(ask(operator.uid, { mergeId, choices }));
    expect(await part({ name: 'drop' })).toEqual({
      contactId: 'ichiro',
      undecided: [{ field: 'notes', since: '両方を書き直し' }],
    });
    expect(await everything(people.db)).toEqual(before);
    await part({ name: 'drop', notes: 'both' });
    expect(await read('hanako')).toMatchObject({ name: hanako.name, notes: '両方を書き直し' });
    expect(await read('ichiro')).toMatchObject({ name: '佐藤 一朗', notes: '両方を書き直し' });
  });

  test('cannot be undone after 30 days', async () => {
    const { customerId, operator, ask, input } = await twins();
    const { mergeId } = await callables.mergeContacts(ask(operator.uid, input));
    await people.db
      .doc(paths.contactMerge(customerId, mergeId))
      .update({ expireAt: new Date(Date.now() - 1) });
    expect(await codeOf(callables.undoMerge(ask(operator.uid, { mergeId })))).toBe('merge-unknown');
  });

  test('are merged by those who may write contacts', async () => {
    const { customerId, ask, input } = await twins();
    const viewer = await addMember(people, customerId, 'viewer');
    expect(await codeOf(callables.mergeContacts(ask(viewer.uid, input)))).toBe('not-an-admin');
    const operator = await addMember(people, customerId, 'operator');
    const itself = { ...input, dropId: 'hanako' };
    expect(await codeOf(callables.mergeContacts(ask(operator.uid, itself)))).toBe(
      'contact-unknown',
    );
  });
});

describe("a person's rights", () => {
  async function person() {
    const all = await household();
    const { customerId, addContact, addCall } = all;
    await addContact('misaki', {
      name: '高橋 美咲',
      kana: 'たかはし みさき',
      phones: ['+817033334444', number],
    });
    const own = '+817033334444';
    await addCall('own', {
      externalNumber: own,
      caller: await identify(people.db, customerId, own),
    });
    await people.db.doc(paths.visit(customerId, 'misaki', 'v1')).set({ date: at, summary: '60分' });
    await people.db.doc(`${paths.memos(customerId, 'own')}/u1`).set({ text: '高橋様より変更' });
    await people.db
      .doc(paths.ledgerEntry(customerId, 'e1'))
      .set({ raw: `{"external_number":"${own}"}`, linkedId: 'own' });
    return all;
  }

  test('everything about them as JSON, for admins, and logged', async () => {
    const { customerId, admin, operator, ask } = await person();
    const input = { contactId: 'misaki' };
    expect(await codeOf(callables.exportPerson(ask(operator.uid, input)))).toBe('not-an-admin');
    const { json } = await callables.exportPerson(ask(admin.uid, input));
    expect(JSON.parse(json)).toMatchObject({
      contact: { id: 'misaki', name: '高橋 美咲' },
      visits: [{ id: 'v1' }],
      calls: [{ id: 'own', memos: [{ text: '高橋様より変更' }], events: [{ id: 'e1' }] }],
    });
    expect(json).not.toContain('花子');
    expect(await auditLog(people.db, customerId)).toMatchObject([
      { action: 'exported', byUid: admin.uid, target: 'contacts/misaki' },
    ]);
  });

  test('everything about somebody who has called a thousand times comes in parts, each call once', async () => {
    const { customerId, admin, ask, addCall } = await person();
    const own = '+817033334444';
    const caller = await identify(people.db, customerId, own);
    const transcript = { callId: '1', text: 'あ'.repeat(40_000) };
    for (let n = 0; n < 120; n += 1) {
      // Some are assigned to them, some are known by number only.
      await addCall(`many-${n}`, {
        externalNumber: own,
        caller: n % 3 > 0 ? caller : unknownCaller,
        ...(n % 2 > 0 && { transcript }),
      });
    }
    type Answer = Awaited<ReturnType<typeof callables.exportPerson>>;
    const ids: string[] = [];
    let parts = 0;
    let next: Answer['next'] = null;
    do {
      const input = { contactId: 'misaki', part: next };
      const answer: Answer = await callables.exportPerson(ask(admin.uid, input));
      expect(answer.json.length).toBeLessThan(8_000_000);
      const { calls } = JSON.parse(answer.json) as { calls: { id: string }[] };
      ids.push(...calls.map(({ id }) => id));
      ({ next } = answer);
      parts += 1;
    } while (next);
    expect(parts).toBeGreaterThan(1);
    expect(ids).toHaveLength(121);
    expect(new Set(ids).size).toBe(121);
    const entries = await auditLog(people.db, customerId);
    expect(entries).toMatchObject([{ action: 'exported' }]);
    const part = { exportId: 'invented', from: { source: 0, afterId: null } };
    expect(
      await codeOf(callables.exportPerson(ask(admin.uid, { contactId: 'misaki', part }))),
    ).toBe('export-unknown');
  });

  test('they are removed from calls from a number they shared, from older merges, and from pairs', async () => {
    const { customerId, admin, operator, ask, addCall, addContact } = await person();
    // 花子, 一郎 and 美咲 now share the number.
    await addCall('three', { caller: await identify(people.db, customerId, number) });
    const chosen = { linkedId: 'chosen', contactId: 'ichiro' };
    await addCall('chosen', { caller: await identify(people.db, customerId, number) });
    await callables.chooseCaller(ask(operator.uid, chosen));
    for (const [keepId, dropId] of [
      ['second', 'first'],
      ['misaki', 'second'],
    ] as const) {
      await addContact(dropId, { name: '高橋 みさき', kana: '', phones: [] });
      await addContact(keepId, { name: '高橋 美咲', kana: '', phones: ['+817033334444', number] });
      await callables.mergeContacts(ask(operator.uid, { keepId, dropId, picks: {} }));
    }
    const pair = people.db.doc(paths.contactPair(customerId, 'hanako~misaki'));
    await pair.set({ contactIds: ['hanako', 'misaki'], state: 'different' });
    await callables.erasePerson(ask(admin.uid, { contactId: 'misaki' }));
    const left = JSON.stringify(
      Object.entries(await everything(people.db)).filter(([path]) => path.includes(customerId)),
    );
    for (const word of ['高橋', '7033334444']) expect(left).not.toContain(word);
    expect((await pair.get()).exists).toBe(false);
    expect(await readCall(people.db, customerId, 'three')).toMatchObject({
      externalNumber: number,
      caller: { match: 'shared', contactIds: ['hanako', 'ichiro'] },
    });
    expect(await readCall(people.db, customerId, 'chosen')).toMatchObject({
      caller: { match: 'known', contactIds: ['ichiro'] },
    });
  });

  test('nothing about them is left, their calls stay, and the proof says how much was erased', async () => {
    const { customerId, admin, operator, ask } = await person();
    const input = { contactId: 'misaki' };
    const intents = people.db.collection(paths.callIntents(customerId));
    await intents.doc('theirs').set({ number: '+817033334444', contactId: null });
    await intents.doc('another').set({ number, contactId: 'hanako' });
    await people.db.doc(paths.blockedNumber(customerId, '+817033334444')).set({ reason: 'x' });
    expect(await codeOf(callables.erasePerson(ask(operator.uid, input)))).toBe('not-an-admin');
    const proof = await callables.erasePerson(ask(admin.uid, input));
    expect(proof).toMatchObject({
      counts: { contacts: 1, visits: 1, calls: 1, memos: 1, transcripts: 0, events: 1 },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    const left = JSON.stringify(
      Object.entries(await everything(people.db)).filter(([path]) => path.includes(customerId)),
    );
    for (const word of ['高橋', 'たかはし', '7033334444']) expect(left).not.toContain(word);
    expect(await readCall(people.db, customerId, 'own')).toMatchObject({
      externalNumber: null,
      caller: { match: 'unknown', contactIds: [] },
      startedAt: at,
    });
    // The number that others have too is theirs.
    expect((await intents.get()).docs.map(({ id }) => id)).toEqual(['another']);
    expect(await readCall(people.db, customerId, 'call')).toMatchObject({ externalNumber: number });
    const kept = await people.db.doc(paths.erasure(customerId, proof.erasureId)).get();
    expect(kept.data()).toMatchObject({ counts: proof.counts, hash: proof.hash });
    expect(await auditLog(people.db, customerId)).toMatchObject([
      { action: 'deleted', target: 'contacts/misaki', after: { calls: 1 } },
    ]);
  });

  test('an interrupted erasure resumes, and its proof counts everything once', async () => {
    const { customerId, admin } = await person();
    const by = { uid: admin.uid, name: '山本' };
    const request = { customerId, contactId: 'misaki', by, now: at };
    let batches = 0;
    const brittle = new Proxy(people.db, {
      get(db, key) {
        if (key === 'batch' && (batches += 1) > 1) throw new Error('gone');
        const value: unknown = Reflect.get(db, key);
        return typeof value === 'function' ? value.bind(db) : value;
      },
    });
    await expect(erasePerson(brittle, request)).rejects.toThrow('gone');
    const kept = async () => {
      const { docs } = await people.db.collection(paths.erasures(customerId)).get();
      return docs.map((one) => one.data());
    };
    expect(await kept()).toMatchObject([{ state: 'underWay', counts: { visits: 1, calls: 0 } }]);
    const { erasureId: _id, ...proof } = await erasePerson(people.db, request);
    const counts = { contacts: 1, visits: 1, calls: 1, memos: 1, transcripts: 0, events: 1 };
    expect(proof.counts).toEqual(counts);
    expect(await kept()).toMatchObject([{ state: 'done', ...proof }]);
  });
});
