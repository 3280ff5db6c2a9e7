import type { Call, Operator } from './call.ts';

/** Whether a member is that operator: Dialpad identifies people by address, and an empty one is nobody's. */
export function isOperator(
  operator: Pick<Operator, 'email'> | null | undefined,
  memberEmail: string,
): boolean {
  return memberEmail !== '' && operator?.email.toLowerCase() === memberEmail.toLowerCase();
}

/** A person's own phone's current part in a call. Somebody who has transferred it no longer has one. */
export function partIn(
  call: Pick<Call, 'state' | 'operator'> & { ringing: readonly Pick<Operator, 'email'>[] },
  email: string,
): 'rings' | 'talks' | null {
  if (call.ringing.some((phone) => isOperator(phone, email))) return 'rings';
  const talks = call.state === 'connected' || call.state === 'hold';
  return talks && isOperator(call.operator, email) ? 'talks' : null;
}
