import * as z from 'zod/mini';
import { text } from './or-default.ts';

/** Of which of the two the merged contact has a field. */
export const mergePickSchema = z.enum(['keep', 'drop', 'both']);
export type MergePick = z.infer<typeof mergePickSchema>;

/** The fields that are picked one by one; numbers, orders and visits are those of both. */
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

/** Whose a field is that was written over after the merge, when the two are parted. */
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
  /** `moving` and `parting` = under way: the same call again goes on with it. */
  state: z.enum(['moving', 'merged', 'parting', 'parted']),
  expireAt: z.date(),
});
export type ContactMerge = z.infer<typeof contactMergeSchema>;
