import * as z from 'zod/mini';
import type { ContactKind } from './contact.ts';

/** `customer/{id}/settings/kinds`: how many visits in a period make a contact regular or VIP. */
export const kindRuleSchema = z.object({
  enabled: z._default(z.boolean(), false),
  periodDays: z._default(z.number(), 365),
  regularFrom: z._default(z.number(), 3),
  vipFrom: z._default(z.number(), 10),
});
export type KindRule = z.infer<typeof kindRuleSchema>;

/** The defaults when a customer turns the rule on. */
export const firstKindRule: KindRule = kindRuleSchema.parse({});

export function kindByVisits(rule: KindRule, visits: number): ContactKind {
  if (visits >= rule.vipFrom) return 'vip';
  return visits >= rule.regularFrom ? 'regular' : 'new';
}
