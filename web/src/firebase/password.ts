import {
  EmailAuthProvider,
  type User,
  reauthenticateWithCredential,
  sendPasswordResetEmail,
  signInWithCustomToken,
  updatePassword,
} from 'firebase/auth';
import { pageAuth } from './auth.ts';
import { phoneSignIn } from './callables.ts';
import { errorCode } from './sign-in-problem.ts';

/** Signs in with a phone number: the server alone knows whose it is. Throws a `CallRefused`. */
export async function signInWithPhone(phone: string, password: string): Promise<void> {
  const [auth, token] = await Promise.all([pageAuth(), phoneSignIn({ phone, password })]);
  await signInWithCustomToken(auth, token);
}

/** Asks Firebase to send a reset link. Whether somebody has this address is told to nobody. */
export async function sendResetMail(email: string, language: string): Promise<void> {
  const auth = await pageAuth();
  auth.languageCode = language;
  try {
    await sendPasswordResetEmail(auth, email);
  } catch (error) {
    if (errorCode(error) !== 'auth/user-not-found') throw error;
  }
}

/** Why a new password was not taken. */
export type PasswordProblem = 'wrong-current' | 'weak' | 'stale' | 'too-many' | 'other';

export function passwordProblem(error: unknown): PasswordProblem {
  switch (errorCode(error)) {
    case 'auth/invalid-credential':
    case 'auth/invalid-login-credentials':
    case 'auth/wrong-password':
      return 'wrong-current';
    case 'auth/weak-password':
    case 'auth/password-does-not-meet-requirements':
      return 'weak';
    case 'auth/requires-recent-login':
    case 'auth/user-token-expired':
      return 'stale';
    case 'auth/too-many-requests':
      return 'too-many';
    default:
      return 'other';
  }
}

/** The signed-in person's new password; only soon after a sign-in. */
export async function choosePassword(next: string): Promise<void> {
  await replacePassword(await currentUser(), next);
}

/** The same at any time, for who knows the present one. */
export async function changePassword(current: string, next: string): Promise<void> {
  const user = await currentUser();
  const credential = EmailAuthProvider.credential(user.email ?? '', current);
  await reauthenticateWithCredential(user, credential);
  await replacePassword(user, next);
}

/** Ends every session of the old password; this one is signed in anew, or the server would refuse it too. */
async function replacePassword(user: User, next: string): Promise<void> {
  await updatePassword(user, next);
  await reauthenticateWithCredential(user, EmailAuthProvider.credential(user.email ?? '', next));
}

async function currentUser(): Promise<User> {
  const { currentUser: user } = await pageAuth();
  if (!user) throw new Error('nobody is signed in');
  return user;
}
