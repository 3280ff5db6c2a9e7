import * as z from 'zod/mini';
import { nullable } from '../model/text/or-default.ts';

/** `customer/{id}/private/reconciliation`: how far a customer's calls have been compared with Dialpad's. */
export const reconciliationSchema = z.object({
  /** When it goes on. */
  reconcileDueAt: z.date(),
  /** Calls that began before this have been compared. */
  doneUntil: z.date(),
  /** The same, for calls that took long or whose recordings came late. */
  lookedBackUntil: z.date(),
  /** What is being compared now, page by page; null = nothing. */
  pass: nullable(
    z.object({
      from: z.date(),
      to: z.date(),
      /** Whose calls are left, the current one first: an office's, or null for the whole company's. */
      targets: z.array(nullable(z.string())),
      /** Of the next page; null = the first. */
      cursor: nullable(z.string()),
      looksBack: z.boolean(),
    }),
  ),
  /** When Dialpad was last asked about each call that doesn't end. */
  asked: z._default(z.record(z.string(), z.date()), {}),
});
export type Reconciliation = z.infer<typeof reconciliationSchema>;
export type Pass = NonNullable<Reconciliation['pass']>;

/** How often a customer's calls are compared. */
export const everyMs = 15 * 60_000;

/** When calls of a customer who connects now are compared first, and from where on. */
export const firstReconciliation = (at: Date): Reconciliation => ({
  reconcileDueAt: new Date(at.getTime() + everyMs),
  doneUntil: at,
  lookedBackUntil: at,
  pass: null,
  asked: {},
});
