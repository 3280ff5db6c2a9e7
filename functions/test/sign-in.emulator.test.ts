import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import * as callables from '../src/members/callables.ts';
import { phoneSignIn } from '../src/members/phone-sign-in.ts';
import {
  addCustomer,
  codeOf,
  openPeople,
  refusalOf,
  requestOf,
  uniqueNumber,
  type People,
} from './people.ts';

/** The project whose passwords the Auth emulator checks for any API key. */
const projectId = 'demo-cti';

let people: People;
beforeAll(() => {
  people = openPeople(projectId);
});

const signIn = (phone: string, password: string) =>
  callables.phoneSignIn(requestOf(null, { phone, password }));

/** A member who signs in with his phone number. */
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
  return { e164, uid: made.uid, password: made.firstPassword ?? '', deactivate };
}

/** What the Auth emulator makes of a custom token. */
async function exchange(token: string): Promise<{ uid: string }> {
  const host = process.env['FIREBASE_AUTH_EMULATOR_HOST'];
  const response = await fetch(
    `http://${host}/identitytoolkit.googleapis.com/v1/accounts:signInWithCustomToken?key=any`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, returnSecureToken: true }),
    },
  );
  const { idToken } = (await response.json()) as { idToken: string };
  return people.auth.verifyIdToken(idToken);
}

describe('signing in with a phone number', () => {
  test('gives a token of the member, in any writing of the number', async () => {
    const { e164, uid, password } = await addByPhone();
    const national = `0${e164.slice(3)}`;
    for (const phone of [
      e164,
      `${national.slice(0, 3)}-${national.slice(3, 7)}-${national.slice(7)}`,
    ]) {
      const { token } = await signIn(phone, password);
      expect((await exchange(token)).uid).toBe(uid);
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

  test('is tried six times a minute at most, whether the number exists or not', async () => {
    const { e164, password } = await addByPhone();
    const nobodys = uniqueNumber();
    for (const number of [e164, nobodys]) {
      const tries = Array.from({ length: 6 }, () => codeOf(signIn(number, 'wrong-password')));
      expect(new Set(await Promise.all(tries))).toEqual(new Set(['wrong-credentials']));
      expect(await codeOf(signIn(number, password))).toBe('too-many-requests');
    }
  });

  test('needs both', async () => {
    expect(await codeOf(callables.phoneSignIn(requestOf(null, { phone: '090' })))).toBe(
      'invalid-input password',
    );
    expect(await codeOf(callables.phoneSignIn(requestOf(null, null)))).toBe('invalid-input data');
  });
});

describe('what Auth answers to the check of a password', () => {
  /** Signs in with a number nobody has, against an Auth of our own making. */
  const answered = async (status: number, body: object) => {
    const server = createServer((_, res) =>
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const deps = {
      ...people,
      sealingKey: process.env['SEALING_KEY'] ?? '',
      identityToolkit: { url: `http://127.0.0.1:${port}`, apiKey: 'any' },
      refusalMs: 0,
    };
    try {
      return await phoneSignIn(deps, { phone: uniqueNumber(), password: 'any' });
    } finally {
      server.close();
    }
  };
  const wrong = { code: 'wrong-credentials' };

  test('one refusal for all that is wrong, another when it has had enough', async () => {
    for (const message of ['INVALID_LOGIN_CREDENTIALS', 'EMAIL_NOT_FOUND', 'USER_DISABLED']) {
      await expect(answered(400, { error: { message } })).rejects.toMatchObject(wrong);
    }
    const message = 'TOO_MANY_ATTEMPTS_TRY_LATER : Access has been disabled.';
    await expect(answered(400, { error: { message } })).rejects.toMatchObject({
      code: 'too-many-requests',
    });
  });

  test('neither another person nor half a sign-in comes in', async () => {
    await expect(answered(200, { localId: 'another', idToken: 'x' })).rejects.toMatchObject(wrong);
    await expect(answered(200, { mfaPendingCredential: 'x' })).rejects.toMatchObject(wrong);
  });

  test('a fault of our own is not blamed on the password', async () => {
    const fault = answered(403, { error: { message: 'API key not valid' } });
    await expect(fault).rejects.not.toMatchObject(wrong);
    await expect(answered(503, {})).rejects.toThrow('status 503');
  });
});
