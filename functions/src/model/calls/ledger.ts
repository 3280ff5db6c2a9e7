import * as z from 'zod/mini';
import { callSourceSchema } from './call.ts';
import { nullable } from '../text/or-default.ts';

/**
 * `customer/{id}/ledger/{eventKey}`: one accepted event, unchanged; or a row of Dialpad's call list, without what
 * changes with each request. Only admins may read it.
 */
export const ledgerEntrySchema = z.object({
  /** The body as it was sent: a compact JWT up to its signature, or JSON text. */
  raw: z.string(),
  source: callSourceSchema,
  /** Not an event: asked of Dialpad afterwards. */
  restored: z._default(z.boolean(), false),
  callId: z.string(),
  state: z.string(),
  eventTimestamp: z.nullable(z.date()),
  receivedAt: z.date(),
  /** When a call's event came by the webhook; null = asked of Dialpad, made here, or not about a call. */
  deliveredAt: nullable(z.date()),
  /** Ids that link this event's leg to others; used to find entries waiting for a call. */
  linkIds: z.array(z.string()),
  /** The call this event was reduced into; null until then. */
  linkedId: z.nullable(z.string()),
  expireAt: z.date(),
});
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/** `customer/{id}/deadLetters/{id}`: a signed body that couldn't be read as a call event. */
export const deadLetterSchema = z.object({
  raw: z.string(),
  reason: z.string(),
  receivedAt: z.date(),
  /** The result of the last replay; null = never replayed. */
  replay: z._default(
    z.nullable(
      z.object({
        at: z.date(),
        by: z.string(),
        result: z.string(),
        linkedId: z.nullable(z.string()),
      }),
    ),
    null,
  ),
  expireAt: nullable(z.date()),
});
export type DeadLetter = z.infer<typeof deadLetterSchema>;

/** A dead letter as listed for admins: personal data is masked. Times are ISO 8601. */
export interface ShownLetter {
  id: string;
  reason: string;
  receivedAt: string;
  replay: { at: string; by: string; result: string; linkedId: string | null } | null;
  /** The formatted body, and how many characters were cut off at its end. */
  content: { text: string; leftOff: number };
}

/** Dead letters per response. */
export const letterLimit = 50;
