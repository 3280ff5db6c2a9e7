import { freshSignInMs } from '@cti/functions/model/members/session-limits';
import { FactorId, type User, TotpMultiFactorGenerator, multiFactor } from 'firebase/auth';
import { pageAuth } from './auth.ts';
import { proveAgain } from '../callables.ts';
import { serverNow } from '../server-clock.ts';
import { errorCode } from './sign-in-problem.ts';

/** A person's authenticator app, as Auth knows it. */
export interface SecondFactor {
  id: string;
  /** As the person named it. */
  name: string;
  since: Date;
}

/** The signed-in person's; null = none. */
export async function ownSecondFactor(): Promise<SecondFactor | null> {
  const user = await signedInUser();
  // Another browser may have changed it.
  await user.reload();
  const app = multiFactor(user).enrolledFactors.find(({ factorId }) => factorId === FactorId.TOTP);
  if (!app) return null;
  return { id: app.uid, name: app.displayName ?? '', since: new Date(app.enrollmentTime) };
}

/** What an authenticator app has to learn, and the step that proves it has. */
export interface SetUp {
  /** Base32, for typing. */
  key: string;
  /** `otpauth:`, for an app to open. */
  address: string;
  /** A refusal is thrown as Firebase's error, see `codeProblem`. */
  finish: (digits: string, name: string) => Promise<void>;
}

/** Begins to set up an authenticator app, after a fresh sign-in; null = the person would rather not sign in again. */
export async function beginSetUp(issuer: string): Promise<SetUp | null> {
  const user = await freshUser();
  if (!user) return null;
  const session = await multiFactor(user).getSession();
  const secret = await TotpMultiFactorGenerator.generateSecret(session);
  const [label, by] = [user.email ?? '', issuer].map(encodeURIComponent);
  return {
    key: secret.secretKey,
    address: secret.generateQrCodeUrl(label ?? '', by ?? ''),
    finish: async (digits, name) => {
      const proof = TotpMultiFactorGenerator.assertionForEnrollment(secret, digits);
      await multiFactor(user).enroll(proof, name);
      // Without it in the token the server still sees a password alone.
      const { signInSecondFactor } = await user.getIdTokenResult();
      if (signInSecondFactor === null) await proveAgain();
    },
  };
}

/** Removes the person's own after a fresh sign-in. False = they would rather not sign in again. */
export async function removeOwnFactor({ id }: SecondFactor): Promise<boolean> {
  const user = await freshUser();
  if (!user) return false;
  await multiFactor(user).unenroll(id);
  return true;
}

/** Why a second factor could not be set up: an address nobody has confirmed, or Auth isn't prepared for it. */
export type SetUpProblem = 'unverified' | 'unavailable' | 'offline' | 'other';

export function setUpProblem(error: unknown): SetUpProblem {
  switch (errorCode(error)) {
    case 'auth/unverified-email':
      return 'unverified';
    case 'auth/operation-not-allowed':
    case 'auth/unsupported-first-factor':
      return 'unavailable';
    case 'auth/network-request-failed':
      return 'offline';
    default:
      return 'other';
  }
}

/** The signed-in person, who has proven a moment ago who they are; null = they would rather not. */
async function freshUser(): Promise<User | null> {
  const user = await signedInUser();
  const { authTime } = await user.getIdTokenResult();
  const isFresh = serverNow() - Date.parse(authTime) <= freshSignInMs;
  return isFresh || (await proveAgain()) ? signedInUser() : null;
}

async function signedInUser(): Promise<User> {
  const { currentUser } = await pageAuth();
  if (!currentUser) throw new Error('nobody is signed in');
  return currentUser;
}
