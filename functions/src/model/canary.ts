import * as z from 'zod/mini';
import { nullable } from './text/or-default.ts';

/**
 * `customer/{id}/canaries/{uid}`: a person's last test signal. It takes a call event's path (webhook, function,
 * Firestore) but never becomes a call.
 */
export const canarySchema = z.object({
  /** Unique for every signal, so that its sender recognises it. */
  nonce: z.string(),
  /** When the webhook received it. */
  receivedAt: nullable(z.date()),
});
export type Canary = z.infer<typeof canarySchema>;

/** The claims of a canary's token; anything else in a webhook is a call event. */
export const canaryClaimsSchema = z.object({
  canary: z.string().check(z.regex(/^[0-9a-f-]{36}$/)),
  uid: z.string().check(z.regex(/^[^/]{1,128}$/)),
});
export type CanaryClaims = z.infer<typeof canaryClaimsSchema>;
