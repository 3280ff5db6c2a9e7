import type { Call, Operator } from './call.ts';

/** Whether a member is that operator: Dialpad knows them by their address, and an empty one is nobody's. */
export function isOperator(
  operator: Pick<Operator, 'email'> | null | undefined,
  memberEmail: string,
): boolean {
  return memberEmail !== '' && operator?.email.toLowerCase() === memberEmail.toLowerCase();
}

/** What a person's own phone does in a call now. Who has passed a call on has no part in it any more. */
export function partIn(
  call: Pick<Call, 'state' | 'operator'> & { ringing: readonly Pick<Operator, 'email'>[] },
  email: string,
): 'rings' | 'talks' | null {
  if (call.ringing.some((phone) => isOperator(phone, email))) return 'rings';
  const talks = call.state === 'connected' || call.state === 'hold';
  return talks && isOperator(call.operator, email) ? 'talks' : null;
}
