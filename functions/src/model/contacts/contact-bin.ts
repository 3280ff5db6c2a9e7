import * as z from 'zod/mini';
import { text } from '../text/or-default.ts';

/** How long a deleted contact can be restored. */
export const binMs = 30 * 86_400_000;

/** `customer/{id}/contactBin/{contactId}`: a deleted contact, with its visits below it. */
export const binnedContactSchema = z.object({
  name: text,
  kana: text,
  /** E.164: an erasure finds deleted contacts by them. */
  phones: z._default(z.array(z.string()), []),
  /** `restoring` = under way: repeating the call resumes it. */
  state: z._default(z.enum(['binned', 'restoring']), 'binned'),
  at: z.date(),
  byUid: z.string(),
  byName: text,
  expireAt: z.date(),
});
export type BinnedContact = z.infer<typeof binnedContactSchema>;
