import * as z from 'zod/mini';
import { nullable, text } from './or-default.ts';

/** What two contacts have in common. */
export const pairReasonSchema = z.enum(['phone', 'name', 'email']);
export type PairReason = z.infer<typeof pairReasonSchema>;

/** `customer/{id}/contactPairs/{pairId}`: two contacts that may be the same person. */
export const contactPairSchema = z.object({
  /** The two, in the order of their ids. */
  contactIds: z.tuple([z.string(), z.string()]),
  /** `different` = somebody has said that these are two persons: it never comes up again. */
  state: z.enum(['open', 'different']),
  reasons: z._default(z.array(pairReasonSchema), []),
  /** Sorts, last first: with more in common, then found later. */
  orderKey: text,
  /** Who has last said whether they are one. */
  at: nullable(z.date()),
  byUid: text,
  byName: text,
});
export type ContactPair = z.infer<typeof contactPairSchema>;

/** The two ids as a pair has them. */
export const pairIds = (one: string, other: string): [string, string] =>
  one < other ? [one, other] : [other, one];

/** The document's id: one for each two contacts, whichever comes first. */
export const pairId = (one: string, other: string): string => pairIds(one, other).join('~');
