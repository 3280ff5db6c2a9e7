import { beforeAll, describe, expect, test } from 'vitest';
import * as members from '../../src/members/member-callables.ts';
import type { Member } from '../../src/model/members/member.ts';
import { paths } from '../../src/model/paths.ts';
import { callFunction, postToAuth, projectId, readStatus } from '../over-http.ts';
import {
  addCustomer,
  addMember,
  auditLog,
  codeOf,
  hourOld,
  openPeople,
  readMember,
  requestOf,
  signInWith,
  uniqueNumber,
  type People,
} from '../people.ts';

/**
 * What a second factor gives access to. The emulator only supports text messages, not authenticator apps: that makes no
 * difference, as the server checks whether the token has a second factor, not which.
 */

let people: People;
beforeAll(() => {
  people = openPeople(projectId);
});

const host = () => `http://${process.env['FIREBASE_AUTH_EMULATOR_HOST']}`;

const post = async (path: string, body: object): Promise<Record<string, unknown>> =>
  (await postToAuth(path, body)).body;

/** Gives a member a second factor, as Auth has it. */
async function enrol({ uid }: Member): Promise<void> {
  await people.auth.updateUser(uid, {
    emailVerified: true,
    multiFactor: {
      enrolledFactors: [{ uid: 'telephone', factorId: 'phone', phoneNumber: uniqueNumber() }],
    },
  });
}

/** The ID token of somebody who signs in with both. */
async function signInWithBoth({ email }: Member): Promise<string> {
  const first = await post('v1/accounts:signInWithPassword', {
    email,
    password: 'first-password',
    returnSecureToken: true,
  });
  expect(first['idToken']).toBeUndefined();
  const pending = { mfaPendingCredential: first['mfaPendingCredential'] };
  const [factor] = first['mfaInfo'] as { mfaEnrollmentId: string }[];
  const started = await post('v2/accounts/mfaSignIn:start', {
    ...pending,
    mfaEnrollmentId: factor?.mfaEnrollmentId,
    phoneSignInInfo: {},
  });
  const { sessionInfo } = started['phoneResponseInfo'] as { sessionInfo: string };
  const sent = await fetch(`${host()}/emulator/v1/projects/${projectId}/verificationCodes`);
  const { verificationCodes } = (await sent.json()) as {
    verificationCodes: { sessionInfo: string; code: string }[];
  };
  const code = verificationCodes.find((one) => one.sessionInfo === sessionInfo)?.code;
  expect(code).toBeDefined();
  const { idToken } = await post('v2/accounts/mfaSignIn:finalize', {
    ...pending,
    phoneVerificationInfo: { sessionInfo, code },
  });
  return String(idToken);
}

/** The ID token of somebody who signs in with the password alone; null = Auth wants more. */
const signInWithPassword = async ({ email }: Member): Promise<string | null> =>
  (await signInWith('Password', { email, password: 'first-password' })).idToken ?? null;

/** What functions and rules answer to an admin's token. */
async function answers(customerId: string, token: string) {
  const { code } = await callFunction('secretStatus', { customerId }, token);
  return [code, await readStatus(paths.deadLetter(customerId, 'none'), token)];
}
const allowed = [undefined, 404];
const refused = ['not-a-member', 403];

const demand = (customerId: string, secondFactor: string) =>
  people.db
    .doc(paths.settings(customerId, 'sessions'))
    .set({ idleMinutes: null, absoluteDays: 30, secondFactor });

test('AUT-15 where a second factor is required, an admin without one has no right, in rules and functions', async () => {
  const { customerId, admin } = await addCustomer(people);
  const other = await addMember(people, customerId, 'admin');
  const operator = await addMember(people, customerId, 'operator', { groupCodes: ['G01'] });
  const bare = String(await signInWithPassword(other));
  await enrol(admin);
  const withBoth = await signInWithBoth(admin);
  for (const secondFactor of ['off', 'offered']) {
    await demand(customerId, secondFactor);
    expect(await answers(customerId, bare)).toEqual(allowed);
    expect(await answers(customerId, withBoth)).toEqual(allowed);
  }
  await demand(customerId, 'required');
  expect(await answers(customerId, bare)).toEqual(refused);
  expect(await answers(customerId, withBoth)).toEqual(allowed);
  // Who it is, and what is required, they learn; others work on.
  for (const path of [
    paths.member(customerId, other.uid),
    paths.settings(customerId, 'sessions'),
  ]) {
    expect(await readStatus(path, bare)).toBe(200);
  }
  const atWork = String(await signInWithPassword(operator));
  expect((await callFunction('pushKey', { customerId }, atWork)).code).toBeUndefined();
  expect(await readStatus(paths.customer(customerId), atWork)).toBe(200);
});

describe('AUT-16 a lost second factor', () => {
  const remove = (by: string, customerId: string, uid: string, token = {}) =>
    members.removeSecondFactor(requestOf(by, { customerId, uid }, token));

  test('is taken away by another admin, and the sessions end', async () => {
    const { customerId, admin } = await addCustomer(people);
    const lost = await addMember(people, customerId, 'admin');
    await enrol(lost);
    const stolen = await signInWithBoth(lost);
    expect(await answers(customerId, stolen)).toEqual(allowed);
    expect(await signInWithPassword(lost)).toBeNull();

    expect(await codeOf(remove(admin.uid, customerId, lost.uid, hourOld()))).toBe('sign-in-again');
    expect(await signInWithPassword(lost)).toBeNull();
    expect(await remove(admin.uid, customerId, lost.uid)).toEqual({ uid: lost.uid });
    expect(await answers(customerId, stolen)).toEqual(refused);
    expect(await answers(customerId, String(await signInWithPassword(lost)))).toEqual(allowed);
    expect(await auditLog(people.db, customerId)).toMatchObject([
      { action: 'second-factor-removed', byUid: admin.uid, target: `members/${lost.uid}` },
    ]);
  });

  test('is taken away by nobody else', async () => {
    const { customerId, admin } = await addCustomer(people);
    const elsewhere = await addCustomer(people);
    const operator = await addMember(people, customerId, 'operator');
    const owner = await addMember(people, customerId, 'admin');
    await enrol(owner);
    const before = await readMember(people.db, customerId, owner.uid);
    const attempts: [string, string, string][] = [
      [operator.uid, customerId, 'not-an-admin'],
      [elsewhere.admin.uid, customerId, 'not-a-member'],
      [elsewhere.admin.uid, elsewhere.customerId, 'member-unknown'],
      [owner.uid, customerId, 'ask-another-admin'],
    ];
    for (const [by, where, code] of attempts) {
      expect(await codeOf(remove(by, where, owner.uid))).toBe(code);
    }
    // Once another customer's admin lets them in too, neither that admin nor the first one can remove it.
    await people.db.doc(paths.member(elsewhere.customerId, owner.uid)).set(owner);
    expect(await codeOf(remove(elsewhere.admin.uid, elsewhere.customerId, owner.uid))).toBe(
      'member-elsewhere',
    );
    expect(await codeOf(remove(admin.uid, customerId, owner.uid))).toBe('member-elsewhere');
    expect(await signInWithPassword(owner)).toBeNull();
    expect(await readMember(people.db, customerId, owner.uid)).toEqual(before);
  });
});

test('whoever has a second factor changes their password with the present one', async () => {
  const { customerId, admin } = await addCustomer(people);
  await enrol(admin);
  const change = (current: string) =>
    members.changePassword(
      requestOf(admin.uid, { customerId, current, next: 'quite-another-one' }),
    );
  expect(await codeOf(change('not-my-password'))).toBe('wrong-credentials');
  await expect(signInWithBoth(admin)).resolves.toBeTruthy();
  await expect(change('first-password')).resolves.toHaveProperty('token');
});
