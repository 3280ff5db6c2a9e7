import type { UserRecord } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';
import type { CallableOutputs } from '../model/callables.ts';
import { paths } from '../model/paths.ts';
import { audit } from '../audit/audit.ts';
import { Refusal } from '../refusal.ts';
import { asAdmin } from './authorize.ts';
import type { Call } from './callable.ts';
import { isOpaque, makeFirstPassword } from './login.ts';
import { endSessions, membershipsOf } from './sign-ins.ts';

/** Firebase itself lets a password be changed only this soon after a sign-in. */
const freshMs = 10 * 60_000;

/**
 * A way back for a member who has lost his password. Not for somebody who is in another customer as well:
 * whoever holds the link would be him there too.
 */
export async function resetPassword(
  { db, auth, customerId, uid: byUid }: Call,
  { uid }: { uid: string },
): Promise<CallableOutputs['resetPassword']> {
  await requireOwnMember(db, customerId, uid);
  const user = await auth.getUser(uid);
  const email = user.email;
  if (!email) throw new Refusal('member-unknown', 'This member has no sign-in with a password.');

  const firstPassword = isOpaque(email) ? makeFirstPassword() : null;
  await db.runTransaction(async (transaction) => {
    const by = await asAdmin(db, customerId, byUid)(transaction);
    if (firstPassword !== null) {
      transaction.update(db.doc(paths.member(customerId, uid)), { mustChangePassword: true });
    }
    audit(transaction, db, customerId, { by, action: 'password-reset', target: `members/${uid}` });
  });
  if (firstPassword === null) return { link: await auth.generatePasswordResetLink(email) };
  // Ends all his sessions, too.
  await auth.updateUser(uid, { password: firstPassword });
  return { firstPassword };
}

/** Ends every session of oneself or, as an admin, of another member, within the hour a token lives. */
export async function signOutEverywhere(
  { db, auth, customerId, uid: byUid, member }: Call,
  { uid = null }: { uid?: string | null | undefined },
): Promise<CallableOutputs['signOutEverywhere']> {
  const whom = uid ?? byUid;
  if (whom !== byUid) {
    if (member.role !== 'admin') throw new Refusal('not-an-admin', 'Only an admin can do this.');
    await requireOwnMember(db, customerId, whom);
  }
  await endSessions(auth, whom);
  const batch = db.batch();
  audit(batch, db, customerId, {
    by: { uid: byUid, name: member.name },
    action: 'signed-out-everywhere',
    target: `members/${whom}`,
  });
  await batch.commit();
  return { uid: whom };
}

/** The member has chosen his own password just now. */
export async function passwordChanged({
  db,
  auth,
  customerId,
  uid,
  signedInAt,
  tokenMadeAt,
}: Call): Promise<CallableOutputs['passwordChanged']> {
  const fresh = Date.now() - signedInAt.getTime() < freshMs;
  if (!fresh || isRevoked(await auth.getUser(uid), tokenMadeAt)) {
    throw new Refusal('stale-sign-in', 'Sign in again first.');
  }
  await db.doc(paths.member(customerId, uid)).update({ mustChangePassword: false });
  return { uid };
}

/** A token from before the password was changed proves nothing any more. */
const isRevoked = ({ tokensValidAfterTime }: UserRecord, tokenMadeAt: Date) =>
  tokensValidAfterTime !== undefined && tokenMadeAt.getTime() < Date.parse(tokensValidAfterTime);

/** A member of this customer and of no other, so that no customer's admin reaches into another customer. */
async function requireOwnMember(db: Firestore, customerId: string, uid: string): Promise<void> {
  const memberships = await membershipsOf(db, uid);
  if (!memberships.some((membership) => membership.customerId === customerId)) {
    throw new Refusal('member-unknown', 'There is no such member.');
  }
  if (memberships.length > 1) {
    throw new Refusal('belongs-to-others', 'He is in another customer, too: only he can do this.');
  }
}
