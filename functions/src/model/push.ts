import * as z from 'zod/mini';

/**
 * `customer/{id}/pushTokens/{uid}.{station}`: a browser in which a person wants to be told of calls with
 * no page open. Written by himself, read by servers only.
 */
export const pushTokenSchema = z.object({
  uid: z.string(),
  /** The browser's own random name, as in a receipt. */
  station: z._default(z.string(), ''),
  /** Where the push service takes messages for it. */
  address: z.string(),
  updatedAt: z._default(z.nullable(z.date()), null),
});
export type PushToken = z.infer<typeof pushTokenSchema>;
