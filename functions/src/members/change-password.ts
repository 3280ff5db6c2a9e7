import { passwordFault } from '../model/password.ts';
import type { CallableInput, CallableOutputs } from '../model/callables.ts';
import { paths } from '../model/paths.ts';
import { audit } from '../audit/audit.ts';
import { Refusal } from '../refusal.ts';
import { tooMany, type Call } from './callable.ts';
import { checkPassword, type IdentityToolkit } from './check-password.ts';
import { endSessions, membershipsOf } from './sign-ins.ts';
import { nextSecond, until } from './session-end.ts';

/**
 * A person chooses their own password, knowing the present one: nobody does it for them with a session left open.
 * It ends their other sessions; with the answer's token this one goes on.
 */
export async function changePassword(
  call: Call & { identityToolkit: IdentityToolkit },
  { current, next }: CallableInput<'changePassword'>,
): Promise<CallableOutputs['changePassword']> {
  const { db, auth, customerId, uid, member, session } = call;
  const { email } = await auth.getUser(uid);
  if (!email) throw new Refusal('member-unknown', 'This member has no sign-in with a password.');
  const proven = await checkPassword(call.identityToolkit, email, current);
  if (proven === 'throttled') throw tooMany();
  if (proven !== uid) throw new Refusal('wrong-credentials', 'The present password is wrong.');
  const fault = passwordFault(next, { current, own: [member.email, member.name] });
  if (fault) throw new Refusal('weak-password', 'Choose another password.', { next: fault });

  await auth.updateUser(uid, { password: next });
  await endSessions(auth, uid);
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
