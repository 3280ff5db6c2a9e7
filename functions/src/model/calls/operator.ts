import type { Call, Operator } from './call.ts';

/** How phone systems know a member: Dialpad by address, others by the extensions of their phones. */
export interface PhoneUser {
  email: string;
  extensions?: readonly string[] | undefined;
}

/** Whether a member is that operator. An empty address is nobody's; an extension may be several people's. */
export function isOperator(
  operator: Pick<Operator, 'email' | 'id'> | null | undefined,
  { email, extensions = [] }: PhoneUser,
): boolean {
  if (!operator) return false;
  const hasAddress = email !== '' && operator.email.toLowerCase() === email.toLowerCase();
  return hasAddress || extensions.includes(operator.id);
}

/** A person's own phone's current part in a call. Somebody who has transferred it no longer has one. */
export function partIn(
  call: Pick<Call, 'state' | 'operator'> & { ringing: readonly Pick<Operator, 'email' | 'id'>[] },
  member: PhoneUser,
): 'rings' | 'talks' | null {
  if (call.ringing.some((phone) => isOperator(phone, member))) return 'rings';
  const talks = call.state === 'connected' || call.state === 'hold';
  return talks && isOperator(call.operator, member) ? 'talks' : null;
}
