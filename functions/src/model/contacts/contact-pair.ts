import * as z from 'zod/mini';
import { nullable, text } from '../text/or-default.ts';

/** What two contacts have in common. */
const pairReasonSchema = z.enum(['phone', 'name', 'email']);
export type PairReason = z.infer<typeof pairReasonSchema>;

/** `customer/{id}/contactPairs/{pairId}`: two contacts that may be the same person. */
export const contactPairSchema = z.object({
  /** Both ids in ascending order. */
  contactIds: z.tuple([z.string(), z.string()]),
  /** `different` = somebody has marked them as two people: the pair never comes up again. */
  state: z.enum(['open', 'different']),
  reasons: z._default(z.array(pairReasonSchema), []),
  /** Sort key, descending: more in common first, then found later. */
  orderKey: text,
  /** Who decided last, and when. */
  at: nullable(z.date()),
  byUid: text,
  byName: text,
});
export type ContactPair = z.infer<typeof contactPairSchema>;

/** Two ids in a pair's order. */
export const pairIds = (one: string, other: string): [string, string] =>
  one < other ? [one, other] : [other, one];

/** The document's id: the same for both orders of the two contacts. */
export const pairId = (one: string, other: string): string => pairIds(one, other).join('~');
