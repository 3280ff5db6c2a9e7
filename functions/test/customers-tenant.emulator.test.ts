import type { Auth } from 'firebase-admin/auth';
import { beforeAll, describe, expect, test } from 'vitest';
import * as callables from '../src/customers/customer-callables.ts';
import { deleteCustomer } from '../src/customers/delete-customer.ts';
import { createTenant, inviteAdmin, listTenants } from '../src/customers/tenant.ts';
import { asCommandLine } from '../src/callable/authorize.ts';
import * as members from '../src/members/member-callables.ts';
import { paths } from '../src/model/paths.ts';
import { everything } from './database.ts';
import { testSealingKey } from './harness.ts';
import {
  addMember,
  auditLog,
  codeOf,
  join,
  openPeople,
  requestOf,
  unique,
  uniqueNumber,
  type People,
} from './people.ts';

let people: People;
beforeAll(() => {
  people = openPeople('demo-tenants');
});

const create = (fields: Partial<Parameters<typeof createTenant>[1]> = {}) =>
  createTenant(
    { ...people, sealingKey: testSealingKey },
    {
      customerId: unique('tenant'),
      name: '株式会社サンプル',
      adminEmail: `${unique('admin')}@example.com`,
      webhookSecret: undefined,
      emulated: true,
      now: new Date('2026-11-20T00:00:00Z'),
      ...fields,
    },
  );

const exists = async (path: string) => (await people.db.doc(path).get()).exists;

describe('a new customer', () => {
  test('can take calls, and its first admin becomes one by accepting', async () => {
    const made = await create();
    const { customerId, adminEmail } = made;
    expect(made.webhookSecret).toHaveLength(43);
    const members = people.db.collection(paths.members(customerId));
    expect((await members.get()).size).toBe(0);
    expect((await people.db.doc(paths.customer(customerId)).get()).data()).toMatchObject({
      name: '株式会社サンプル',
      agreementId: 'CRM1795132800',
      contractId: null,
    });
    expect(await exists(paths.allowedCustomer(customerId))).toBe(true);
    const admin = await join(people, customerId, adminEmail);
    expect(admin).toMatchObject({ email: adminEmail, role: 'admin', active: true });
    expect((await people.auth.getUser(admin.uid)).customClaims).toEqual({
      customers: [customerId],
    });
    expect(await auditLog(people.db, customerId)).toMatchObject([
      { action: 'customer-created', byUid: 'command' },
      { action: 'invitation-accepted', byUid: admin.uid },
    ]);
    expect(JSON.stringify(await everything(people.db))).not.toContain(made.webhookSecret);
  });

  test('without a phone system has neither secret nor telephony', async () => {
    const { customerId, webhookSecret } = await create({ webhookSecret: null });
    expect(webhookSecret).toBeNull();
    expect(await exists(paths.allowedCustomer(customerId))).toBe(false);
    expect(await exists(paths.webhookSecrets(customerId))).toBe(false);
    expect(await listTenants(people.db)).toContainEqual({
      customerId,
      name: '株式会社サンプル',
      contractId: null,
      enabled: false,
      members: 0,
    });
  });

  test('can have an admin who already signs in elsewhere, by accepting here too', async () => {
    const first = await create();
    const { uid } = await join(people, first.customerId, first.adminEmail);
    const before = await people.auth.getUser(uid);
    const second = await create({ adminEmail: first.adminEmail });
    expect(await people.auth.getUser(uid)).toEqual(before);
    await join(people, second.customerId, first.adminEmail);
    const after = await people.auth.getUser(uid);
    expect(after.passwordHash).toBe(before.passwordHash);
    expect(after.customClaims).toEqual({
      customers: [first.customerId, second.customerId].toSorted(),
    });
  });

  test('whose admin never came gets another one from the command line', async () => {
    const { customerId } = await create();
    const adminEmail = `${unique('second')}@example.com`;
    await inviteAdmin(people, { customerId, adminEmail });
    expect(await join(people, customerId, adminEmail)).toMatchObject({ role: 'admin' });
    await expect(inviteAdmin(people, { customerId, adminEmail })).rejects.toMatchObject({
      code: 'already-member',
    });
    await expect(inviteAdmin(people, { customerId: 'nobodys', adminEmail })).rejects.toMatchObject({
      code: 'customer-unknown',
    });
  });

  test('needs an id of its own, a name, an address and a strong secret', async () => {
    const { customerId } = await create();
    const linked = unique('DP');
    await people.db.doc(paths.contractId(linked)).set({ customerId });
    const before = await everything(people.db);
    for (const taken of [customerId, linked]) {
      const adminEmail = `${unique('late')}@example.com`;
      await expect(create({ customerId: taken, adminEmail })).rejects.toMatchObject({
        code: 'customer-exists',
      });
      await expect(people.auth.getUserByEmail(adminEmail)).rejects.toThrow('no user record');
    }
    const faults = [
      { customerId: 'a b' },
      { name: ' ' },
      { adminEmail: 'nobody' },
      { adminEmail: uniqueNumber() },
      { webhookSecret: 'short' },
      { webhookSecret: `demo-${'x'.repeat(40)}`, emulated: false },
    ];
    for (const fault of faults) {
      const [field = ''] = Object.keys(fault);
      await expect(create(fault)).rejects.toMatchObject({
        code: 'invalid-input',
        fields: { [field]: expect.any(String) as string },
      });
    }
    expect(await everything(people.db)).toEqual(before);
  });
});

describe('deleting a customer', () => {
  async function grown() {
    const { customerId, adminEmail } = await create();
    const { uid: adminUid } = await join(people, customerId, adminEmail);
    const other = await create();
    const invited = `${unique('invited')}@example.com`;
    await inviteAdmin(people, { customerId, adminEmail: invited });
    const { uid: phoneUid } = await members.saveMember(
      requestOf(adminUid, {
        customerId,
        login: uniqueNumber(),
        name: '新人',
        role: 'operator',
        groupCodes: [],
        active: true,
      }),
    );
    const shared = await addMember(people, customerId, 'viewer');
    await addMember(people, other.customerId, 'viewer', { uid: shared.uid });
    await people.db.doc(`${paths.memos(customerId, 'call')}/memo`).set({ text: 'memo' });
    await people.db.doc(paths.line(customerId, 'main')).set({ number: '050' });
    await callables.linkPhoneSystem(requestOf(adminUid, { customerId, contractId: unique('DP') }));
    return {
      customerId,
      adminUid,
      phoneUid: phoneUid ?? '',
      sharedUid: shared.uid,
      invited,
      other,
    };
  }

  /** Whatever is left that names a customer. */
  const traces = async (customerId: string) =>
    Object.entries(await everything(people.db))
      .filter(([path, data]) => path.includes(customerId) || data.includes(customerId))
      .map(([path]) => path)
      .toSorted();

  test('leaves nothing but the record of it, and others untouched', async () => {
    const { customerId, adminUid, phoneUid, sharedUid, invited, other } = await grown();
    const othersBefore = await traces(other.customerId);
    const remove = (confirm: string) =>
      callables.deleteCustomer(requestOf(adminUid, { customerId, confirm }));
    expect(await codeOf(remove('goodfife'))).toBe('confirm-mismatch confirm');
    expect(await exists(paths.customer(customerId))).toBe(true);

    expect(await remove(customerId)).toEqual({ deleted: true });
    expect(await traces(customerId)).toEqual([paths.deletedCustomer(customerId)]);
    expect(await traces(other.customerId)).toEqual(othersBefore);
    expect((await people.db.doc(paths.deletedCustomer(customerId)).get()).data()).toMatchObject({
      action: 'deleted',
      byUid: adminUid,
      name: '株式会社サンプル',
      members: 4,
      uids: [],
      finishedAt: expect.anything() as object,
    });
    const { users, notFound } = await people.auth.getUsers([
      ...[adminUid, phoneUid, sharedUid].map((uid) => ({ uid })),
      { email: invited },
    ]);
    expect(users.map(({ uid }) => uid)).toEqual([sharedUid]);
    expect(notFound).toHaveLength(3);
    expect(users[0]).toMatchObject({
      disabled: false,
      customClaims: { customers: [other.customerId] },
    });
    const aliases = people.db.collection('loginAliases').where('uid', '==', phoneUid);
    expect((await aliases.get()).size).toBe(0);
    expect(await codeOf(remove(customerId))).toBe('not-a-member');
  });

  test('resumes from the command line when interrupted', async () => {
    const { customerId, adminUid } = await grown();
    const { db, auth } = people;
    const away = Object.create(auth, {
      deleteUsers: { value: () => Promise.reject(new Error('Auth is away')) },
    }) as Auth;
    const by = asCommandLine;
    await expect(deleteCustomer({ db, auth: away, customerId, by })).rejects.toThrow(
      'Auth is away',
    );
    expect(await exists(paths.customer(customerId))).toBe(false);
    await expect(create({ customerId })).rejects.toMatchObject({ code: 'customer-exists' });

    await deleteCustomer({ db, auth, customerId, by });
    await expect(auth.getUser(adminUid)).rejects.toMatchObject({ code: 'auth/user-not-found' });
    await expect(deleteCustomer({ db, auth, customerId, by })).rejects.toMatchObject({
      code: 'customer-unknown',
    });
    expect((await create({ customerId })).customerId).toBe(customerId);
  });
});
