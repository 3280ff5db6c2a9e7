import * as z from 'zod/mini';
import { nullable, text } from '../text/or-default.ts';

/** Actions in the audit log. */
const auditActionSchema = z.enum([
  'member-saved',
  'member-invited',
  'invitation-sent-again',
  'invitation-withdrawn',
  'invitation-accepted',
  'invitation-refused',
  'password-reset',
  'password-changed',
  'second-factor-removed',
  'signed-out-everywhere',
  'line-written',
  'group-written',
  'settings-written',
  'secret-rotated',
  'secret-dropped',
  'telephony-set',
  'api-key-set',
  'api-key-removed',
  'softphone-set',
  'softphone-removed',
  'softphone-opened',
  'dialpad-connected',
  'dialpad-disconnected',
  'number-blocked',
  'number-unblocked',
  'recording-played',
  'customer-created',
  'customer-linked',
  'calls-filed',
  'contacts-merged',
  'contacts-parted',
  'contact-binned',
  'contact-restored',
  'exported',
  'contacts-read',
  'dead-letter-opened',
  'deleted',
]);
export type AuditAction = z.infer<typeof auditActionSchema>;

const fields = z.record(z.string(), z.unknown());

/** `customer/{id}/audit/{id}`: who changed what. Written once by the server, never changed. */
export const auditEntrySchema = z.object({
  at: z.date(),
  /** `''` if unknown, `command` for `npm run tenant`. */
  byUid: text,
  byName: text,
  action: auditActionSchema,
  /** What was changed: a path below the customer (`members/{uid}`), or the customer itself (`''`). */
  target: text,
  /** The fields concerned, before and after; null = didn't or no longer exists. Never contains secrets. */
  before: nullable(fields),
  after: nullable(fields),
  expireAt: nullable(z.date()),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
