import * as z from 'zod/mini';
import { text } from '../text/or-default.ts';

/** Which of the two contacts a merged field comes from. */
export const mergePickSchema = z.enum(['keep', 'drop', 'both']);
export type MergePick = z.infer<typeof mergePickSchema>;

/** The fields picked one by one; numbers, orders and visits are combined. */
export const mergeFields = [
  'name',
  'kana',
  'kind',
  'email',
  'address',
  'transportFee',
  'notes',
  'caution',
  'ban',
  'externalId',
] as const;
export type MergeField = (typeof mergeFields)[number];

/** Whom a field changed after the merge belongs to when the merge is undone. */
export const partChoiceSchema = z.enum(['keep', 'drop', 'both']);
export type PartChoice = z.infer<typeof partChoiceSchema>;

/** How long a merge can be undone. */
export const mergeUndoMs = 30 * 86_400_000;

/** `customer/{id}/contactMerges/{id}`: two contacts that became one, with what they were before. */
export const contactMergeSchema = z.object({
  keepId: z.string(),
  dropId: z.string(),
  keepName: text,
  dropName: text,
  at: z.date(),
  byUid: z.string(),
  byName: text,
  /** `moving` and `parting` = under way: repeating the call resumes it. */
  state: z.enum(['moving', 'merged', 'parting', 'parted']),
  expireAt: z.date(),
});
export type ContactMerge = z.infer<typeof contactMergeSchema>;
