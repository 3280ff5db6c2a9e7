import { type Agent, agentSchema } from '@cti/functions/model/agent';
import type { Call } from '@cti/functions/model/call';
import { type Member, memberSchema } from '@cti/functions/model/member';
import { paths } from '@cti/functions/model/paths';
import { type Seats, defaultSeats, seatsSchema } from '@cti/functions/model/seats';
import type { GroupScope } from '../firebase/call-queries.ts';
import type { Live } from '../firebase/listener-store.ts';
import type { QuerySpec, Row } from '../firebase/spec.ts';
import { useLiveDoc, useLiveQueries, useLiveQuery } from '../firebase/use-live.ts';
import { type Seat, seatsOf } from './seats.ts';

/** As many as the rules let anybody list, and the longest list of one condition. */
const longest = 1000;
const longestAny = 30;

function agentQueries(customerId: string, scope: GroupScope): QuerySpec<Agent>[] {
  const spec = { path: paths.agents(customerId), limit: longest, schema: agentSchema };
  if (scope === 'all') return [{ ...spec, where: [] }];
  const chunks = Array.from({ length: Math.ceil(scope.length / longestAny) }, (_, at) =>
    scope.slice(at * longestAny, (at + 1) * longestAny),
  );
  return chunks.map((codes) => ({
    ...spec,
    where: [['groupCodes', 'array-contains-any', codes]],
  }));
}

/** What the seat map shows, once everything of it is known. */
export function useSeats(
  customerId: string,
  scope: GroupScope,
  calls: readonly Call[],
): Live<{ seats: Seat[]; settings: Seats }> {
  const members = useLiveQuery<Member>({
    path: paths.members(customerId),
    where: [],
    limit: longest,
    schema: memberSchema,
  });
  const agents = useLiveQueries(agentQueries(customerId, scope));
  const settings = useLiveDoc({ path: paths.settings(customerId, 'seats'), schema: seatsSchema });
  const lives: readonly Live<unknown>[] = [members, settings, ...agents];
  const failed = lives.find((live) => live.status === 'error');
  if (failed) return failed;
  if (members.status !== 'ready' || settings.status !== 'ready') return { status: 'loading' };
  const rows: Row<Agent>[] = [];
  for (const live of agents) {
    if (live.status !== 'ready') return { status: 'loading' };
    rows.push(...live.data);
  }
  const { warnMs, alertMs, rooms } = settings.data ?? defaultSeats;
  return {
    status: 'ready',
    data: { seats: seatsOf(members.data, rows, calls), settings: { warnMs, alertMs, rooms } },
    fromCache: lives.some((live) => live.status === 'ready' && live.fromCache),
  };
}
