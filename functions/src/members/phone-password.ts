import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Auth, UserRecord } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';
import { paths } from '../model/paths.ts';
import { isOpaque, makeUnknownPassword } from './login.ts';

/**
 * Passwords of people who sign in with a phone number. Auth has none for them, so the only way in is ours, which is
 * rate limited. A process checks at most four at a time: the size of Node's thread pool.
 */

/** 16 MB and about 0.2 s each, as OWASP recommends. */
const cost = { N: 2 ** 14, r: 8, p: 5 };
const hashBytes = 32;
const derive = promisify<string, Buffer, number, typeof cost, Buffer>(scrypt);

/** Includes the cost, so that it can be raised later. */
async function hashOf(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password.normalize('NFKC'), salt, hashBytes, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), hash.toString('base64')].join(
    '$',
  );
}

/** Compared against if nobody has the number, so that it takes as long. */
const nobodys = `scrypt$${cost.N}$${cost.r}$${cost.p}$${'A'.repeat(22)}==$${'A'.repeat(43)}=`;

/** Whether the password matches the hash; null = no hash, and the answer is no, after the same time. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, N = '', r = '', p = '', salt = '', hash = ''] = (stored ?? nobodys).split('$');
  const expected = Buffer.from(hash, 'base64');
  const options = { N: Number(N), r: Number(r), p: Number(p) };
  const given = await derive(
    password.normalize('NFKC'),
    Buffer.from(salt, 'base64'),
    hashBytes,
    options,
  );
  return stored !== null && expected.length === given.length && timingSafeEqual(expected, given);
}

export interface PhonePassword {
  hash: string;
  /** Networks the person has recently signed in from, as keyed hashes, newest first. */
  networks: string[];
}

/** What the server stores for a person's password; null = nothing yet. */
export async function phonePasswordOf(db: Firestore, uid: string): Promise<PhonePassword | null> {
  const document = await db.doc(paths.phonePassword(uid)).get();
  const hash: unknown = document.get('hash');
  const networks: unknown = document.get('networks');
  if (typeof hash !== 'string') return null;
  return {
    hash,
    networks: Array.isArray(networks) ? networks.filter((key) => typeof key === 'string') : [],
  };
}

/** Networks remembered per person. */
const mostNetworks = 10;

export async function savePhonePassword(
  db: Firestore,
  uid: string,
  password: string,
  networks: string[] = [],
): Promise<void> {
  await db.doc(paths.phonePassword(uid)).set({ hash: await hashOf(password), networks });
}

/** Makes this the person's only password, and ends their sessions in Auth. */
export async function setPhonePassword(
  { db, auth }: { db: Firestore; auth: Auth },
  user: UserRecord,
  password: string,
): Promise<void> {
  await savePhonePassword(db, user.uid, password);
  // An account from before we stored our own hashes.
  if (isOpaque(user.email)) await auth.updateUser(user.uid, { password: makeUnknownPassword() });
  await auth.revokeRefreshTokens(user.uid);
}

/** Remembers that the person has signed in from this network. */
export async function rememberNetwork(
  db: Firestore,
  uid: string,
  { networks }: PhonePassword,
  network: string,
): Promise<void> {
  if (networks[0] === network) return;
  const others = networks.filter((one) => one !== network);
  await db
    .doc(paths.phonePassword(uid))
    .update({ networks: [network, ...others].slice(0, mostNetworks) });
}
