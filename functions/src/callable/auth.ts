import type { Auth } from 'firebase-admin/auth';

let auth: Promise<Auth> | undefined;

/** The Admin SDK's Auth, loaded on first use. */
export function adminAuth(): Promise<Auth> {
  auth ??= connect();
  return auth;
}

async function connect(): Promise<Auth> {
  const [{ getApps, initializeApp }, { getAuth }] = await Promise.all([
    import('firebase-admin/app'),
    import('firebase-admin/auth'),
  ]);
  return getAuth(getApps()[0] ?? initializeApp());
}

/** True when Auth answered with this code, such as `user-not-found`. */
export const isAuthError = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === `auth/${code}`;
