import * as z from 'zod/mini';
import { readDay, japanDay } from './text/japan-time.ts';
import { nullable, text } from './text/or-default.ts';

/** What a key to Dialpad's API may be good for. Only the first two are needed to connect. */
export const dialpadAreas = [
  'webhooks',
  'subscriptions',
  'numbers',
  'users',
  'calls',
  'agentStatus',
  'contacts',
  'blocking',
] as const;
export type DialpadArea = (typeof dialpadAreas)[number];

/** How bad it is: calls don't arrive; they may stop or come twice; worth knowing. */
const severitySchema = z.enum(['severe', 'warning', 'note']);

/** What a check of the connection may find. */
const findingCodes = [
  'key-refused',
  'key-expired',
  'key-expiring',
  'rights-missing',
  'dialpad-silent',
  'webhook-missing',
  'webhook-twice',
  'secret-differs',
  'subscription-missing',
  'subscription-disabled',
  'states-missing',
  'subscription-twice',
  'notices-missing',
  'reception-off',
  'address-silent',
  'no-events',
  'signatures-refused',
  'clock-off',
  'previous-secret',
] as const;
export type FindingCode = (typeof findingCodes)[number];

const findingSchema = z.object({
  code: z.enum(findingCodes),
  severity: severitySchema,
  /** How many, of what the code says: days left, hours without an event, refused signatures, seconds. Null = no number. */
  count: nullable(z.number()),
});
export type Finding = z.infer<typeof findingSchema>;

const officeSchema = z.object({ id: z.string(), name: z.string() });

/** `customer/{id}/telephony/dialpad`: the connection to Dialpad, as admins may know it. Written by the server only. */
export const dialpadSchema = z.object({
  /** The API key, by its last characters; null = there's none. */
  key: nullable(z.object({ end: z.string(), setAt: z.date(), expiresOn: nullable(z.string()) })),
  /** What Dialpad answered to the key; null = not asked yet. */
  account: nullable(
    z.object({
      company: text,
      offices: z._default(z.array(officeSchema), []),
      /** How many there are, `offices` has the first of them; 0 = not counted. */
      officeCount: z._default(z.number(), 0),
      /** What the key may not do. */
      missing: z._default(z.array(z.enum(dialpadAreas)), []),
    }),
  ),
  /** What was made at Dialpad; null = not connected. */
  connection: nullable(
    z.object({
      webhookId: z.string(),
      /** Whose calls are sent; none = the whole company's. */
      officeIds: z.array(z.string()),
      at: z.date(),
      byName: text,
    }),
  ),
  /** When the connection's first event arrived; null = none yet. */
  firstEventAt: nullable(z.date()),
  /** The last check. */
  check: nullable(z.object({ at: z.date(), findings: z.array(findingSchema) })),
  /** When the next check is due; null = not connected. */
  checkDueAt: nullable(z.date()),
});
export type DialpadState = z.infer<typeof dialpadSchema>;

/** Offices that can be chosen, and that a connection covers one by one. */
export const officeLimit = 20;

/** A day, `2026-12-31`. */
export const dayPattern = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** From how many days before its end a key's end is pointed out, and from when it's severe. */
export const keyWarnDays = { warning: 14, severe: 3 } as const;

/** How many whole days a key is still valid in Japan, 0 on its last; negative = it's over; null = no end known. */
export function keyDaysLeft(expiresOn: string | null, nowMs: number): number | null {
  const day = expiresOn === null ? null : readDay(expiresOn);
  return day === null ? null : day - japanDay(nowMs);
}
