import * as z from 'zod/mini';

/** Status codes of an agent with their Japanese names (contract 4.2). */
export const agentStatusNames = {
  0: '待機中',
  1: 'ログオフ',
  2: 'ワーク',
  3: '離席',
  7: '自動ワーク',
  78: '発信:呼出中',
  79: '発信:通話中',
  88: 'ACD以外着信:呼出中',
  89: 'ACD以外着信:通話中',
  98: 'ACD着信:呼出中',
  99: 'ACD着信:通話中',
} as const;
export type AgentStatus = keyof typeof agentStatusNames;

/** The codes a person sets himself; 7 is set by the end of a call, the rest by call events. */
export const ownStatuses = [0, 1, 2, 3] as const satisfies AgentStatus[];

/** `customer/{id}/agents/{uid}`: what a member is doing now. */
export const agentSchema = z.object({
  status: z.number(),
  since: z._default(z.nullable(z.date()), null),
  name: z._default(z.string(), ''),
  groupCodes: z._default(z.array(z.string()), []),
});
export type Agent = z.infer<typeof agentSchema>;
