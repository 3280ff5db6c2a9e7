import * as z from 'zod/mini';
import { outcomeSchema, type Call, type Operator } from '../model/calls/call.ts';

/** What one call adds to its day. */
export const contributionSchema = z.object({
  direction: z.enum(['inbound', 'outbound']),
  outcome: outcomeSchema,
  at: z.number(),
  waitMs: z.number(),
  talkMs: z.number(),
  operator: z.nullable(
    z.object({ id: z.string(), email: z._default(z.string(), ''), name: z.string() }),
  ),
});
export type Contribution = z.infer<typeof contributionSchema>;

/** Only finished calls with the outside world count. */
export function contributionOf(call: Call | null): Contribution | null {
  const at = call?.startedAt ?? call?.receivedAt;
  if (!call || !at || call.outcome === null || call.isTest || call.mergedInto !== null) return null;
  if (call.direction === 'internal') return null;
  return {
    direction: call.direction,
    outcome: call.outcome,
    at: at.getTime(),
    waitMs: call.waitMs,
    talkMs: call.talkMs,
    operator: operatorOf(call.operator),
  };
}

/** Where a call's contribution belongs. */
export const statisticId = (groupCode: string | null, day: string): string =>
  `${groupCode ?? ''}_${day}`;

/** Phone systems without ids report an address or a name. */
function operatorOf(operator: Operator | null): Contribution['operator'] {
  const id = operator ? operator.id || operator.email || operator.name : '';
  return operator && id !== ''
    ? { id, email: operator.email.toLowerCase(), name: operator.name }
    : null;
}
