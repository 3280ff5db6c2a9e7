import type { UserRecord } from 'firebase-admin/auth';
import { passwordFault } from '../model/members/password.ts';
import type { CallableInput, CallableOutputs } from '../model/callables.ts';
import { paths } from '../model/paths.ts';
import { audit } from '../audit/audit.ts';
import { Refusal } from '../refusal.ts';
import { tooMany, type Call } from '../callable/callable.ts';
import { checkPassword, type IdentityToolkit } from './check-password.ts';
import { isOpaque } from './login.ts';
import { isPassword, phonePasswordOf, setPhonePassword } from './phone-password.ts';
import { membershipsOf } from './sign-ins.ts';
import { nextSecond, until } from './session-end.ts';
import { forgetTurns, waitForTurn, type Pace } from './turns.ts';

/** Guesses at the current password in a session that was left open. */
const pace: Pace = { free: 5, firstGapMs: 1_000, longestGapMs: 60_000 };

/**
 * A person sets their own password and has to know the current one, so an open session alone isn't enough. Ends their
 * other sessions; the returned token keeps this one.
 */
export async function changePassword(
  call: Call & { identityToolkit: IdentityToolkit },
  { current, next }: CallableInput<'changePassword'>,
): Promise<CallableOutputs['changePassword']> {
  const { db, auth, customerId, uid, member, session } = call;
  const user = await auth.getUser(uid);
  const kept = await phonePasswordOf(db, uid);
  const turn = `change.${uid}`;
  if (!(await waitForTurn(db, turn, pace))) throw tooMany();
  const proven = kept
    ? await isPassword(current, kept.hash)
    : await isAuthPassword(call.identityToolkit, user, current);
  if (!proven) throw new Refusal('wrong-credentials', 'The current password is wrong.');
  await forgetTurns(db, turn);
  const fault = passwordFault(next, { current, own: [member.email, member.name] });
  if (fault) throw new Refusal('weak-password', 'Choose another password.', { next: fault });

  if (kept || isOpaque(user.email)) await setPhonePassword({ db, auth }, user, next);
  else await auth.updateUser(uid, { password: next });
  const sessionsNotBefore = nextSecond(new Date());
  const batch = db.batch();
  for (const membership of await membershipsOf(db, uid)) {
    batch.update(db.doc(paths.member(membership.customerId, uid)), {
      mustChangePassword: false,
      sessionsNotBefore,
      sessionKept: session.signedInAt,
    });
  }
  audit(batch, db, customerId, {
    by: { uid, name: member.name },
    action: 'password-changed',
    target: `members/${uid}`,
  });
  await batch.commit();
  await until(sessionsNotBefore);
  return { token: await auth.createCustomToken(uid) };
}

async function isAuthPassword(
  identityToolkit: IdentityToolkit,
  { uid, email }: UserRecord,
  password: string,
): Promise<boolean> {
  if (!email) throw new Refusal('member-unknown', 'This member has no sign-in with a password.');
  const proven = await checkPassword(identityToolkit, email, password);
  if (proven === 'throttled') throw tooMany();
  return proven === uid;
}
