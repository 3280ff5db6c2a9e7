import { beforeAll, describe, expect, test } from 'vitest';
import { createTenant } from '../../src/customers/tenant.ts';
import { paths } from '../../src/model/paths.ts';
import { testSealingKey } from '../harness.ts';
import {
  askAuth,
  callFunction,
  codeWithin,
  countOfMail,
  followMail,
  projectId,
  readStatus,
  signIn,
  writeStatus,
} from '../over-http.ts';
import {
  addCustomer,
  addMember,
  openPeople,
  unique,
  uniqueNumber,
  type People,
} from '../people.ts';

/**
 * Nobody is a member of a customer without having accepted with their own account. Each attack has one aim: to become a
 * member of a customer that invited somebody else. Its twin is the owner of the address, who gets in.
 */

let people: People;
beforeAll(() => {
  people = openPeople(projectId);
});

const stolen = 'password-of-the-attacker';
const newAddress = () => `${unique('boss')}@b.example`;

/** A customer, and its admin's token. */
async function customer() {
  const { customerId, admin } = await addCustomer(people);
  return { customerId, admin, token: (await signIn(admin.email, 'first-password')) ?? '' };
}
type Inviter = Awaited<ReturnType<typeof customer>>;

const invite = ({ customerId, token }: Inviter, login: string, role = 'operator') =>
  callFunction(
    'saveMember',
    { customerId, login, name: '新人', role, groupCodes: ['G01'], active: true },
    token,
  );

const accept = ({ customerId }: Inviter, token: string | null) =>
  callFunction('answerInvitation', { customerId, answer: 'accept' }, token ?? '');

const seesCustomer = async ({ customerId }: Inviter, token: string | null) =>
  token !== null && (await readStatus(paths.customer(customerId), token)) === 200;

/** Tries to get in with a token: accepts whatever there is to accept. */
async function getsIn(target: Inviter, token: string | null): Promise<boolean> {
  await callFunction('ownInvitations', {}, token ?? '');
  await accept(target, token);
  return seesCustomer(target, token);
}

/** Uses whatever an inviter was answered, to get into the account of the invited person. */
async function openWith(answer: object, login: string): Promise<string | null> {
  const oobCode = codeWithin(JSON.stringify(answer));
  if (oobCode) {
    await askAuth('resetPassword', { oobCode, newPassword: stolen });
    return signIn(login, stolen);
  }
  const { firstPassword } = answer as { firstPassword?: string };
  if (!firstPassword) return null;
  const { result } = await callFunction('phoneSignIn', { phone: login, password: firstPassword });
  if (typeof result['token'] !== 'string') return null;
  return (await askAuth('signInWithCustomToken', { token: result['token'] })).idToken;
}

/** The owner of an address, who trusts every mail, follows the link that somebody else has asked for. */
async function followVerification(email: string, idToken: string): Promise<void> {
  await askAuth('sendOobCode', { requestType: 'VERIFY_EMAIL', idToken });
  const { uid } = await people.auth.getUserByEmail(email);
  await people.auth.updateUser(uid, { emailVerified: true });
}

describe('an inviter of one customer', () => {
  test('is not in another that invites the same address later; its owner is', async () => {
    const [a, b] = [await customer(), await customer()];
    const boss = newAddress();
    const attacker = await openWith((await invite(a, boss)).result, boss);
    await invite(b, boss, 'admin');
    expect(await getsIn(b, attacker)).toBe(false);

    const owner = await followMail(boss);
    expect(await seesCustomer(b, owner)).toBe(false);
    expect(await getsIn(b, owner)).toBe(true);
    expect(await seesCustomer(a, owner)).toBe(false);
  });

  test('is not the first admin whom the command line names; the owner of the address is', async () => {
    const a = await customer();
    const boss = newAddress();
    const attacker = await openWith((await invite(a, boss)).result, boss);
    const customerId = unique('named');
    await createTenant(
      { ...people, sealingKey: testSealingKey },
      {
        customerId,
        name: 'B',
        adminEmail: boss,
        webhookSecret: null,
        emulated: true,
        now: new Date(),
      },
    );
    const b = { ...a, customerId };
    expect(await getsIn(b, attacker)).toBe(false);
    expect(await getsIn(b, await followMail(boss))).toBe(true);
  });

  test('is not in another that invites the same number later; the first customer is theirs', async () => {
    const [a, b] = [await customer(), await customer()];
    const number = uniqueNumber();
    const { result } = await invite(a, number);
    expect(await invite(b, number, 'admin')).toMatchObject({ code: 'number-taken' });
    const token = (await openWith(result, number)) ?? '';
    const { firstPassword: current } = result;
    const choose = ({ customerId }: Inviter) =>
      callFunction('changePassword', { customerId, current, next: stolen }, token);
    expect(await choose(b)).toMatchObject({ code: 'not-a-member' });
    expect(await choose(a)).toMatchObject({ status: 200 });
    expect(await getsIn(b, token)).toBe(false);
    expect(await seesCustomer(a, token)).toBe(true);
  });

  test('whose former member it was does not get in with the first password they once knew', async () => {
    const [a, b] = [await customer(), await customer()];
    // From when a link was handed to the inviter: the address counts as verified, the password is theirs.
    const uid = unique('boss');
    const boss = `${uid}@b.example`;
    await people.auth.createUser({ uid, email: boss, password: stolen, emailVerified: true });
    await addMember(people, a.customerId, 'operator', { uid, email: boss });
    const attacker = await signIn(boss, stolen);
    await invite(b, boss, 'admin');
    expect((await callFunction('ownInvitations', {}, attacker ?? '')).result).toEqual({
      proven: false,
      invitations: [],
    });
    expect(await accept(b, attacker)).toMatchObject({ code: 'address-unproven' });
    expect(await getsIn(b, attacker)).toBe(false);

    // Asked to prove the address, everybody is out until the mail is followed, sessions and all.
    expect(await callFunction('proveAddress', {}, attacker ?? '')).toMatchObject({
      result: { mailed: true },
    });
    expect(await signIn(boss, stolen)).toBeNull();
    expect((await askAuth('update', { idToken: attacker, password: stolen })).status).toBe(400);
    expect(await seesCustomer(a, attacker)).toBe(false);
    await people.auth.updateUser(uid, { emailVerified: true });
    expect(await accept(b, attacker)).toMatchObject({ code: 'stale-sign-in' });

    const owner = await followMail(boss);
    expect(await getsIn(b, owner)).toBe(true);
    expect(await seesCustomer(a, owner)).toBe(true);
    expect(await getsIn(b, attacker)).toBe(false);
  });

  test('learns nothing of an address: neither an account nor other memberships', async () => {
    const [a, b] = [await customer(), await customer()];
    const elsewhere = await addMember(people, b.customerId, 'admin');
    const registered = newAddress();
    await askAuth('signUp', { email: registered, password: stolen });
    const learnt = await Promise.all(
      [newAddress(), elsewhere.email, registered].map(async (email) => {
        const { status, result } = await invite(a, email);
        const id = String(result['invitationId']);
        const kept = (await people.db.doc(paths.invitation(a.customerId, id)).get()).data() ?? {};
        const told = Object.entries({ ...kept, ...result })
          .filter(([, value]) => typeof value !== 'object' || value === null)
          .filter(([key]) => key !== 'email' && key !== 'invitationId');
        return { status, keys: Object.keys(kept).toSorted(), told: Object.fromEntries(told) };
      }),
    );
    expect(learnt[1]).toEqual(learnt[0]);
    expect(learnt[2]).toEqual(learnt[0]);
  });
});

describe('somebody who takes an address before its owner', () => {
  test.each([
    ['a moment before it is invited', false],
    ['and has the owner verify it', true],
  ])('%s, is not in; the owner is', async (_, verified) => {
    const b = await customer();
    const boss = newAddress();
    const { idToken } = await askAuth('signUp', { email: boss, password: stolen });
    if (verified) await followVerification(boss, idToken ?? '');
    await invite(b, boss, 'admin');
    expect(await getsIn(b, idToken)).toBe(false);
    expect(await getsIn(b, await signIn(boss, stolen))).toBe(false);
    expect(await getsIn(b, await followMail(boss))).toBe(true);
  });

  test('by moving an account of their own to it, is not in; the owner is', async () => {
    const [a, b] = [await customer(), await customer()];
    const boss = newAddress();
    const moved = await askAuth('update', { idToken: a.token, email: boss });
    await followVerification(boss, moved.idToken ?? '');
    await invite(b, boss, 'admin');
    expect(await getsIn(b, moved.idToken)).toBe(false);
    expect(await getsIn(b, await signIn(boss, 'first-password'))).toBe(false);

    await callFunction('proveAddress', {}, (await signIn(boss, 'first-password')) ?? '');
    expect(await getsIn(b, await followMail(boss))).toBe(true);
  });

  test('by moving a phone sign-in to it, is not in; the owner is, with an account of their own', async () => {
    const [a, b] = [await customer(), await customer()];
    const [number, boss] = [uniqueNumber(), newAddress()];
    const token = await openWith((await invite(a, number)).result, number);
    const moved = await askAuth('update', { idToken: token, email: boss });
    await followVerification(boss, moved.idToken ?? '');
    expect(await callFunction('proveAddress', {}, moved.idToken ?? '')).toMatchObject({
      code: 'address-unproven',
    });
    await invite(b, boss, 'admin');
    expect(await getsIn(b, moved.idToken)).toBe(false);
    expect(await getsIn(b, await followMail(boss))).toBe(true);
    expect(await getsIn(b, moved.idToken)).toBe(false);
  });

  test('by moving a proven account to it, gets their own address back', async () => {
    const [a, b] = [await customer(), await customer()];
    const [mine, boss] = [newAddress(), newAddress()];
    await invite(a, mine);
    const token = await followMail(mine, stolen);
    expect(await getsIn(a, token)).toBe(true);
    const moved = await askAuth('update', { idToken: token, email: boss });
    await followVerification(boss, moved.idToken ?? '');

    await invite(b, boss, 'admin');
    expect(await signIn(boss, stolen)).toBeNull();
    expect(await getsIn(b, await signIn(mine, stolen))).toBe(false);
    expect(await getsIn(b, await followMail(boss))).toBe(true);
  });
});

describe('an invitation', () => {
  test('grants nothing before it is accepted, and what it says afterwards', async () => {
    const b = await customer();
    const boss = newAddress();
    await people.db.doc(paths.group(b.customerId, 'G01')).set({ name: '西船橋' });
    await invite(b, boss, 'viewer');
    const token = await followMail(boss);
    const { uid } = await people.auth.getUserByEmail(boss);
    const member = people.db.doc(paths.member(b.customerId, uid));
    expect((await member.get()).exists).toBe(false);
    expect((await people.auth.getUser(uid)).customClaims).toBeUndefined();
    expect(await callFunction('secretStatus', { customerId: b.customerId }, token)).toMatchObject({
      code: 'not-a-member',
    });
    expect((await callFunction('ownInvitations', {}, token)).result).toEqual({
      proven: true,
      invitations: [
        {
          customerId: b.customerId,
          customerName: b.customerId,
          role: 'viewer',
          groups: ['西船橋'],
          invitedByName: b.admin.name,
          expiresAt: expect.any(String) as string,
          open: true,
        },
      ],
    });

    expect(await accept(b, token)).toMatchObject({ status: 200 });
    expect((await member.get()).data()).toEqual({
      uid,
      email: boss,
      name: '新人',
      role: 'viewer',
      groupCodes: ['G01'],
      extensions: [],
      active: true,
      mustChangePassword: false,
      sessionsNotBefore: expect.anything() as object,
    });
    expect((await people.auth.getUser(uid)).customClaims).toEqual({ customers: [b.customerId] });
  });

  test('accepted twice is accepted once, and promotes nobody demoted since', async () => {
    const b = await customer();
    const boss = newAddress();
    await invite(b, boss, 'admin');
    const token = await followMail(boss);
    const answers = await Promise.all([accept(b, token), accept(b, token)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const { uid } = await people.auth.getUserByEmail(boss);
    const member = people.db.doc(paths.member(b.customerId, uid));
    await member.update({ role: 'viewer' });
    expect(await accept(b, token)).toMatchObject({ status: 200 });
    expect((await member.get()).get('role')).toBe('viewer');
    await member.update({ active: false });
    expect(await accept(b, token)).toMatchObject({ code: 'invitation-unknown' });
    expect((await member.get()).get('active')).toBe(false);
    const { docs } = await people.db.collection(paths.audit(b.customerId)).get();
    const accepted = docs.filter((entry) => entry.get('action') === 'invitation-accepted');
    expect(accepted.map((entry) => entry.get('byUid') as string)).toEqual([uid]);
  });

  test('is for its address only', async () => {
    const b = await customer();
    const [boss, another] = [newAddress(), newAddress()];
    await invite(b, boss);
    await invite(await customer(), another);
    const token = await followMail(another);
    expect(await accept(b, token)).toMatchObject({ code: 'invitation-unknown' });
    expect(await getsIn(b, token)).toBe(false);
    expect(await getsIn(b, await followMail(boss))).toBe(true);
  });

  test('is not shown to an account with an unverified address', async () => {
    const b = await customer();
    const boss = newAddress();
    await invite(b, boss);
    const token = await followMail(boss);
    const { uid } = await people.auth.getUserByEmail(boss);
    await people.auth.updateUser(uid, { emailVerified: false });
    expect(await accept(b, token)).toMatchObject({ code: 'address-unproven' });
    expect(await getsIn(b, token)).toBe(false);
    expect(await getsIn(b, await followMailAgain(b, boss))).toBe(true);
  });

  test('withdrawn, expired or refused is over; sent again it is open', async () => {
    const b = await customer();
    const boss = newAddress();
    const { result } = await invite(b, boss);
    const { customerId } = b;
    const document = people.db.doc(paths.invitation(customerId, String(result['invitationId'])));
    const change = (what: string) =>
      callFunction('changeInvitation', { customerId, ...result, change: what }, b.token);
    const token = await followMail(boss);

    await document.update({ expiresAt: new Date(Date.now() - 1000) });
    expect(await accept(b, token)).toMatchObject({ code: 'invitation-unknown' });
    expect((await callFunction('ownInvitations', {}, token)).result).toMatchObject({
      invitations: [{ customerId, open: false }],
    });
    const mails = await countOfMail(boss);
    expect(await change('send-again')).toMatchObject({ status: 200 });
    expect(await countOfMail(boss)).toBe(mails + 1);

    expect(await change('withdraw')).toMatchObject({ status: 200 });
    expect(await accept(b, token)).toMatchObject({ code: 'signed-out' });
    expect(await change('send-again')).toMatchObject({ code: 'invitation-unknown' });

    await invite(b, boss);
    const again = await followMail(boss);
    const refuse = { customerId, answer: 'refuse' };
    expect(await callFunction('answerInvitation', refuse, again)).toMatchObject({ status: 200 });
    expect(await getsIn(b, again)).toBe(false);

    await invite(b, boss);
    expect(await getsIn(b, await followMail(boss))).toBe(true);
    const { docs } = await people.db.collection(paths.audit(customerId)).orderBy('at').get();
    expect(docs.map((entry) => entry.get('action') as string)).toEqual([
      'member-invited',
      'invitation-sent-again',
      'invitation-withdrawn',
      'member-invited',
      'invitation-refused',
      'member-invited',
      'invitation-accepted',
    ]);
  });

  test('ends with the rights of its inviter', async () => {
    const b = await customer();
    const second = await addMember(people, b.customerId, 'admin');
    const boss = newAddress();
    await invite(b, boss, 'admin');
    const token = await followMail(boss);
    const inviter = people.db.doc(paths.member(b.customerId, b.admin.uid));
    await inviter.update({ role: 'operator' });
    expect(await accept(b, token)).toMatchObject({ code: 'invitation-unknown' });
    await inviter.update({ role: 'admin', active: false });
    expect(await getsIn(b, token)).toBe(false);

    const other = { ...b, token: (await signIn(second.email, 'first-password')) ?? '' };
    expect(await getsIn(b, await followMailAgain(other, boss))).toBe(true);
  });

  test('sent twice at the same moment is one per customer, and one account in total', async () => {
    const [a, b] = [await customer(), await customer()];
    const boss = newAddress();
    const answers = await Promise.all([invite(a, boss), invite(a, boss), invite(b, boss)]);
    expect(answers.map(({ code }) => code ?? 'invited').toSorted()).toEqual([
      'already-invited',
      'invited',
      'invited',
    ]);
    const token = await followMail(boss);
    expect(await getsIn(a, token)).toBe(true);
    expect(await getsIn(b, token)).toBe(true);
  });

  test('lets in somebody deactivated elsewhere, and changes nothing there', async () => {
    const [a, b] = [await customer(), await customer()];
    const boss = newAddress();
    await invite(a, boss);
    const password = 'own-password-of-boss';
    expect(await getsIn(a, await followMail(boss, password))).toBe(true);
    const { uid } = await people.auth.getUserByEmail(boss);
    const stop = { customerId: a.customerId, uid, name: '新人', role: 'operator', groupCodes: [] };
    await callFunction('saveMember', { ...stop, active: false }, a.token);
    expect(await signIn(boss, password)).toBeNull();

    expect(await invite(a, boss)).toMatchObject({ code: 'already-member' });
    await invite(b, boss);
    const token = await signIn(boss, password);
    expect(await getsIn(b, token)).toBe(true);
    expect(await getsIn(a, token)).toBe(false);
  });

  test('is written by nobody but the server', async () => {
    const b = await customer();
    const { result } = await invite(b, newAddress());
    const path = paths.invitation(b.customerId, String(result['invitationId']));
    expect(await writeStatus(path, b.token, { role: 'admin' })).toBe(403);
    expect(await readStatus(path, b.token)).toBe(200);
    const outsider = await customer();
    expect(await readStatus(path, outsider.token)).toBe(403);
    expect(
      await callFunction(
        'changeInvitation',
        { customerId: b.customerId, ...result, change: 'withdraw' },
        outsider.token,
      ),
    ).toMatchObject({ code: 'not-a-member' });
  });
});

/** The invitation is sent once more, and followed. */
async function followMailAgain({ customerId, token }: Inviter, email: string): Promise<string> {
  const { docs } = await people.db
    .collection(paths.invitations(customerId))
    .where('email', '==', email)
    .get();
  const invitationId = docs[0]?.id;
  await callFunction('changeInvitation', { customerId, invitationId, change: 'send-again' }, token);
  return followMail(email);
}
