import {
  FactorId,
  type Auth,
  type MultiFactorError,
  TotpMultiFactorGenerator,
  getMultiFactorResolver,
} from 'firebase/auth';
import { errorCode } from './sign-in-problem.ts';

/** The authenticator app's six digits, after a right password. May be retried, see {@link codeProblem}. */
export interface CodeStep {
  finish: (digits: string) => Promise<void>;
}

/** Waits for a sign-in. Null = done; else a code is still needed. */
export async function orCodeStep(
  auth: Auth,
  signingIn: Promise<unknown>,
): Promise<CodeStep | null> {
  try {
    await signingIn;
    return null;
  } catch (error) {
    if (errorCode(error) !== 'auth/multi-factor-auth-required') throw error;
    // The code says which of the SDK's errors it is.
    const resolver = getMultiFactorResolver(auth, error as MultiFactorError);
    const app = resolver.hints.find(({ factorId }) => factorId === FactorId.TOTP);
    if (!app) throw error;
    return {
      finish: async (digits) => {
        await resolver.resolveSignIn(TotpMultiFactorGenerator.assertionForSignIn(app.uid, digits));
      },
    };
  }
}

/** Why a code was refused. `over` = the sign-in or setting up has to be begun again. */
export type CodeProblem = 'wrong' | 'over' | 'too-many' | 'offline' | 'other';

export function codeProblem(error: unknown): CodeProblem {
  switch (errorCode(error)) {
    case 'auth/invalid-verification-code':
    case 'auth/missing-verification-code':
      return 'wrong';
    case 'auth/code-expired':
    case 'auth/invalid-multi-factor-session':
    case 'auth/missing-multi-factor-session':
    case 'auth/multi-factor-info-not-found':
    case 'auth/user-token-expired':
      return 'over';
    case 'auth/too-many-requests':
      return 'too-many';
    case 'auth/network-request-failed':
      return 'offline';
    default:
      return 'other';
  }
}
