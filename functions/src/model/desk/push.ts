import * as z from 'zod/mini';
import { nullable, text } from '../text/or-default.ts';

/**
 * `customer/{id}/pushTokens/{uid}.{station}`: a browser in which a person wants notifications while no page is open.
 * Written by themselves, read by servers only.
 */
export const pushTokenSchema = z.object({
  uid: z.string(),
  /** The browser's own random name, as in a receipt. */
  station: text,
  /** Its address at the push service. */
  address: z.string(),
  updatedAt: nullable(z.date()),
});
export type PushToken = z.infer<typeof pushTokenSchema>;
