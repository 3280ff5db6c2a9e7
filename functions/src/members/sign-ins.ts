import type { Auth, UserRecord } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';
import { paths } from '../model/paths.ts';
import { isAlreadyExists } from '../firestore/errors.ts';
import { isAuthError } from './auth.ts';
import { aliasKey, makeFirstPassword, makeUnknownPassword, newUid, type Login } from './login.ts';
import { savePhonePassword } from './phone-password.ts';

/** What the sign-in of a person needs: his account in Auth and the alias of his number. */
export interface SignInStore {
  db: Firestore;
  auth: Auth;
  /** Base64 of 32 bytes. */
  sealingKey: string;
}

export interface SignIn {
  uid: string;
  created: boolean;
  /** Of a new person, when he gets no link. */
  firstPassword: string | null;
}

/** An account this young may be one that a colleague is making into a member at this moment. */
const invitingMs = 60_000;

/**
 * The account that belongs to a login; a new one where there is none. An account that no customer has
 * vouched for and whose address nobody has verified may be a stranger's, who waits for the owner of the
 * address to be made a member: it is replaced.
 *
 * @param options.passwordForEmail a first password for a person with e-mail, too, who gets a link otherwise
 */
export async function signInOf(
  store: SignInStore,
  login: Login,
  options: { passwordForEmail?: boolean } = {},
): Promise<SignIn> {
  const known = await find(store, login);
  if (known && (await isTrusted(store, known))) {
    return { uid: known.uid, created: false, firstPassword: null };
  }
  if (known) await removeSignIn(store, known.uid);
  if (login.kind === 'phone') return createByPhone(store, login);
  return createByEmail(store, login, options.passwordForEmail === true);
}

/** Deletes an account and its aliases. */
export async function removeSignIn(
  { db, auth }: Pick<SignInStore, 'db' | 'auth'>,
  uid: string,
): Promise<void> {
  const aliases = await db.collection('loginAliases').where('uid', '==', uid).get();
  await Promise.all(aliases.docs.map((alias) => alias.ref.delete()));
  await db.doc(paths.phonePassword(uid)).delete();
  await auth.deleteUsers([uid]);
}

async function find(
  { db, auth, sealingKey }: SignInStore,
  login: Login,
): Promise<UserRecord | null> {
  if (login.kind === 'email') return userOrNull(auth.getUserByEmail(login.email));
  const alias = await db.doc(paths.loginAlias(aliasKey(login.e164, sealingKey))).get();
  const uid: unknown = alias.get('uid');
  if (typeof uid !== 'string') return null;
  const user = await userOrNull(auth.getUser(uid));
  if (!user) await alias.ref.delete({ lastUpdateTime: alias.updateTime });
  return user;
}

async function isTrusted({ db }: SignInStore, user: UserRecord): Promise<boolean> {
  const ageMs = Date.now() - Date.parse(user.metadata.creationTime);
  return user.emailVerified || ageMs < invitingMs || (await membershipsOf(db, user.uid)).length > 0;
}

async function createByEmail(
  store: SignInStore,
  login: Extract<Login, { kind: 'email' }>,
  withPassword: boolean,
): Promise<SignIn> {
  const uid = newUid();
  const firstPassword = withPassword ? makeFirstPassword() : null;
  const password = firstPassword ?? makeUnknownPassword();
  try {
    await store.auth.createUser({ uid, email: login.email, password });
  } catch (error) {
    // Somebody else has invited the same person at this moment.
    if (isAuthError(error, 'email-already-exists')) return signInOf(store, login);
    throw error;
  }
  return { uid, created: true, firstPassword };
}

async function createByPhone(
  store: SignInStore,
  login: Extract<Login, { kind: 'phone' }>,
): Promise<SignIn> {
  const { db, auth, sealingKey } = store;
  const uid = newUid();
  const firstPassword = makeFirstPassword();
  // Auth gets no password: the only way in is our own, which ends in a custom token.
  await auth.createUser({ uid });
  try {
    await savePhonePassword(db, uid, firstPassword);
    await db.doc(paths.loginAlias(aliasKey(login.e164, sealingKey))).create({ uid });
  } catch (error) {
    await removeSignIn(store, uid);
    if (isAlreadyExists(error)) return signInOf(store, login);
    throw error;
  }
  return { uid, created: true, firstPassword };
}

/** In which customers a person is a member, active or not. */
export async function membershipsOf(
  db: Firestore,
  uid: string,
): Promise<{ customerId: string; active: boolean }[]> {
  const found = await db.collectionGroup('members').where('uid', '==', uid).get();
  return found.docs.flatMap((document) => {
    const customerId = document.ref.parent.parent?.id;
    return customerId === undefined
      ? []
      : [{ customerId, active: document.get('active') === true }];
  });
}

/** How often others may change the person's memberships under our hands. */
const mostRounds = 5;

/**
 * Brings the account up to date with the member documents: it is enabled while he is active anywhere, and
 * its claim `customers` hints where. Nothing is decided by the claim.
 *
 * @returns where he is active
 */
export async function syncSignIn(db: Firestore, auth: Auth, uid: string): Promise<string[]> {
  let written: string[] | undefined;
  for (let round = 0; round < mostRounds; round += 1) {
    const customers = (await membershipsOf(db, uid))
      .filter(({ active }) => active)
      .map(({ customerId }) => customerId)
      .toSorted();
    if (written?.join() === customers.join()) return customers;
    const user = await userOrNull(auth.getUser(uid));
    if (!user) return customers;
    await auth.setCustomUserClaims(uid, { ...user.customClaims, customers });
    await auth.updateUser(uid, { disabled: customers.length === 0 });
    written = customers;
  }
  return written ?? [];
}

/** Ends every session of a person; a token that lives already serves for an hour at most. */
export async function endSessions(auth: Auth, uid: string): Promise<void> {
  try {
    await auth.revokeRefreshTokens(uid);
  } catch (error) {
    if (!isAuthError(error, 'user-not-found')) throw error;
  }
}

async function userOrNull(user: Promise<UserRecord>): Promise<UserRecord | null> {
  try {
    return await user;
  } catch (error) {
    if (isAuthError(error, 'user-not-found')) return null;
    throw error;
  }
}
