import {
  EmailAuthProvider,
  reauthenticateWithCredential,
  signInWithCustomToken,
} from 'firebase/auth';
import { pageAuth } from './auth.ts';
import { phoneSignIn } from '../callables.ts';
import { type CodeStep, orCodeStep } from './code-step.ts';

/** The credentials belong to somebody other than the signed-in person. */
export class SomebodyElse extends Error {
  override name = 'SomebodyElse';
}

/** Re-authenticates, or gets as far as the code; the session goes on, signed in as of then. Refuses like a sign-in. */
export async function signInAgain(email: string, password: string): Promise<CodeStep | null> {
  const auth = await pageAuth();
  const { currentUser } = auth;
  if (!currentUser) throw new SomebodyElse();
  const credential = EmailAuthProvider.credential(email, password);
  return orCodeStep(auth, reauthenticateWithCredential(currentUser, credential));
}

/** The same for somebody who signs in with a phone number. Throws {@link SomebodyElse} for another person's. */
export async function signInAgainWithPhone(phone: string, password: string): Promise<void> {
  const [auth, token] = await Promise.all([pageAuth(), phoneSignIn({ phone, password })]);
  // Nobody may replace the person whose screen this is.
  if (uidOf(token) !== auth.currentUser?.uid) throw new SomebodyElse();
  await signInWithCustomToken(auth, token);
}

/** Whom a custom token signs in. */
export function uidOf(token: string): string | null {
  const payload = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/');
  const claims: unknown = JSON.parse(atob(payload ?? ''));
  if (typeof claims !== 'object' || claims === null || !('uid' in claims)) return null;
  return typeof claims.uid === 'string' ? claims.uid : null;
}
