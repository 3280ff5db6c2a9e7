import { type Call, callSchema } from '@cti/functions/model/calls/call';
import type { Member } from '@cti/functions/model/members/member';
import { paths } from '@cti/functions/model/paths';
import type { Live } from './listener-store.ts';
import type { Condition, QuerySpec } from './spec.ts';

/** Firestore's longest `in` list. */
const longestIn = 30;

/** Whose calls to query: all of them, 不明 included, or those of some groups. */
export type GroupScope = 'all' | readonly string[];

/** What a member sees, narrowed to one group if they have chosen one. */
export function groupScope(
  member: Pick<Member, 'role' | 'groupCodes'>,
  chosen: string | null = null,
): GroupScope {
  if (member.role === 'admin') return chosen === null ? 'all' : [chosen];
  return member.groupCodes.filter((code) => chosen === null || code === chosen);
}

/** The conditions for a scope, one list of them for each query it takes. */
export function scopeConditions(scope: GroupScope): Condition[][] {
  if (scope === 'all') return [[]];
  const codes = [...new Set(scope)].toSorted();
  const chunks = Array.from({ length: Math.ceil(codes.length / longestIn) }, (_, i) =>
    codes.slice(i * longestIn, (i + 1) * longestIn),
  );
  return chunks.map((chunk) => [['groupCode', 'in', chunk]]);
}

/** Calls of a scope that fulfil the conditions, newest first; merged ones are shown nowhere. */
export function callQueries(
  customerId: string,
  scope: GroupScope,
  conditions: Condition[],
  limit: number,
): QuerySpec<Call>[] {
  return scopeConditions(scope).map((groups) => ({
    path: paths.calls(customerId),
    where: [['mergedInto', '==', null], ...groups, ...conditions],
    orderBy: ['startedAt', 'desc'],
    limit,
    schema: callSchema,
  }));
}

/** Several lists of calls as one, newest first; only as confirmed as the least confirmed of them. */
export function mergeCalls(lists: readonly Live<Call[]>[], limit: number): Live<Call[]> {
  const failed = lists.find((list) => list.status === 'error');
  if (failed) return failed;
  const calls: Call[] = [];
  let fromCache = false;
  for (const list of lists) {
    if (list.status !== 'ready') return { status: 'loading' };
    calls.push(...list.data);
    fromCache ||= list.fromCache;
  }
  const newestFirst = calls.toSorted((a, b) => startedMs(b) - startedMs(a));
  return { status: 'ready', data: newestFirst.slice(0, limit), fromCache };
}

function startedMs(call: Call): number {
  return call.startedAt?.getTime() ?? 0;
}
