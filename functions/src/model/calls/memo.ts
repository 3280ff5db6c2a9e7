import * as z from 'zod/mini';
import { nullable, text } from '../text/or-default.ts';

/** Longest memo the rules accept, in characters. */
export const memoLimit = 10_000;

/** Longest memo excerpt in a call, in characters. */
export const memoExcerptLimit = 200;

/** A call's summary of its memos: the beginning of the newest, its author, and how many there are. */
export const memoSummarySchema = z.object({
  text: z.string(),
  authorName: text,
  at: nullable(z.date()),
  count: z._default(z.number(), 1),
  /** When the caller wants to be called back, from the newest entry with a time. */
  callbackAt: z.optional(z.nullable(z.date())),
});
export type MemoSummary = z.infer<typeof memoSummarySchema>;

/** `amiEvents/{linkedId}/memos/{memoId}`: one author's note on one call. */
export const memoSchema = z.object({
  text: z.string(),
  authorUid: z.string(),
  authorName: text,
  /** When the caller wants to be called back; such an entry also says so in its text. */
  callbackAt: z.optional(z.nullable(z.date())),
  createdAt: nullable(z.date()),
  updatedAt: nullable(z.date()),
});
export type Memo = z.infer<typeof memoSchema>;

/** After this long nobody, not even its author, can change an entry: the rules refuse it. */
const memoOpenMs = 86_400_000;

/** Clocks differ, and typed text takes a while to arrive. */
const memoMarginMs = 3_600_000;

/** Whether a browser may continue an entry; one the server hasn't stored yet counts as new. */
export const isMemoOpen = ({ createdAt }: Pick<Memo, 'createdAt'>, nowMs: number): boolean =>
  createdAt === null || nowMs - createdAt.getTime() < memoOpenMs - memoMarginMs;
