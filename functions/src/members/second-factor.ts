import type { CallableOutputs } from '../model/callables.ts';
import { paths } from '../model/paths.ts';
import { audit } from '../audit/audit.ts';
import { Refusal } from '../refusal.ts';
import { asAdmin } from '../callable/authorize.ts';
import type { Call } from '../callable/callable.ts';
import { nextSecond, until } from './session-end.ts';
import { membershipsOf } from './sign-ins.ts';

/**
 * Recovery for an admin who has lost their second factor: another admin removes it, which ends the person's sessions. A
 * factor belongs to the account, so it can't be removed from somebody who is also a member elsewhere.
 */
export async function removeSecondFactor(
  { db, auth, customerId, session }: Call,
  { uid }: { uid: string },
): Promise<CallableOutputs['removeSecondFactor']> {
  if (uid === session.uid) {
    throw new Refusal('ask-another-admin', 'Another admin has to do this for you.');
  }
  const memberships = await membershipsOf(db, uid);
  if (!memberships.some((membership) => membership.customerId === customerId)) {
    throw new Refusal('member-unknown', 'There is no such member.');
  }
  if (memberships.length > 1) {
    throw new Refusal('member-elsewhere', 'This person is also a member of another customer.');
  }
  const sessionsNotBefore = nextSecond(new Date());
  await db.runTransaction(async (transaction) => {
    const by = await asAdmin(db, customerId, session)(transaction);
    transaction.update(db.doc(paths.member(customerId, uid)), {
      sessionsNotBefore,
      sessionKept: null,
    });
    audit(transaction, db, customerId, {
      by,
      action: 'second-factor-removed',
      target: `members/${uid}`,
    });
  });
  await auth.updateUser(uid, { multiFactor: { enrolledFactors: null } });
  await auth.revokeRefreshTokens(uid);
  await until(sessionsNotBefore);
  return { uid };
}
