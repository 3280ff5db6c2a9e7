import { beforeAll, expect, test } from 'vitest';
import { backfillMembers } from '../../src/members/carry-over.ts';
import { askAuth, callFunction, followMail, projectId, signIn } from '../over-http.ts';
import { addCustomer, addMember, openPeople, unique, type People } from '../people.ts';

/** Members from when an inviter was handed the link or the first password. */

let people: People;
beforeAll(() => {
  people = openPeople(projectId);
});

/** The emulator counts an account's making as its first sign-in, other than Auth itself; not so that of imported ones. */
async function addUnused(customerId: string, active: boolean) {
  const uid = unique('operator');
  await people.auth.importUsers([{ uid, email: `${uid}@example.com` }]);
  await people.auth.updateUser(uid, { password: 'first-password' });
  return addMember(people, customerId, 'operator', { uid, active });
}

test('older members are carried over, and those whose password an inviter may know are listed', async () => {
  const { customerId, admin } = await addCustomer(people);
  const elsewhere = await addCustomer(people);
  const [used, unused, stopped] = [
    await addMember(people, customerId, 'operator'),
    await addUnused(customerId, true),
    await addUnused(customerId, false),
  ];
  await people.auth.updateUser(stopped.uid, { disabled: true });
  await addMember(people, elsewhere.customerId, 'operator', { uid: used.uid });
  const adminToken = (await signIn(admin.email, 'first-password')) ?? '';
  await signIn(used.email, 'first-password');
  const phone = unique('phone');
  await people.auth.createUser({ uid: phone, email: `${phone}@login.invalid` });
  await addMember(people, customerId, 'operator', { uid: phone, email: '' });
  await addMember(people, elsewhere.customerId, 'operator', { uid: phone, email: '' });
  await callFunction(
    'saveMember',
    {
      customerId,
      login: 'new@b.example',
      name: '新',
      role: 'viewer',
      groupCodes: [],
      active: true,
    },
    adminToken,
  );

  const states = async (options: { prove: boolean }) =>
    new Map(
      (await backfillMembers(people, customerId, options)).map(
        ({ uid, state, elsewhere: others }) => [uid, `${state} ${others}`],
      ),
    );
  const first = await states({ prove: false });
  expect(Object.fromEntries(first)).toEqual({
    [admin.uid]: 'known-to-inviter 0',
    [used.uid]: 'known-to-inviter 1',
    [unused.uid]: 'carried-over 0',
    [stopped.uid]: 'carried-over 0',
    [phone]: 'shared-number 1',
  });
  expect(await signIn(used.email, 'first-password')).not.toBeNull();
  expect(await signIn(unused.email, 'first-password')).toBeNull();
  expect((await people.auth.getUser(stopped.uid)).disabled).toBe(true);

  const second = await states({ prove: true });
  expect(second.get(used.uid)).toBe('asked-to-prove 1');
  expect(second.get(unused.uid)).toBe('proven 0');
  expect(await signIn(used.email, 'first-password')).toBeNull();
  expect((await states({ prove: true })).get(used.uid)).toBe('proven 1');
  // What they ask for at the sign-in page.
  await askAuth('sendOobCode', { requestType: 'PASSWORD_RESET', email: used.email });
  const token = await followMail(used.email);
  expect((await callFunction('ownInvitations', {}, token)).result).toMatchObject({ proven: true });
});
