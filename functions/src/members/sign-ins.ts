import type { Auth, UserRecord } from 'firebase-admin/auth';
import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { isOpen, invitationSchema } from '../model/members/invitation.ts';
import { paths } from '../model/paths.ts';
import { readDocument } from '../firestore/read-document.ts';
import { Refusal } from '../refusal.ts';
import { isAuthError } from '../callable/auth.ts';
import { ownerIn, readAliases } from './aliases.ts';
import { makeFirstPassword, newUid, type Login } from './login.ts';
import { savePhonePassword } from './phone-password.ts';

/** What a person's sign-in needs: an account in Auth and a number's alias. */
export interface SignInStore {
  db: Firestore;
  auth: Auth;
  /** The value of `SEALING_KEY`. */
  sealingKey: string;
}

/**
 * Creates an account for a person without email, with a first password; unusable until its alias is set. Auth gets no
 * password: the only way in is our own, which ends in a custom token.
 */
export async function createByPhone({
  db,
  auth,
}: Pick<SignInStore, 'db' | 'auth'>): Promise<{ uid: string; firstPassword: string }> {
  const uid = newUid();
  const firstPassword = makeFirstPassword();
  await auth.createUser({ uid });
  try {
    await savePhonePassword(db, uid, firstPassword);
  } catch (error) {
    await removeSignIn({ db, auth }, uid);
    throw error;
  }
  return { uid, firstPassword };
}

/** In which customers a number's owner is. A number belongs to one customer. */
export async function ownersOf(
  store: SignInStore,
  transaction: Transaction,
  { e164 }: Extract<Login, { kind: 'phone' }>,
): Promise<string[]> {
  const owner = ownerIn(await readAliases(store, transaction, e164));
  if (!owner) return [];
  const members = await transaction.get(
    store.db.collectionGroup('members').where('uid', '==', owner.uid),
  );
  return members.docs.flatMap(({ ref }) => ref.parent.parent?.id ?? []);
}

/** Doesn't reveal which customer has the number. */
export const numberTaken = () =>
  new Refusal('number-taken', "This number can't be used to sign in. Use an email address.", {
    login: 'use an e-mail address',
  });

/** Deletes an account, its aliases, its password and the record of its address. */
export async function removeSignIn(
  { db, auth }: Pick<SignInStore, 'db' | 'auth'>,
  uid: string,
): Promise<void> {
  const aliases = await db.collection('loginAliases').where('uid', '==', uid).get();
  await Promise.all([
    ...aliases.docs.map((alias) => alias.ref.delete()),
    db.doc(paths.signIn(uid)).delete(),
    db.doc(paths.phonePassword(uid)).delete(),
  ]);
  await auth.deleteUsers([uid]);
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

/** Whether any customer has an open invitation for this address. */
async function isInvited(db: Firestore, email: string): Promise<boolean> {
  const { docs } = await db.collectionGroup('invitations').where('email', '==', email).get();
  const now = new Date();
  return docs.some((document) => {
    const invitation = readDocument(invitationSchema, document);
    return invitation !== null && isOpen(invitation, now);
  });
}

/** How often others may change the person's memberships in the meantime. */
const mostRounds = 5;

/**
 * Brings the account up to date with the documents: enabled while its person is active anywhere or has an open
 * invitation. Its `customers` claim is only a hint and decides nothing.
 *
 * @returns the customers in which the person is active
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
    const isWanted = customers.length > 0 || (await isInvited(db, user.email?.toLowerCase() ?? ''));
    await auth.setCustomUserClaims(uid, { ...user.customClaims, customers });
    await auth.updateUser(uid, { disabled: !isWanted });
    written = customers;
  }
  return written ?? [];
}

/** Deletes an account that nobody needs any more after a membership or invitation has ended. */
export async function releaseSignIn(
  { db, auth }: Pick<SignInStore, 'db' | 'auth'>,
  uid: string,
): Promise<void> {
  const user = await userOrNull(auth.getUser(uid));
  const isWanted =
    (await membershipsOf(db, uid)).length > 0 ||
    (await isInvited(db, user?.email?.toLowerCase() ?? ''));
  if (isWanted) await syncSignIn(db, auth, uid);
  else await removeSignIn({ db, auth }, uid);
}

/** Ends all of a person's sessions; an existing token stays valid for an hour at most. */
export async function endSessions(auth: Auth, uid: string): Promise<void> {
  try {
    await auth.revokeRefreshTokens(uid);
  } catch (error) {
    if (!isAuthError(error, 'user-not-found')) throw error;
  }
}

/** The account, or null if it doesn't exist. */
export async function userOrNull(user: Promise<UserRecord>): Promise<UserRecord | null> {
  try {
    return await user;
  } catch (error) {
    if (isAuthError(error, 'user-not-found')) return null;
    throw error;
  }
}
