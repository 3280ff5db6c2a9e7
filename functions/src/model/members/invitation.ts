import * as z from 'zod/mini';
import { roleSchema } from './member.ts';
import { nullable, text } from '../text/or-default.ts';

/** How long an invitation can be accepted after it was sent. */
export const invitationMs = 14 * 86_400_000;

/**
 * `customer/{id}/invitations/{id}`: an invitation to become a member. It grants no rights: the person becomes a member
 * by accepting it, signed in with this address.
 */
export const invitationSchema = z.object({
  /** Lower case. */
  email: z.string(),
  name: text,
  role: roleSchema,
  groupCodes: z._default(z.array(z.string()), []),
  extensions: z._default(z.array(z.string()), []),
  state: z.enum(['open', 'accepted', 'refused', 'withdrawn']),
  /** `command` for `npm run tenant`. Valid while this person is an active admin. */
  invitedByUid: z.string(),
  invitedByName: text,
  invitedAt: z.date(),
  /** When the mail was last sent; null = it couldn't be sent. */
  sentAt: nullable(z.date()),
  expiresAt: z.date(),
  /** When it was accepted, refused or withdrawn. */
  endedAt: nullable(z.date()),
  /** Retention. */
  expireAt: z.date(),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** Whether it can still be answered: not if it has expired. */
export const isOpen = ({ state, expiresAt }: Invitation, now: Date): boolean =>
  state === 'open' && expiresAt > now;
