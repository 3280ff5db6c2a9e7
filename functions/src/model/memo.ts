import * as z from 'zod/mini';
import { nullable, text } from './or-default.ts';

/** Longest memo the rules accept, in characters. */
export const memoLimit = 10_000;

/** Longest piece of a memo that its call carries, in characters. */
export const memoExcerptLimit = 200;

/** What a call carries of its memos: the newest one's beginning, who wrote it, and how many there are. */
export const memoSummarySchema = z.object({
  text: z.string(),
  authorName: text,
  at: nullable(z.date()),
  count: z._default(z.number(), 1),
  /** When the caller wishes to be called back, as the newest entry with a time says. */
  callbackAt: z.optional(z.nullable(z.date())),
});
export type MemoSummary = z.infer<typeof memoSummarySchema>;

/** `amiEvents/{linkedId}/memos/{memoId}`: one author's note on one call. */
export const memoSchema = z.object({
  text: z.string(),
  authorUid: z.string(),
  authorName: text,
  /** When the caller wishes to be called back; such an entry says so in its text as well. */
  callbackAt: z.optional(z.nullable(z.date())),
  createdAt: nullable(z.date()),
  updatedAt: nullable(z.date()),
});
export type Memo = z.infer<typeof memoSchema>;

/** After this long nobody changes an entry any more, its author neither: the rules refuse it. */
export const memoOpenMs = 86_400_000;

/** Clocks differ, and what is typed takes a while to arrive. */
const memoMarginMs = 3_600_000;

/** Whether a browser may go on with an entry; one that the server has not yet taken counts as new. */
export const isMemoOpen = ({ createdAt }: Pick<Memo, 'createdAt'>, nowMs: number): boolean =>
  createdAt === null || nowMs - createdAt.getTime() < memoOpenMs - memoMarginMs;
