import * as z from 'zod/mini';

/** Longest memo the rules accept, in characters. */
export const memoLimit = 10_000;

/** `amiEvents/{linkedId}/memos/{memoId}`: one author's note on one call. */
export const memoSchema = z.object({
  text: z.string(),
  authorUid: z.string(),
  authorName: z._default(z.string(), ''),
  createdAt: z._default(z.nullable(z.date()), null),
  updatedAt: z._default(z.nullable(z.date()), null),
});
export type Memo = z.infer<typeof memoSchema>;
