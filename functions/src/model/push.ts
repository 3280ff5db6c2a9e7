import * as z from 'zod/mini';
import { nullable, text } from './or-default.ts';

/**
 * `customer/{id}/pushTokens/{uid}.{station}`: a browser in which a person wants to be told of calls with
 * no page open. Written by himself, read by servers only.
 */
export const pushTokenSchema = z.object({
  uid: z.string(),
  /** The browser's own random name, as in a receipt. */
  station: text,
  /** Where the push service takes messages for it. */
  address: z.string(),
  updatedAt: nullable(z.date()),
});
export type PushToken = z.infer<typeof pushTokenSchema>;
