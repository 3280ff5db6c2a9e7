import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDialpad, type DialpadStandIn } from '../../../tools/dialpad/server.ts';
import * as contacts from '../../src/contacts/contact-callables.ts';
import * as customers from '../../src/customers/customer-callables.ts';
import * as connection from '../../src/dialpad/dialpad-callables.ts';
import * as history from '../../src/history/history-callables.ts';
import * as members from '../../src/members/member-callables.ts';
import { methods, unaskedRows, type Method } from '../../src/model/methods.ts';
import { noHistoryFilter } from '../../src/model/calls/history-filter.ts';
import type { Member } from '../../src/model/members/member.ts';
import { paths } from '../../src/model/paths.ts';
import { seal } from '../../src/sealing/seal.ts';
import { saveSoftphone } from '../../src/softphone/softphone-callables.ts';
import { everything } from '../database.ts';
import { testSealingKey } from '../harness.ts';
import {
  addCustomer,
  addMember,
  auditLog,
  codeOf,
  hourOld,
  openPeople,
  readMember,
  requestOf,
  unique,
  uniqueNumber,
  type People,
} from '../people.ts';

/** The most sensitive actions require a sign-in within the last five minutes: an unattended console can't do them. */

let people: People;
let dialpad: DialpadStandIn;
beforeAll(async () => {
  people = openPeople('demo-fresh');
  dialpad = await startDialpad();
  process.env['DIALPAD_STAND_IN'] = dialpad.origin;
});
afterAll(() => dialpad.stop());

type Token = { auth_time?: number };
type Act = (admin: Member, customerId: string, token: Token) => Promise<unknown>;

const newMember = (login: string, fields: Partial<Member> = {}) => ({
  login,
  name: '新人',
  role: 'operator',
  groupCodes: [],
  active: true,
  ...fields,
});
const mail = () => `${unique('new')}@example.com`;

async function contact(customerId: string): Promise<string> {
  const contactId = unique('contact');
  await people.db
    .doc(paths.contact(customerId, contactId))
    .set({ name: '高橋', kind: 'new', phones: [] });
  return contactId;
}

/** A key to a company with a webhook at Dialpad's stand-in. */
async function addDialpad(customerId: string): Promise<void> {
  const key = unique('dialpad-key-that-is-long-enough');
  const webhook = { id: '5100000000000001', hook_url: 'https://shop.example/', secret: null };
  dialpad.addCompany({ key }).webhooks.push(webhook);
  const place = people.db.doc(paths.dialpadAccess(customerId));
  await place.set({ apiKey: await seal(key, testSealingKey, place.path) });
  const made = { webhookId: webhook.id, officeIds: [], at: new Date(), byName: '管理' };
  await people.db.doc(paths.dialpad(customerId)).set({ connection: made });
}

/** Methods for which every request requires it. */
const always: Record<string, Act> = {
  rotateSecret: ({ uid }, customerId, token) =>
    customers.rotateSecret(requestOf(uid, { customerId, secret: null }, token)),
  dropPreviousSecret: ({ uid }, customerId, token) =>
    customers.dropPreviousSecret(requestOf(uid, { customerId }, token)),
  saveApiKey: ({ uid }, customerId, token) =>
    connection.saveApiKey(requestOf(uid, { customerId, apiKey: 'a'.repeat(40) }, token)),
  saveSoftphone: ({ uid }, customerId, token) =>
    saveSoftphone(requestOf(uid, { customerId, connection: null, passwords: [] }, token)),
  connectDialpad: async ({ uid }, customerId, token) => {
    await addDialpad(customerId);
    return connection.connectDialpad(requestOf(uid, { customerId, officeIds: [] }, token));
  },
  rotateDialpadSecret: async ({ uid }, customerId, token) => {
    await addDialpad(customerId);
    return connection.rotateDialpadSecret(requestOf(uid, { customerId }, token));
  },
  disconnectDialpad: async ({ uid }, customerId, token) => {
    await addDialpad(customerId);
    return connection.disconnectDialpad(requestOf(uid, { customerId }, token));
  },
  deleteCustomer: ({ uid }, customerId, token) =>
    customers.deleteCustomer(requestOf(uid, { customerId, confirm: customerId }, token)),
  removeSecondFactor: async ({ uid }, customerId, token) => {
    const other = await addMember(people, customerId, 'admin');
    return members.removeSecondFactor(requestOf(uid, { customerId, uid: other.uid }, token));
  },
  erasePerson: async ({ uid }, customerId, token) =>
    contacts.erasePerson(
      requestOf(uid, { customerId, contactId: await contact(customerId) }, token),
    ),
};

test('the table of methods names them', () => {
  const all: [string, Method][] = Object.entries(methods);
  const named = (wanted: Method['freshSignIn']) =>
    all.flatMap(([name, { freshSignIn }]) => (freshSignIn === wanted ? [name] : [])).toSorted();
  expect(named('always')).toEqual(Object.keys(always).toSorted());
  expect(named('some')).toEqual([
    'changeInvitation',
    'exportCalls',
    'exportContacts',
    'exportPerson',
    'resetPassword',
    'saveMember',
  ]);
});

test.each(Object.entries(always))('AUT-12 %s requires a fresh sign-in', async (_, act) => {
  const { customerId, admin } = await addCustomer(people);
  await people.db.doc(paths.webhookSecrets(customerId)).set({ current: 'sealed' });
  expect(await codeOf(act(admin, customerId, hourOld()))).toBe('sign-in-again');
  expect(await auditLog(people.db, customerId)).toEqual([]);
  await expect(act(admin, customerId, {})).resolves.toBeTruthy();
});

test('somebody who is not an admin is told that, and not to sign in', async () => {
  const { customerId } = await addCustomer(people);
  const operator = await addMember(people, customerId, 'operator');
  for (const act of Object.values(always)) {
    expect(await codeOf(act(operator, customerId, hourOld()))).toBe('not-an-admin');
  }
});

describe('members', () => {
  const save = (by: Member, data: object, token: Token = {}) =>
    members.saveMember(requestOf(by.uid, data, token));

  test.each([
    ['inviting an admin', () => newMember(mail(), { role: 'admin' })],
    ['making an admin with a number', () => newMember(uniqueNumber(), { role: 'admin' })],
    ['being shown a first password', () => newMember(uniqueNumber())],
  ])('%s wants a fresh sign-in', async (_, dataOf) => {
    const { customerId, admin } = await addCustomer(people);
    const data = { customerId, ...dataOf() };
    const before = await everything(people.db);
    expect(await codeOf(save(admin, data, hourOld()))).toBe('sign-in-again');
    expect(await everything(people.db)).toEqual(before);
    await expect(save(admin, data)).resolves.toBeTruthy();
  });

  test('promoting a member to admin, or reactivating an admin, requires one', async () => {
    const { customerId, admin } = await addCustomer(people);
    const operator = await addMember(people, customerId, 'operator');
    const former = await addMember(people, customerId, 'admin', { active: false });
    for (const { uid } of [operator, former]) {
      const data = { customerId, ...newMember('', { role: 'admin' }), login: null, uid };
      const before = await readMember(people.db, customerId, uid);
      expect(await codeOf(save(admin, data, hourOld()))).toBe('sign-in-again');
      expect(await readMember(people.db, customerId, uid)).toEqual(before);
      await save(admin, data);
      expect(await readMember(people.db, customerId, uid)).toMatchObject({
        role: 'admin',
        active: true,
      });
    }
  });

  test('everyday work with members does not', async () => {
    const { customerId, admin } = await addCustomer(people);
    const operator = await addMember(people, customerId, 'operator');
    const other = await addMember(people, customerId, 'admin');
    const { invitationId } = await save(admin, { customerId, ...newMember(mail()) }, hourOld());
    const changes = [
      [operator.uid, newMember('', { role: 'viewer' })],
      [other.uid, newMember('', { role: 'admin', name: '店長' })],
      [other.uid, newMember('', { role: 'admin', active: false })],
    ] as const;
    for (const [uid, data] of changes) {
      await save(admin, { customerId, ...data, login: null, uid }, hourOld());
    }
    for (const change of ['send-again', 'withdraw']) {
      const data = { customerId, invitationId, change };
      await members.changeInvitation(requestOf(admin.uid, data, hourOld()));
    }
    const lost = { customerId, uid: operator.uid };
    const answer = members.resetPassword(requestOf(admin.uid, lost, hourOld()));
    await expect(answer).resolves.toHaveProperty('mailed');
  });

  test("sending an admin's invitation again wants one, taking it back does not", async () => {
    const { customerId, admin } = await addCustomer(people);
    const invited = newMember(mail(), { role: 'admin' });
    const { invitationId } = await save(admin, { customerId, ...invited });
    const change = (what: string, token: Token = {}) =>
      members.changeInvitation(
        requestOf(admin.uid, { customerId, invitationId, change: what }, token),
      );
    expect(await codeOf(change('send-again', hourOld()))).toBe('sign-in-again');
    await expect(change('send-again')).resolves.toBeTruthy();
    await expect(change('withdraw', hourOld())).resolves.toBeTruthy();
  });

  test('a new first password, which is shown, wants one', async () => {
    const { customerId, admin } = await addCustomer(people);
    const { uid } = await save(admin, { customerId, ...newMember(uniqueNumber()) });
    const reset = (token: Token = {}) =>
      members.resetPassword(requestOf(admin.uid, { customerId, uid }, token));
    expect(await codeOf(reset(hourOld()))).toBe('sign-in-again');
    await expect(reset()).resolves.toHaveProperty('firstPassword');
  });
});

describe('an export', () => {
  const calls = (by: Member, customerId: string, part: object | null, token: Token = {}) =>
    history.exportCalls(
      requestOf(
        by.uid,
        { customerId, groupCode: null, filter: noHistoryFilter, language: 'ja', part },
        token,
      ),
    );
  const persons = (by: Member, customerId: string, part: object | null, token: Token = {}) =>
    contacts.exportContacts(requestOf(by.uid, { customerId, part }, token));

  async function fill(customerId: string, path: 'calls' | 'contacts', count: number) {
    const writer = people.db.bulkWriter();
    for (let n = 0; n < count; n += 1) {
      const fields =
        path === 'calls'
          ? { startedAt: new Date(n * 1000), mergedInto: null, active: false }
          : { name: '高橋', kind: 'new', phones: [] };
      void writer.set(people.db.collection(paths[path](customerId)).doc(`id-${n}`), fields);
    }
    await writer.close();
  }

  test.each([
    ['calls', calls],
    ['contacts', persons],
  ] as const)('of more than 1,000 %s wants a fresh sign-in, of 1,000 none', async (path, ask) => {
    const { customerId, admin } = await addCustomer(people);
    await fill(customerId, path, unaskedRows);
    const few = await ask(admin, customerId, null, hourOld());
    expect(few.total).toBe(unaskedRows);
    // A full part is followed by another, which may be empty.
    await expect(ask(admin, customerId, few.next, hourOld())).resolves.toBeTruthy();

    await people.db
      .doc(`${paths[path](customerId)}/one-more`)
      .set(
        path === 'calls'
          ? { startedAt: new Date(0), mergedInto: null, active: false }
          : { name: '高橋', kind: 'new', phones: [] },
      );
    const told = (await auditLog(people.db, customerId)).length;
    expect(await codeOf(ask(admin, customerId, null, hourOld()))).toBe('sign-in-again');
    expect(await auditLog(people.db, customerId)).toHaveLength(told);

    const many = await ask(admin, customerId, null);
    expect(many.total).toBe(unaskedRows + 1);
    expect(await codeOf(ask(admin, customerId, many.next, hourOld()))).toBe('sign-in-again');
    await expect(ask(admin, customerId, many.next)).resolves.toBeTruthy();
  });

  test('that was begun in time goes on, however long it takes', async () => {
    const { customerId, admin } = await addCustomer(people);
    await fill(customerId, 'calls', unaskedRows + 1);
    const { next } = await calls(admin, customerId, null);
    const entry = people.db.doc(paths.auditEntry(customerId, next?.exportId ?? ''));
    const sinceMs = Date.now() - 20 * 60_000;
    await entry.update({ at: new Date(sinceMs) });
    const signedIn = (ms: number) => ({ auth_time: Math.floor((sinceMs - ms) / 1000) });
    await expect(calls(admin, customerId, next, signedIn(4 * 60_000))).resolves.toMatchObject({
      next: null,
    });
    expect(await codeOf(calls(admin, customerId, next, signedIn(6 * 60_000)))).toBe(
      'sign-in-again',
    );
  });

  test('of everything about one person wants one from the second part on', async () => {
    const { customerId, admin } = await addCustomer(people);
    const contactId = await contact(customerId);
    const ask = (part: object | null, token: Token = {}) =>
      contacts.exportPerson(requestOf(admin.uid, { customerId, contactId, part }, token));
    await expect(ask(null, hourOld())).resolves.toMatchObject({ next: null });
    const [entry] = (await people.db.collection(paths.audit(customerId)).get()).docs;
    const part = { exportId: entry?.id, from: { source: 0, afterId: null } };
    expect(await codeOf(ask(part, hourOld()))).toBe('sign-in-again');
    await expect(ask(part)).resolves.toBeTruthy();
  });
});
