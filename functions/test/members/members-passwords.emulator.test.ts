import { beforeAll, describe, expect, test } from 'vitest';
import * as callables from '../../src/members/member-callables.ts';
import { phonePasswordOf } from '../../src/members/phone-password.ts';
import { pushKey } from '../../src/push/push-callable.ts';
import { paths } from '../../src/model/paths.ts';
import { countOfMail, projectId } from '../over-http.ts';
import {
  addCustomer,
  addMember,
  auditLog,
  codeOf,
  idTokenFor,
  openPeople,
  readMember,
  requestOf,
  signInWith,
  unique,
  uniqueNumber,
  type People,
} from '../people.ts';

let people: People;
beforeAll(() => {
  people = openPeople(projectId);
});

const validAfter = async (uid: string) =>
  Date.parse((await people.auth.getUser(uid)).tokensValidAfterTime ?? '');

describe('a lost password', () => {
  const reset = (byUid: string | null, customerId: string, uid: string) =>
    callables.resetPassword(requestOf(byUid, { customerId, uid }));

  test('with email is replaced through a mailed link, which the admin never sees', async () => {
    const { customerId, admin } = await addCustomer(people);
    const member = await addMember(people, customerId, 'operator');
    const before = await countOfMail(member.email);
    expect(await reset(admin.uid, customerId, member.uid)).toEqual({ mailed: true });
    expect(await countOfMail(member.email)).toBe(before + 1);
    expect(await readMember(people.db, customerId, member.uid)).toEqual(member);
    expect(await auditLog(people.db, customerId)).toMatchObject([
      { action: 'password-reset', byUid: admin.uid, target: `members/${member.uid}` },
    ]);
  });

  test('without email is replaced by a first password, to be changed', async () => {
    const { customerId, admin } = await addCustomer(people);
    const { uid: made } = await callables.saveMember(
      requestOf(admin.uid, {
        customerId,
        login: uniqueNumber(),
        name: '新人',
        role: 'operator',
        groupCodes: [],
        active: true,
      }),
    );
    const uid = made ?? '';
    await people.db.doc(paths.member(customerId, uid)).update({ mustChangePassword: false });
    const before = await phonePasswordOf(people.db, uid);

    expect(await reset(admin.uid, customerId, uid)).toEqual({
      firstPassword: expect.stringMatching(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/) as string,
    });
    expect((await readMember(people.db, customerId, uid)).mustChangePassword).toBe(true);
    expect((await phonePasswordOf(people.db, uid))?.hash).not.toBe(before?.hash);
    const { sessionsNotBefore } = await readMember(people.db, customerId, uid);
    expect(sessionsNotBefore?.getTime()).toBeLessThanOrEqual(Date.now());
  });

  test('is up to admins of this customer, wherever else the person is', async () => {
    const { customerId, admin } = await addCustomer(people);
    const elsewhere = await addCustomer(people);
    const member = await addMember(people, customerId, 'operator');
    await addMember(people, elsewhere.customerId, 'admin', { uid: member.uid, active: false });
    expect(await codeOf(reset(admin.uid, customerId, elsewhere.admin.uid))).toBe('member-unknown');
    expect(await codeOf(reset(member.uid, customerId, admin.uid))).toBe('not-an-admin');
    expect(await auditLog(people.db, customerId)).toEqual([]);
    expect(await reset(admin.uid, customerId, member.uid)).toEqual({ mailed: true });
  });

  test('of a number that two customers have long shared is chosen by neither', async () => {
    const { customerId, admin } = await addCustomer(people);
    const elsewhere = await addCustomer(people);
    const uid = unique('shared');
    await people.auth.createUser({
      uid,
      email: `${uid}@login.invalid`,
      password: 'first-password',
    });
    const fields = { uid, email: '', loginHint: '1234' };
    await addMember(people, customerId, 'operator', fields);
    await addMember(people, elsewhere.customerId, 'operator', fields);
    const before = await people.auth.getUser(uid);
    expect(await codeOf(reset(admin.uid, customerId, uid))).toBe('number-taken login');
    expect((await people.auth.getUser(uid)).passwordHash).toBe(before.passwordHash);
  });

  test('is replaced ten times a minute at most', async () => {
    const { customerId, admin } = await addCustomer(people);
    for (let call = 0; call < 10; call += 1) {
      expect(await codeOf(reset(admin.uid, customerId, 'nobody'))).toBe('member-unknown');
    }
    expect(await codeOf(reset(admin.uid, customerId, 'nobody'))).toBe('too-many-requests');
  });
});

describe('signing out everywhere', () => {
  const signOut = (byUid: string, data: object) =>
    callables.signOutEverywhere(requestOf(byUid, data));
  const member = (customerId: string, uid: string) => readMember(people.db, customerId, uid);

  test('is for everybody’s own sessions, and for admins also those of members', async () => {
    const { customerId, admin } = await addCustomer(people);
    const elsewhere = await addCustomer(people);
    const viewer = await addMember(people, customerId, 'viewer');
    expect(await codeOf(callables.signOutEverywhere(requestOf(null, { customerId })))).toBe(
      'signed-out',
    );
    expect(await codeOf(signOut(viewer.uid, { customerId, uid: admin.uid }))).toBe('not-an-admin');
    expect(await codeOf(signOut(admin.uid, { customerId, uid: elsewhere.admin.uid }))).toBe(
      'member-unknown',
    );
    expect((await member(customerId, admin.uid)).sessionsNotBefore).toBeUndefined();
    expect(await auditLog(people.db, customerId)).toEqual([]);

    const before = await validAfter(viewer.uid);
    expect(await signOut(admin.uid, { customerId, uid: viewer.uid })).toEqual({ uid: viewer.uid });
    expect(await validAfter(viewer.uid)).toBeGreaterThanOrEqual(before);
    expect(await auditLog(people.db, customerId)).toMatchObject([
      { action: 'signed-out-everywhere', byUid: admin.uid, target: `members/${viewer.uid}` },
    ]);
  });

  test('by an admin ends what happens in this customer, and nothing in another', async () => {
    const { customerId, admin } = await addCustomer(people);
    const elsewhere = await addCustomer(people);
    const { uid } = await addMember(people, customerId, 'viewer');
    await addMember(people, elsewhere.customerId, 'viewer', { uid });
    const idToken = await idTokenFor(people, uid);
    const { auth_time, iat } = await people.auth.verifyIdToken(idToken);
    const ask = (inCustomer: string) =>
      callables.signOutEverywhere(
        requestOf(uid, { customerId: inCustomer, uid: '-' }, { auth_time, iat }),
      );

    expect(await codeOf(ask(customerId))).toBe('not-an-admin');
    await signOut(admin.uid, { customerId, uid });
    expect(await codeOf(ask(customerId))).toBe('not-a-member');
    expect(await codeOf(ask(elsewhere.customerId))).toBe('not-an-admin');
    // The refresh token still serves there.
    await expect(people.auth.verifyIdToken(idToken, true)).resolves.toMatchObject({ uid });

    const again = await people.auth.verifyIdToken(await idTokenFor(people, uid));
    const request = requestOf(uid, { customerId, uid: '-' }, { auth_time: again.auth_time });
    expect(await codeOf(callables.signOutEverywhere(request))).toBe('not-an-admin');
  });

  test('by oneself ends the sessions in all customers', async () => {
    const { customerId, admin } = await addCustomer(people);
    const elsewhere = await addCustomer(people);
    await addMember(people, elsewhere.customerId, 'viewer', { uid: admin.uid });
    const idToken = await idTokenFor(people, admin.uid);
    const { auth_time } = await people.auth.verifyIdToken(idToken);
    await signOut(admin.uid, { customerId });
    for (const id of [customerId, elsewhere.customerId]) {
      const { sessionsNotBefore } = await member(id, admin.uid);
      expect(sessionsNotBefore?.getTime()).toBeGreaterThan(auth_time * 1000);
    }
  });
});

describe('choosing one’s own password', () => {
  const chosen = 'purple lamp on the roof';

  /** A member with a first password, signed in, and what they may ask. */
  async function newcomer() {
    const { customerId } = await addCustomer(people);
    const { uid, email, name } = await addMember(people, customerId, 'operator');
    const document = people.db.doc(paths.member(customerId, uid));
    await document.update({ mustChangePassword: true });
    const session = async (idToken: string) => {
      const { auth_time, iat } = await people.auth.verifyIdToken(idToken);
      return {
        pushKey: () => pushKey(requestOf(uid, { customerId }, { auth_time, iat })),
        change: (current: string, next: string) =>
          callables.changePassword(
            requestOf(uid, { customerId, current, next }, { auth_time, iat }),
          ),
      };
    };
    return { customerId, uid, email, name, document, session };
  }

  test('is all that somebody with a first password may do; then they may act', async () => {
    const { customerId, uid, email, session } = await newcomer();
    const { pushKey: ask, change } = await session(await idTokenFor(people, uid));
    expect(await codeOf(ask())).toBe('not-a-member');
    expect(await codeOf(change('not the present one', chosen))).toBe('wrong-credentials');
    expect(await codeOf(ask())).toBe('not-a-member');

    const { token } = await change('first-password', chosen);
    expect(await readMember(people.db, customerId, uid)).toMatchObject({
      mustChangePassword: false,
    });
    expect(await ask()).toEqual({ key: null });
    const { idToken = '' } = await signInWith('CustomToken', { token });
    expect(await (await session(idToken)).pushKey()).toEqual({ key: null });
    expect(await signInWith('Password', { email, password: 'first-password' })).toHaveProperty(
      'error',
    );
    expect(await signInWith('Password', { email, password: chosen })).toHaveProperty('idToken');
    expect(await auditLog(people.db, customerId)).toMatchObject([
      { action: 'password-changed', byUid: uid, target: `members/${uid}` },
    ]);
  });

  test('ends every other session, and keeps this one', async () => {
    const { uid, document, session } = await newcomer();
    await document.update({ mustChangePassword: false });
    const stolen = await session(await idTokenFor(people, uid));
    const began = Math.floor(Date.now() / 1000);
    await expect.poll(() => Math.floor(Date.now() / 1000)).toBeGreaterThan(began);
    const own = await session(await idTokenFor(people, uid));
    expect(await stolen.pushKey()).toEqual({ key: null });

    await own.change('first-password', chosen);
    expect(await own.pushKey()).toEqual({ key: null });
    expect(await codeOf(stolen.pushKey())).toBe('not-a-member');
    expect(await codeOf(stolen.change(chosen, 'another lamp on the roof'))).toBe('not-a-member');
  });

  test('refuses the current one and what is easy to guess', async () => {
    const { uid, email, name, document, session } = await newcomer();
    const { change } = await session(await idTokenFor(people, uid));
    for (const weak of ['123456', 'first-password', 'password1234', `${email}1`, `${name}!`]) {
      expect(await codeOf(change('first-password', weak))).toBe('weak-password next');
    }
    expect((await document.get()).get('mustChangePassword')).toBe(true);
    expect(await signInWith('Password', { email, password: 'first-password' })).toHaveProperty(
      'idToken',
    );
  });
});
