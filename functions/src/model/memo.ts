import * as z from 'zod/mini';

/** Longest memo the rules accept, in characters. */
export const memoLimit = 10_000;

/** Longest piece of a memo that its call carries, in characters. */
export const memoExcerptLimit = 200;

/** What a call carries of its memos: the newest one's beginning, who wrote it, and how many there are. */
export const memoSummarySchema = z.object({
  text: z.string(),
  authorName: z._default(z.string(), ''),
  at: z._default(z.nullable(z.date()), null),
  count: z._default(z.number(), 1),
});
export type MemoSummary = z.infer<typeof memoSummarySchema>;

/** `amiEvents/{linkedId}/memos/{memoId}`: one author's note on one call. */
export const memoSchema = z.object({
  text: z.string(),
  authorUid: z.string(),
  authorName: z._default(z.string(), ''),
  /** When the caller wishes to be called back; such an entry says so in its text as well. */
  callbackAt: z.optional(z.nullable(z.date())),
  createdAt: z._default(z.nullable(z.date()), null),
  updatedAt: z._default(z.nullable(z.date()), null),
});
export type Memo = z.infer<typeof memoSchema>;
