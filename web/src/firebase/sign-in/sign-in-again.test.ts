import { beforeEach, expect, test, vi } from 'vitest';
import { SomebodyElse, signInAgain, signInAgainWithPhone, uidOf } from './sign-in-again.ts';

const firebase = vi.hoisted(() => ({
  currentUser: { uid: 'hanako' },
  signInWithCustomToken: vi.fn<(auth: object, token: string) => Promise<void>>(),
  reauthenticateWithCredential: vi.fn<(user: object, credential: object) => Promise<void>>(),
  phoneSignIn: vi.fn<() => Promise<string>>(),
}));
vi.mock('firebase/auth', () => ({
  EmailAuthProvider: { credential: (email: string, password: string) => ({ email, password }) },
  reauthenticateWithCredential: firebase.reauthenticateWithCredential,
  signInWithCustomToken: firebase.signInWithCustomToken,
}));
vi.mock('./auth.ts', () => ({
  pageAuth: () => Promise.resolve({ currentUser: firebase.currentUser }),
}));
vi.mock('../callables.ts', () => ({ phoneSignIn: firebase.phoneSignIn }));

/** A custom token as the server makes it, as far as a browser can read it. */
const tokenOf = (claims: object) =>
  ['{}', JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

beforeEach(() => {
  firebase.currentUser = { uid: 'hanako' };
});

test('re-authenticates the signed-in person by email', async () => {
  await signInAgain('hanako@example.com', 'right');
  expect(firebase.reauthenticateWithCredential).toHaveBeenCalledWith(firebase.currentUser, {
    email: 'hanako@example.com',
    password: 'right',
  });
});

test('re-authenticates the same person by phone', async () => {
  firebase.phoneSignIn.mockResolvedValue(tokenOf({ uid: 'hanako' }));
  await signInAgainWithPhone('090-1234-5678', 'right');
  expect(firebase.signInWithCustomToken).toHaveBeenCalledOnce();
});

test('nobody can replace the signed-in person', async () => {
  firebase.phoneSignIn.mockResolvedValue(tokenOf({ uid: 'taro' }));
  await expect(signInAgainWithPhone('090-8765-4321', 'theirs')).rejects.toBeInstanceOf(
    SomebodyElse,
  );
  expect(firebase.signInWithCustomToken).not.toHaveBeenCalled();
});

test.each([
  ['Ünïcode and ~~~', { uid: 'a-b_c', note: 'ÿÿÿ>>>???' }, 'a-b_c'],
  ['no person', { sub: 'service' }, null],
])('the person of a token with %s', (_, claims, uid) => {
  expect(uidOf(tokenOf(claims))).toBe(uid);
});
