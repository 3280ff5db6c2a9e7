import type { Operator } from './call.ts';

/** Whether a member is that operator: Dialpad knows him by his address, and an empty one is nobody's. */
export function isOperator(
  operator: Pick<Operator, 'email'> | null | undefined,
  memberEmail: string,
): boolean {
  return memberEmail !== '' && operator?.email.toLowerCase() === memberEmail.toLowerCase();
}
