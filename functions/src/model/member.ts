import * as z from 'zod/mini';

export const roleSchema = z.enum(['admin', 'operator', 'viewer']);
export type Role = z.infer<typeof roleSchema>;

/** `customer/{id}/members/{uid}`: a person who may sign in, and what he sees. */
export const memberSchema = z.object({
  uid: z.string(),
  email: z._default(z.string(), ''),
  name: z._default(z.string(), ''),
  role: roleSchema,
  groupCodes: z._default(z.array(z.string()), []),
  active: z.boolean(),
  /** Last four digits of the phone number with which a person without e-mail signs in. */
  loginHint: z.optional(z.string()),
  /** Somebody else knows his password: he has to choose his own before he goes on. */
  mustChangePassword: z.optional(z.boolean()),
});
export type Member = z.infer<typeof memberSchema>;

/** Whether a member sees the calls of a group: admins all, 不明 too; others their own groups' (contract 5). */
export const seesGroup = (
  { role, groupCodes }: Pick<Member, 'role' | 'groupCodes'>,
  groupCode: string | null,
): boolean => role === 'admin' || (groupCode !== null && groupCodes.includes(groupCode));
