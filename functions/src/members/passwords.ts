import type { Firestore } from 'firebase-admin/firestore';
import type { CallableOutputs } from '../model/callables.ts';
import { paths } from '../model/paths.ts';
import { audit } from '../audit/audit.ts';
import { Refusal } from '../refusal.ts';
import { asAdmin } from '../callable/authorize.ts';
import type { Call } from '../callable/callable.ts';
import type { SendLink } from './invitations.ts';
import { isOpaque, makeFirstPassword } from './login.ts';
import { phonePasswordOf, setPhonePassword } from './phone-password.ts';
import { nextSecond, until } from './session-end.ts';
import { endSessions, membershipsOf, numberTaken } from './sign-ins.ts';

/**
 * Recovery for a member who has lost their password: a mailed link that no admin sees or, for a phone number, a new
 * first password, as that sign-in belongs to this customer only. The password is shown, so this requires a fresh
 * sign-in.
 */
export async function resetPassword(
  { db, auth, customerId, session, wantFreshSignIn }: Call,
  { uid }: { uid: string },
  send: SendLink,
): Promise<CallableOutputs['resetPassword']> {
  await requireMember(db, customerId, uid);
  const user = await auth.getUser(uid);
  const byPhone = isOpaque(user.email) || (await phonePasswordOf(db, uid)) !== null;
  // From when several customers could share a number: its password would open the others too.
  if (byPhone && (await membershipsOf(db, uid)).length > 1) throw numberTaken();
  if (!byPhone && !user.email) {
    throw new Refusal('member-unknown', 'This member has no sign-in with a password.');
  }
  if (byPhone) wantFreshSignIn();
  const sessionsNotBefore = nextSecond(new Date());
  await db.runTransaction(async (transaction) => {
    const by = await asAdmin(db, customerId, session)(transaction);
    if (byPhone) {
      const fields = { mustChangePassword: true, sessionsNotBefore, sessionKept: null };
      transaction.update(db.doc(paths.member(customerId, uid)), fields);
    }
    audit(transaction, db, customerId, { by, action: 'password-reset', target: `members/${uid}` });
  });
  if (!byPhone) return { mailed: await send(user.email ?? '') };
  const firstPassword = makeFirstPassword();
  await setPhonePassword({ db, auth }, user, firstPassword);
  await until(sessionsNotBefore);
  return { firstPassword };
}

/**
 * Ends all sessions of the caller or, for an admin, of another member, including valid tokens. The person stays signed
 * in to other customers unless they ask for it themselves.
 */
export async function signOutEverywhere(
  { db, auth, customerId, uid: byUid, member }: Call,
  { uid = null }: { uid?: string | null | undefined },
): Promise<CallableOutputs['signOutEverywhere']> {
  const whom = uid ?? byUid;
  const isSelf = whom === byUid;
  if (!isSelf && member.role !== 'admin') {
    throw new Refusal('not-an-admin', 'Only an admin can do this.');
  }
  const memberships = await membershipsOf(db, whom);
  if (!memberships.some((membership) => membership.customerId === customerId)) throw unknown();
  const sessionsNotBefore = nextSecond(new Date());
  const batch = db.batch();
  for (const membership of isSelf ? memberships : [{ customerId }]) {
    const ended = { sessionsNotBefore, sessionKept: null };
    batch.update(db.doc(paths.member(membership.customerId, whom)), ended);
  }
  audit(batch, db, customerId, {
    by: { uid: byUid, name: member.name },
    action: 'signed-out-everywhere',
    target: `members/${whom}`,
  });
  await batch.commit();
  if (isSelf || memberships.length === 1) await endSessions(auth, whom);
  await until(sessionsNotBefore);
  return { uid: whom };
}

async function requireMember(db: Firestore, customerId: string, uid: string): Promise<void> {
  const member = await db.doc(paths.member(customerId, uid)).get();
  if (!member.exists) throw unknown();
}

const unknown = () => new Refusal('member-unknown', 'There is no such member.');
