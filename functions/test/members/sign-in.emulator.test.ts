import { createServer } from 'node:http';
import { FieldPath } from 'firebase-admin/firestore';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { numberOf } from '../../src/members/aliases.ts';
import * as callables from '../../src/members/member-callables.ts';
import { checkPassword } from '../../src/members/check-password.ts';
import { aliasKeys, networkKeys } from '../../src/members/login.ts';
import { paths } from '../../src/model/paths.ts';
import { testSealingKey } from '../harness.ts';
import {
  addCustomer,
  addMember,
  codeOf,
  openPeople,
  refusalOf,
  requestOf,
  signInWith,
  uniqueNumber,
  type People,
} from '../people.ts';

/** The project whose passwords the Auth emulator checks for any API key. */
const projectId = 'demo-cti';

let people: People;
beforeAll(() => {
  people = openPeople(projectId);
});

const signIn = (phone: string, password: string, address?: string) =>
  callables.phoneSignIn(requestOf(null, { phone, password }, {}, address));

/** How a sign-in was answered. */
const outcomeOf = (answer: Promise<{ token: string }>) =>
  answer.then(
    () => 'in',
    (error: unknown) => codeOf(Promise.reject(error)),
  );

/** A member who signs in with their phone number. */
async function addByPhone() {
  const { customerId, admin } = await addCustomer(people);
  const e164 = uniqueNumber();
  const data = {
    customerId,
    login: e164,
    name: '新人',
    role: 'operator',
    groupCodes: [],
    active: true,
  };
  const made = await callables.saveMember(requestOf(admin.uid, data));
  const { login: _, ...fields } = data;
  const deactivate = () =>
    callables.saveMember(requestOf(admin.uid, { ...fields, uid: made.uid, active: false }));
  return { e164, uid: made.uid ?? '', password: made.firstPassword ?? '', deactivate };
}

const uidIn = async (token: string): Promise<string> => {
  const { idToken = '' } = await signInWith('CustomToken', { token });
  return (await people.auth.verifyIdToken(idToken)).uid;
};

describe('signing in with a phone number', () => {
  test('gives a token of the member, in any writing of the number', async () => {
    const { e164, uid, password } = await addByPhone();
    const national = `0${e164.slice(3)}`;
    for (const phone of [
      e164,
      `${national.slice(0, 3)}-${national.slice(3, 7)}-${national.slice(7)}`,
    ]) {
      const { token } = await signIn(phone, password);
      expect(await uidIn(token)).toBe(uid);
    }
  });

  test('tells nobody whether it was the number or the password', async () => {
    const { e164, password } = await addByPhone();
    const gone = await addByPhone();
    await gone.deactivate();
    const refusals = await Promise.all(
      [
        signIn(e164, `${password}x`),
        signIn(uniqueNumber(), password),
        signIn('no number', password),
        signIn(gone.e164, gone.password),
      ].map(async (answer) => {
        const begun = performance.now();
        return { refusal: await refusalOf(answer), ms: performance.now() - begun };
      }),
    );
    for (const { refusal, ms } of refusals) {
      expect(refusal).toEqual({
        status: 'unauthenticated',
        details: { code: 'wrong-credentials' },
        message: 'The phone number or the password is wrong.',
      });
      expect(ms).toBeGreaterThan(600);
    }
    expect((await signIn(e164, password)).token).not.toBe('');
  });

  test('of fifty wrong passwords at once few are looked at, and the member gets in meanwhile', async () => {
    const { e164, password } = await addByPhone();
    for (const number of [e164, uniqueNumber()]) {
      const guesses = Array.from({ length: 50 }, () =>
        outcomeOf(signIn(number, 'wrong-password', '198.51.100.7')),
      );
      const own = outcomeOf(signIn(number, password, '203.0.113.20'));
      expect(await own).toBe(number === e164 ? 'in' : 'wrong-credentials');
      const outcomes = await Promise.all(guesses);
      const looked = outcomes.filter((outcome) => outcome === 'wrong-credentials');
      expect(looked.length).toBeGreaterThan(0);
      expect(looked.length).toBeLessThan(10);
      expect(new Set(outcomes)).toEqual(new Set(['wrong-credentials', 'too-many-requests']));
    }
  });

  test('who goes on guessing waits ever longer; who knows the password starts anew', async () => {
    const { e164, password } = await addByPhone();
    const address = '198.51.100.8';
    let lastGuessMs = 0;
    for (let guess = 0; guess < 5; guess += 1) {
      lastGuessMs = Date.now();
      expect(await outcomeOf(signIn(e164, 'wrong-password', address))).toBe('wrong-credentials');
    }
    const [turns] = (await turnsOf(e164, address)).docs;
    expect(Number(turns?.get('nextMs'))).toBeGreaterThan(lastGuessMs);
    expect(await outcomeOf(signIn(e164, password, address))).toBe('in');
    expect((await turnsOf(e164, address)).size).toBe(0);
  });

  test('guesses from everywhere keep out nobody who signs in from where they did before', async () => {
    const { e164, password } = await addByPhone();
    const home = '203.0.113.30';
    expect(await outcomeOf(signIn(e164, password, home))).toBe('in');
    const key = aliasKeys(e164, testSealingKey)[0];
    const far = { count: 40, nextMs: Date.now() + 60_000, expireAt: new Date() };
    await people.db.doc(paths.signInTurns(key)).set(far);
    expect(await outcomeOf(signIn(e164, password, '203.0.113.31'))).toBe('too-many-requests');
    expect(await outcomeOf(signIn(e164, password, home))).toBe('in');
  });

  test('is the only way: Auth itself knows no password of theirs', async () => {
    const { uid, e164, password } = await addByPhone();
    const email = `${uid}@login.invalid`;
    expect(await signInWith('Password', { email, password })).toHaveProperty('error');
    expect(await outcomeOf(signIn(e164, password))).toBe('in');
    const { passwordHash } = await people.auth.getUser(uid);
    expect(passwordHash).toBeUndefined();
  });

  test('closes the way by Auth for an account from before, with its first sign-in', async () => {
    const { customerId } = await addCustomer(people);
    const e164 = uniqueNumber();
    const { uid } = await addMember(people, customerId, 'operator');
    const email = `${uid}@login.invalid`;
    const old = { email, password: 'a password from before' };
    await people.auth.updateUser(uid, old);
    await people.db.doc(paths.loginAlias(aliasKeys(e164, testSealingKey)[0])).set({ uid });
    expect(await signInWith('Password', old)).toHaveProperty('idToken');

    expect(await outcomeOf(signIn(e164, 'wrong-password'))).toBe('wrong-credentials');
    expect(await outcomeOf(signIn(e164, old.password))).toBe('in');
    expect(await signInWith('Password', old)).toHaveProperty('error');
    expect(await outcomeOf(signIn(e164, old.password))).toBe('in');
  });

  test('takes a number from before it was kept sealed along to the key of now, and only with the password', async () => {
    const { uid, e164, password } = await addByPhone();
    const [current, legacy = ''] = aliasKeys(e164, testSealingKey);
    const [there, before] = [current, legacy].map((key) => people.db.doc(paths.loginAlias(key)));
    if (!there || !before) throw new Error('two places');
    await Promise.all([there.delete(), before.set({ uid })]);

    expect(await outcomeOf(signIn(e164, 'wrong-password'))).toBe('wrong-credentials');
    expect((await there.get()).exists).toBe(false);
    expect(await outcomeOf(signIn(e164, password))).toBe('in');
    const moved = await there.get();
    expect(moved.get('uid')).toBe(uid);
    expect(await numberOf(moved, testSealingKey)).toBe(e164);
    expect(JSON.stringify(moved.data())).not.toContain(e164.slice(3));
    expect((await before.get()).exists).toBe(false);
    expect(await outcomeOf(signIn(e164, password))).toBe('in');
  });

  test('needs both', async () => {
    expect(await codeOf(callables.phoneSignIn(requestOf(null, { phone: '090' })))).toBe(
      'invalid-input password',
    );
    expect(await codeOf(callables.phoneSignIn(requestOf(null, null)))).toBe('invalid-input data');
  });
});

/** The counts of a number from one network. */
const turnsOf = (e164: string, address: string) =>
  people.db
    .collection('signInTurns')
    .where(
      FieldPath.documentId(),
      '==',
      `${aliasKeys(e164, testSealingKey)[0]}.${networkKeys(address, testSealingKey)[0]}`,
    )
    .get();

describe('what Auth answers to the check of a password', () => {
  /** Checks a password against an Auth of our own making. */
  const answered = async (status: number, body: object) => {
    const server = createServer((_, res) =>
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const toolkit = { url: `http://127.0.0.1:${port}`, apiKey: 'any' };
      return await checkPassword(toolkit, 'hanako@example.com', 'any');
    } finally {
      server.close();
    }
  };

  test('one refusal for all that is wrong, another when it has had enough', async () => {
    for (const message of ['INVALID_LOGIN_CREDENTIALS', 'EMAIL_NOT_FOUND', 'USER_DISABLED']) {
      expect(await answered(400, { error: { message } })).toBe('wrong');
    }
    const message = 'TOO_MANY_ATTEMPTS_TRY_LATER : Access has been disabled.';
    expect(await answered(400, { error: { message } })).toBe('throttled');
  });

  test('says whose password it was; half a sign-in is none', async () => {
    expect(await answered(200, { localId: 'hanako', idToken: 'x' })).toBe('hanako');
    expect(await answered(200, { mfaPendingCredential: 'x' })).toBe('wrong');
  });

  test('a fault of our own is not blamed on the password', async () => {
    await expect(answered(403, { error: { message: 'API key not valid' } })).rejects.toThrow(
      'status 403',
    );
    await expect(answered(503, {})).rejects.toThrow('status 503');
  });
});
