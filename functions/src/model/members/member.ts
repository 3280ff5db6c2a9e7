import * as z from 'zod/mini';
import { text } from '../text/or-default.ts';

export const roleSchema = z.enum(['admin', 'operator', 'viewer']);
export type Role = z.infer<typeof roleSchema>;

/** `customer/{id}/members/{uid}`: a person who may sign in, and what they may see. */
export const memberSchema = z.object({
  uid: z.string(),
  email: text,
  name: text,
  role: roleSchema,
  groupCodes: z._default(z.array(z.string()), []),
  active: z.boolean(),
  /** The phones they sit at (内線), by which other phone systems than Dialpad know them. */
  extensions: z.optional(z.array(z.string())),
  /** Last four digits of the phone number a person without email signs in with. */
  loginHint: z.optional(z.string()),
  /** Somebody else knows their password: they have to choose their own first. */
  mustChangePassword: z.optional(z.boolean()),
  /** Sessions that began before this moment are over in this customer, whatever their token says. */
  sessionsNotBefore: z.nullish(z.date()),
  /** When the one older session began that is still valid: the one in which the password was changed. */
  sessionKept: z.nullish(z.date()),
});
export type Member = z.infer<typeof memberSchema>;

/** Whether a member sees the calls of a group: admins all, 不明 too; others their own groups' (contract 5). */
export const seesGroup = (
  { role, groupCodes }: Pick<Member, 'role' | 'groupCodes'>,
  groupCode: string | null,
): boolean => role === 'admin' || (groupCode !== null && groupCodes.includes(groupCode));
