import * as z from 'zod/mini';
import { nullable } from './or-default.ts';

/**
 * `customer/{id}/canaries/{uid}`: the last test signal of one person. It went the way of a call event,
 * webhook, function and Firestore, and never becomes a call.
 */
export const canarySchema = z.object({
  /** Made anew for every signal, so that its sender knows it again. */
  nonce: z.string(),
  /** When the webhook had it. */
  receivedAt: nullable(z.date()),
});
export type Canary = z.infer<typeof canarySchema>;

/** What a canary's token says; anything else in a webhook is a call event. */
export const canaryClaimsSchema = z.object({
  canary: z.string().check(z.regex(/^[0-9a-f-]{36}$/)),
  uid: z.string().check(z.regex(/^[^/]{1,128}$/)),
});
export type CanaryClaims = z.infer<typeof canaryClaimsSchema>;
