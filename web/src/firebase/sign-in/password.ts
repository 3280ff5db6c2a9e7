import {
  EmailAuthProvider,
  applyActionCode,
  confirmPasswordReset,
  reauthenticateWithCredential,
  sendPasswordResetEmail,
  signInWithCustomToken,
  verifyPasswordResetCode,
} from 'firebase/auth';
import { pageAuth } from './auth.ts';
import { CallRefused, call, phoneSignIn } from '../callables.ts';
import { type CodeStep, orCodeStep } from './code-step.ts';
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

/** What a link from one of our mails is good for. */
export type LinkMeaning =
  | { kind: 'password'; email: string }
  /** It changed something about the account by being opened. */
  | { kind: 'changed' }
  | { kind: 'over' };

export async function readLink(mode: string, code: string): Promise<LinkMeaning> {
  const auth = await pageAuth();
  try {
    if (mode === 'resetPassword') {
      return { kind: 'password', email: await verifyPasswordResetCode(auth, code) };
    }
    await applyActionCode(auth, code);
    return { kind: 'changed' };
  } catch {
    return { kind: 'over' };
  }
}

/** Whether a link has been used or has expired since it was opened. */
export const isLinkOver = (error: unknown): boolean =>
  ['auth/invalid-action-code', 'auth/expired-action-code'].includes(errorCode(error));

/** The password of whose mail the link came in. */
export async function resetByLink(code: string, next: string): Promise<void> {
  await confirmPasswordReset(await pageAuth(), code, next);
}

/** Why a new password was not taken. */
export type PasswordProblem = 'wrong-current' | 'weak' | 'stale' | 'too-many' | 'other';

const problems: Partial<Record<CallRefused['code'], PasswordProblem>> = {
  'wrong-credentials': 'wrong-current',
  'weak-password': 'weak',
  'signed-out': 'stale',
  'not-a-member': 'stale',
  'too-many-requests': 'too-many',
};

/** By link it is Auth that takes the password, or does not. */
const problemsOfAuth: Record<string, PasswordProblem> = {
  'auth/weak-password': 'weak',
  'auth/password-does-not-meet-requirements': 'weak',
  'auth/too-many-requests': 'too-many',
};

export const passwordProblem = (error: unknown): PasswordProblem =>
  (error instanceof CallRefused ? problems[error.code] : problemsOfAuth[errorCode(error)]) ??
  'other';

/** Ends the other sessions; this one goes on with the server's token or, where it had a second factor, with a code. */
export async function changePassword(
  customerId: string,
  current: string,
  next: string,
): Promise<CodeStep | null> {
  const auth = await pageAuth();
  const user = auth.currentUser;
  const before = await user?.getIdTokenResult();
  const { token } = await call('changePassword', { customerId, current, next });
  if (!user?.email || !before?.signInSecondFactor) {
    await signInWithCustomToken(auth, token);
    return null;
  }
  const credential = EmailAuthProvider.credential(user.email, next);
  return orCodeStep(auth, reauthenticateWithCredential(user, credential));
}
