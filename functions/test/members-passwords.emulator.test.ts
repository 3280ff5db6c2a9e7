import { beforeAll, describe, expect, test } from 'vitest';
import * as callables from '../src/members/callables.ts';
import { paths } from '../src/model/paths.ts';
import {
  addCustomer,
  addMember,
  auditLog,
  codeOf,
  openPeople,
  readMember,
  requestOf,
  uniqueNumber,
  type People,
} from './people.ts';

let people: People;
beforeAll(() => {
  people = openPeople('demo-passwords');
});

const validAfter = async (uid: string) =>
  Date.parse((await people.auth.getUser(uid)).tokensValidAfterTime ?? '');

/** Waits until Auth, which counts in seconds, can tell the next moment from this one. */
const nextSecond = async () => {
  const begun = Math.floor(Date.now() / 1000);
  await expect.poll(() => Math.floor(Date.now() / 1000)).toBeGreaterThan(begun);
};

describe('a lost password', () => {
  const reset = (byUid: string | null, customerId: string, uid: string) =>
    callables.resetPassword(requestOf(byUid, { customerId, uid }));

  test('with e-mail is replaced by way of a link', async () => {
    const { customerId, admin } = await addCustomer(people);
    const member = await addMember(people, customerId, 'operator');
    const answer = await reset(admin.uid, customerId, member.uid);
    expect(answer).toEqual({ link: expect.stringContaining('mode=resetPassword') as string });
    expect(await readMember(people.db, customerId, member.uid)).toEqual(member);
    expect(await auditLog(people.db, customerId)).toMatchObject([
      { action: 'password-reset', byUid: admin.uid, target: `members/${member.uid}` },
    ]);
  });

  test('without e-mail is replaced by a first password, to be changed', async () => {
    const { customerId, admin } = await addCustomer(people);
    const { uid } = await callables.saveMember(
      requestOf(admin.uid, {
        customerId,
        login: uniqueNumber(),
        name: '新人',
        role: 'operator',
        groupCodes: [],
        active: true,
      }),
    );
    await callables.passwordChanged(requestOf(uid, { customerId }));
    expect((await readMember(people.db, customerId, uid)).mustChangePassword).toBe(false);
    const before = await people.auth.getUser(uid);

    expect(await reset(admin.uid, customerId, uid)).toEqual({
      firstPassword: expect.stringMatching(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/) as string,
    });
    expect((await readMember(people.db, customerId, uid)).mustChangePassword).toBe(true);
    expect((await people.auth.getUser(uid)).passwordHash).not.toBe(before.passwordHash);
  });

  test('of somebody who is in another customer too is not for this admin', async () => {
    const { customerId, admin } = await addCustomer(people);
    const elsewhere = await addCustomer(people);
    const member = await addMember(people, customerId, 'operator');
    await addMember(people, elsewhere.customerId, 'admin', { uid: member.uid, active: false });
    expect(await codeOf(reset(admin.uid, customerId, member.uid))).toBe('belongs-to-others');
    expect(await codeOf(reset(admin.uid, customerId, elsewhere.admin.uid))).toBe('member-unknown');
    expect(await codeOf(reset(member.uid, customerId, admin.uid))).toBe('not-an-admin');
    expect(await auditLog(people.db, customerId)).toEqual([]);
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
  const signOut = (byUid: string | null, data: object) =>
    callables.signOutEverywhere(requestOf(byUid, data));

  test('ends the own sessions of anybody, those of others for admins alone', async () => {
    const { customerId, admin } = await addCustomer(people);
    const elsewhere = await addCustomer(people);
    const viewer = await addMember(people, customerId, 'viewer');
    const [ofViewer, ofAdmin, ofOther] = await Promise.all(
      [viewer.uid, admin.uid, elsewhere.admin.uid].map(validAfter),
    );
    await nextSecond();

    expect(await codeOf(signOut(null, { customerId }))).toBe('signed-out');
    expect(await codeOf(signOut(viewer.uid, { customerId, uid: admin.uid }))).toBe('not-an-admin');
    expect(await codeOf(signOut(admin.uid, { customerId, uid: elsewhere.admin.uid }))).toBe(
      'member-unknown',
    );
    expect(await validAfter(admin.uid)).toBe(ofAdmin);
    await addMember(people, customerId, 'viewer', { uid: elsewhere.admin.uid });
    expect(await codeOf(signOut(admin.uid, { customerId, uid: elsewhere.admin.uid }))).toBe(
      'belongs-to-others',
    );
    expect(await validAfter(elsewhere.admin.uid)).toBe(ofOther);

    expect(await signOut(viewer.uid, { customerId, uid: null })).toEqual({ uid: viewer.uid });
    const once = await validAfter(viewer.uid);
    expect(once).toBeGreaterThan(ofViewer ?? 0);
    await nextSecond();
    await signOut(admin.uid, { customerId, uid: viewer.uid });
    expect(await validAfter(viewer.uid)).toBeGreaterThan(once);
    expect(await auditLog(people.db, customerId)).toMatchObject([
      { action: 'signed-out-everywhere', byUid: viewer.uid, target: `members/${viewer.uid}` },
      { action: 'signed-out-everywhere', byUid: admin.uid, target: `members/${viewer.uid}` },
    ]);
  });
});

describe('having chosen the own password', () => {
  test('counts after a fresh sign-in, with a token that is not revoked', async () => {
    const { customerId } = await addCustomer(people);
    const member = await addMember(people, customerId, 'operator');
    const document = people.db.doc(paths.member(customerId, member.uid));
    await document.update({ mustChangePassword: true });
    const now = Math.floor(Date.now() / 1000);
    const changed = (token: { auth_time?: number; iat?: number }) =>
      callables.passwordChanged(requestOf(member.uid, { customerId }, token));

    expect(await codeOf(changed({ auth_time: now - 601 }))).toBe('stale-sign-in');
    expect(await codeOf(changed({ iat: now - 60 }))).toBe('stale-sign-in');
    expect((await document.get()).get('mustChangePassword')).toBe(true);

    expect(await changed({ auth_time: now - 500 })).toEqual({ uid: member.uid });
    expect((await document.get()).get('mustChangePassword')).toBe(false);
  });
});
