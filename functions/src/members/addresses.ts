import type { Auth, UserRecord } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';
import * as z from 'zod/mini';
import { paths } from '../model/paths.ts';
import { readDocument } from '../firestore/read-document.ts';
import { Refusal } from '../refusal.ts';
import { isAuthError } from '../callable/auth.ts';
import { isOpaque, makeUnknownPassword, newUid, opaqueEmail } from './login.ts';
import { nextSecond, until } from './session-end.ts';
import { membershipsOf, removeSignIn, userOrNull } from './sign-ins.ts';

/**
 * Who owns an address? An account proves it if its password could only be set through the mailbox. Auth's
 * `emailVerified` alone isn't enough: somebody may register a colleague's address, know the password, and wait until
 * the owner follows a link. So the server notes in `signIns/{uid}` since when an account has had a password nobody
 * knew; if verified after that, it belongs to the mailbox owner.
 */
const signInSchema = z.object({ email: z.string(), mailOnlySince: z.date() });

export interface Accounts {
  db: Firestore;
  auth: Auth;
}

const lower = (user: UserRecord | null): string => user?.email?.toLowerCase() ?? '';

/** The address we gave an account, or null. */
async function notedAddress(db: Firestore, uid: string): Promise<string | null> {
  return readDocument(signInSchema, await db.doc(paths.signIn(uid)).get())?.email ?? null;
}

/** Whether an account still has the address we gave it. */
export const isNoted = async (db: Firestore, user: UserRecord): Promise<boolean> =>
  (await notedAddress(db, user.uid)) === lower(user);

/** How often somebody else may take the address in the meantime. */
const mostRounds = 4;

/**
 * Ensures that an address has an account, with a password nobody knows, so that its owner can be mailed a link. An
 * account that somebody registered for themselves is deleted; one moved here from another address gets that one back.
 * Members from before this was tracked keep theirs, and prove the mailbox when joining.
 */
export async function ensureAccount({ db, auth }: Accounts, email: string): Promise<void> {
  for (let round = 0; round < mostRounds; round += 1) {
    const user = await userOrNull(auth.getUserByEmail(email));
    if (!user) {
      if (await createAccount({ db, auth }, email)) return;
      continue;
    }
    const noted = await notedAddress(db, user.uid);
    if (noted === null && (await isByPhone(db, user.uid))) {
      await sendBack(auth, user.uid, opaqueEmail(user.uid));
      continue;
    }
    const isKept =
      noted === email || (noted === null && (await membershipsOf(db, user.uid)).length > 0);
    if (isKept) {
      if (user.disabled) await auth.updateUser(user.uid, { disabled: false });
      return;
    }
    if (noted === null) await removeSignIn({ db, auth }, user.uid);
    else await sendBack(auth, user.uid, noted);
  }
  throw new Error('an address changes hands again and again');
}

/** Somebody signs in to it by phone number, and could continue to, whoever proves the address. */
async function isByPhone(db: Firestore, uid: string): Promise<boolean> {
  return !(await db.collection('loginAliases').where('uid', '==', uid).limit(1).get()).empty;
}

/** False if somebody was faster. */
async function createAccount({ db, auth }: Accounts, email: string): Promise<boolean> {
  const uid = newUid();
  const note = db.doc(paths.signIn(uid));
  // Noted first: without the note it would look like somebody's own registration.
  await note.create({ email, mailOnlySince: new Date() });
  try {
    await auth.createUser({ uid, email, password: makeUnknownPassword() });
    return true;
  } catch (error) {
    await note.delete();
    if (isAuthError(error, 'email-already-exists')) return false;
    throw error;
  }
}

async function sendBack(auth: Auth, uid: string, email: string): Promise<void> {
  try {
    await auth.updateUser(uid, { email, emailVerified: false });
  } catch (error) {
    if (!isAuthError(error, 'email-already-exists')) throw error;
    await auth.updateUser(uid, { email: opaqueEmail(uid), emailVerified: false });
  }
}

/** The address this account has proven to own; null = it has to be proven first. */
export async function provenAddress(
  { db, auth }: Accounts,
  uid: string,
  tokenMadeAt: Date,
): Promise<string | null> {
  const [user, noted] = await Promise.all([userOrNull(auth.getUser(uid)), notedAddress(db, uid)]);
  if (!user || user.disabled) throw new Refusal('signed-out', 'Sign in first.');
  const { tokensValidAfterTime: validAfter } = user;
  if (validAfter !== undefined && tokenMadeAt.getTime() < Date.parse(validAfter)) {
    throw new Refusal('stale-sign-in', 'Sign in again first.');
  }
  return user.emailVerified && noted !== null && noted === lower(user) ? noted : null;
}

/**
 * Locks everybody out of an account until a link in the mailbox is followed, both those who know the password and those
 * with a session. Returns the address; a phone sign-in has none.
 */
export async function demandProof({ db, auth }: Accounts, uid: string): Promise<string> {
  const user = await auth.getUser(uid);
  const email = lower(user);
  if (email === '' || isOpaque(email) || (await isByPhone(db, uid))) {
    throw new Refusal('address-unproven', 'This sign-in has no email address.');
  }
  // Auth counts in seconds, so a token from this second would survive the revocation. A disabled account issues none.
  await auth.updateUser(uid, {
    disabled: true,
    emailVerified: false,
    password: makeUnknownPassword(),
  });
  try {
    const sessionsNotBefore = nextSecond(new Date());
    await until(sessionsNotBefore);
    await auth.revokeRefreshTokens(uid);
    const batch = db.batch();
    for (const { customerId } of await membershipsOf(db, uid)) {
      const ended = { sessionsNotBefore, sessionKept: null };
      batch.update(db.doc(paths.member(customerId, uid)), ended);
    }
    batch.set(db.doc(paths.signIn(uid)), { email, mailOnlySince: new Date() });
    await batch.commit();
  } finally {
    await auth.updateUser(uid, { disabled: user.disabled });
  }
  return email;
}
