import { beforeAll, describe, expect, test } from 'vitest';
import * as callables from '../../src/members/member-callables.ts';
import { paths } from '../../src/model/paths.ts';
import {
  addCustomer,
  addMember,
  auditLog,
  codeOf,
  openPeople,
  readMember,
  requestOf,
  type People,
} from '../people.ts';

let people: People;
beforeAll(() => {
  people = openPeople('demo-changes');
});

const save = (uid: string, data: unknown) => callables.saveMember(requestOf(uid, data));

const isEnabled = async (uid: string) => !(await people.auth.getUser(uid)).disabled;

describe('a member', () => {
  const changed = (customerId: string, uid: string, fields: object) => ({
    customerId,
    uid,
    login: null,
    name: '変更 花子',
    role: 'operator',
    groupCodes: ['G02'],
    active: true,
    ...fields,
  });

  test('gets the name, role and groups an admin gives them, and so does their status', async () => {
    const { customerId, admin } = await addCustomer(people);
    const member = await addMember(people, customerId, 'viewer', { groupCodes: ['G01'] });
    const agent = people.db.doc(paths.agent(customerId, member.uid));
    await agent.set({ status: 0, since: new Date(), name: member.name, groupCodes: ['G01'] });

    await save(admin.uid, changed(customerId, member.uid, {}));

    expect(await readMember(people.db, customerId, member.uid)).toEqual({
      ...member,
      name: '変更 花子',
      role: 'operator',
      groupCodes: ['G02'],
      extensions: [],
    });
    expect((await agent.get()).data()).toMatchObject({
      status: 0,
      name: '変更 花子',
      groupCodes: ['G02'],
    });
    expect((await auditLog(people.db, customerId)).at(-1)).toMatchObject({
      before: { role: 'viewer', groupCodes: ['G01'] },
      after: { role: 'operator', groupCodes: ['G02'] },
    });
  });

  test('has the extensions an admin gives them, until another list is given', async () => {
    const { customerId, admin } = await addCustomer(people);
    const { uid } = await addMember(people, customerId, 'operator');
    const extensions = async () => (await readMember(people.db, customerId, uid)).extensions;
    await save(admin.uid, changed(customerId, uid, { extensions: ['101', '102', '101'] }));
    expect(await extensions()).toEqual(['101', '102']);
    await save(admin.uid, changed(customerId, uid, { name: '別名' }));
    expect(await extensions()).toEqual(['101', '102']);
    await save(admin.uid, changed(customerId, uid, { extensions: [] }));
    expect(await extensions()).toEqual([]);
  });

  test('is locked out at once when deactivated, and back in when reactivated', async () => {
    const { customerId, admin } = await addCustomer(people);
    const member = await addMember(people, customerId, 'operator');
    await people.db.doc(paths.agent(customerId, member.uid)).set({ status: 0 });
    const validBefore = (await people.auth.getUser(member.uid)).tokensValidAfterTime;
    // Auth counts in seconds.
    await expect.poll(() => new Date().toUTCString() !== validBefore).toBe(true);

    await save(admin.uid, changed(customerId, member.uid, { active: false }));
    const out = await people.auth.getUser(member.uid);
    expect(out).toMatchObject({ disabled: true, customClaims: { customers: [] } });
    expect(out.tokensValidAfterTime).not.toBe(validBefore);
    expect((await readMember(people.db, customerId, member.uid)).active).toBe(false);
    expect((await people.db.doc(paths.agent(customerId, member.uid)).get()).get('status')).toBe(1);

    await save(admin.uid, changed(customerId, member.uid, {}));
    expect(await people.auth.getUser(member.uid)).toMatchObject({
      disabled: false,
      customClaims: { customers: [customerId] },
    });
  });

  test('keeps their sign-in while another customer has them', async () => {
    const { customerId, admin } = await addCustomer(people);
    const elsewhere = await addCustomer(people);
    const member = await addMember(people, customerId, 'operator');
    await addMember(people, elsewhere.customerId, 'viewer', { uid: member.uid });

    const { tokensValidAfterTime } = await people.auth.getUser(member.uid);
    await expect.poll(() => new Date().toUTCString() !== tokensValidAfterTime).toBe(true);

    await save(admin.uid, changed(customerId, member.uid, { active: false }));
    expect(await isEnabled(member.uid)).toBe(true);
    expect((await people.auth.getUser(member.uid)).tokensValidAfterTime).toBe(tokensValidAfterTime);
    await save(
      elsewhere.admin.uid,
      changed(elsewhere.customerId, member.uid, { active: false, role: 'viewer' }),
    );
    expect(await isEnabled(member.uid)).toBe(false);
  });

  test('of another customer can not be changed', async () => {
    const { customerId, admin } = await addCustomer(people);
    const elsewhere = await addCustomer(people);
    expect(await codeOf(save(admin.uid, changed(customerId, elsewhere.admin.uid, {})))).toBe(
      'member-unknown',
    );
  });
});

describe('the last admin', () => {
  const change = (customerId: string, uid: string, fields: object) => ({
    customerId,
    uid,
    name: '管理 恵子',
    role: 'admin',
    groupCodes: [],
    active: true,
    ...fields,
  });

  test('can be neither demoted nor deactivated, unless there is a second one', async () => {
    const { customerId, admin } = await addCustomer(people);
    await addMember(people, customerId, 'admin', { active: false });
    const demote = change(customerId, admin.uid, { role: 'operator' });
    expect(await codeOf(save(admin.uid, demote))).toBe('last-admin');
    expect(await codeOf(save(admin.uid, change(customerId, admin.uid, { active: false })))).toBe(
      'last-admin',
    );
    expect(await isEnabled(admin.uid)).toBe(true);
    expect(await save(admin.uid, change(customerId, admin.uid, {}))).toMatchObject({
      uid: admin.uid,
    });

    await addMember(people, customerId, 'admin');
    await save(admin.uid, demote);
    expect((await readMember(people.db, customerId, admin.uid)).role).toBe('operator');
    // And only another admin can promote them again.
    expect(await codeOf(save(admin.uid, change(customerId, admin.uid, {})))).toBe('not-an-admin');
  });

  test.each([1, 2, 3])('stays when two remove each other at once, round %i', async () => {
    const { customerId, admin: one } = await addCustomer(people);
    const two = await addMember(people, customerId, 'admin');
    const answers = await Promise.allSettled([
      save(one.uid, change(customerId, two.uid, { active: false })),
      save(two.uid, change(customerId, one.uid, { role: 'viewer' })),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const admins = await people.db
      .collection(paths.members(customerId))
      .where('role', '==', 'admin')
      .where('active', '==', true)
      .get();
    expect(admins.size).toBe(1);
  });
});
