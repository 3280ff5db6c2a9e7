/** Why a sign-in was refused, as far as the person may know: by Firebase, or by our server (a phone number). */
export type SignInProblem = 'wrong' | 'too-many' | 'offline' | 'other';

/** Wrong password, unknown address and disabled account look the same: nobody can find out who has an account. */
export function signInProblem(error: unknown): SignInProblem {
  switch (errorCode(error)) {
    case 'auth/invalid-credential':
    case 'auth/invalid-login-credentials':
    case 'auth/invalid-email':
    case 'auth/user-not-found':
    case 'auth/user-disabled':
    case 'auth/wrong-password':
    case 'wrong-credentials':
    case 'invalid-input':
      return 'wrong';
    case 'auth/too-many-requests':
    case 'too-many-requests':
      return 'too-many';
    case 'auth/network-request-failed':
      return 'offline';
    default:
      return 'other';
  }
}

/** The stable code of an SDK error, '' for anything else. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
