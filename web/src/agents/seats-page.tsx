import {
  type Seats,
  defaultSeats,
  seatsSchema,
  storedRooms,
} from '@cti/functions/model/desk/seats';
import { SeatMap } from './seat-map.tsx';
import { type GroupScope, groupScope } from '../firebase/call-queries.ts';
import { useNow } from '../ui/clock.ts';
import { EmptyLine } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { useAgentsWords } from '../words/agents.ts';
import { useConsole } from '../console/console-context.ts';
import { useChosenGroup } from '../console/group-switch.tsx';
import { LiveList } from '../console/live-list.tsx';
import { usePageTitle } from '../console/page-title.ts';
import { paths } from '@cti/functions/model/paths';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { db } from '../firebase/firestore.ts';
import { type Agent, agentSchema } from '@cti/functions/model/desk/agent';
import type { Call } from '@cti/functions/model/calls/call';
import {
  isFresh,
  queueLimit,
  type QueueState,
  queueStateSchema,
} from '@cti/functions/model/calls/pbx';
import { type Member, memberSchema } from '@cti/functions/model/members/member';
import type { Live } from '../firebase/listener-store.ts';
import type { QuerySpec, Row } from '../firebase/spec.ts';
import { useLiveDoc, useLiveQueries, useLiveQuery } from '../firebase/use-live.ts';
import { type Seat, seatsOf } from './seats.ts';

/** Who in my groups is doing what. */
export function SeatsPage() {
  const words = useAgentsWords();
  const { customerId, member, groups, activeCalls } = useConsole();
  const chosen = useChosenGroup();
  const scope = groupScope(member);
  const isAdmin = member.role === 'admin';
  const live = useSeats(
    customerId,
    scope,
    activeCalls.status === 'ready' ? activeCalls.data : noCalls,
  );
  const queues = useQueues(customerId, scope);
  const now = useNow();
  usePageTitle(words.seats.title);

  if (scope !== 'all' && scope.length === 0) return <EmptyLine>{words.seats.noGroups}</EmptyLine>;
  const rooms = groups
    .filter(({ id }) => (chosen === null ? isAdmin || scope.includes(id) : id === chosen))
    .map(({ id, name }) => ({ code: id, name: name || id }));
  const codes = new Set(rooms.map(({ code }) => code));
  const save = (settings: Seats) => {
    saveSeats(customerId, member.uid, settings).catch(() =>
      showToast(words.seats.failed, { tone: 'missed' }),
    );
  };
  return (
    <LiveList live={live}>
      {({ seats, settings }) => (
        <SeatMap
          rooms={rooms}
          queues={queues.filter((queue) => isFresh(queue, now))}
          seats={seats.filter(({ groupCodes }) => groupCodes.some((code) => codes.has(code)))}
          settings={settings}
          now={now}
          myUid={member.uid}
          onSave={isAdmin ? save : undefined}
        />
      )}
    </LiveList>
  );
}

const noCalls: [] = [];

/** Who sits where, for everybody. */
async function saveSeats(customerId: string, uid: string, settings: Seats): Promise<void> {
  const { warnMs, alertMs, rooms } = settings;
  await setDoc(doc(db(), paths.settings(customerId, 'seats')), {
    warnMs,
    alertMs,
    rooms: storedRooms(rooms),
    updatedBy: uid,
    updatedAt: serverTimestamp(),
  });
}

/** As many as the rules let anybody list, and the longest list of one condition. */
const longest = 1000;
const longestAny = 30;

function agentQueries(customerId: string, scope: GroupScope): QuerySpec<Agent>[] {
  const spec = { path: paths.agents(customerId), limit: longest, schema: agentSchema };
  if (scope === 'all') return [{ ...spec, where: [] }];
  return chunksOf(scope).map((codes) => ({
    ...spec,
    where: [['groupCodes', 'array-contains-any', codes]],
  }));
}

/** As many codes each as one condition takes. */
const chunksOf = (codes: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(codes.length / longestAny) }, (_, at) =>
    codes.slice(at * longestAny, (at + 1) * longestAny),
  );

/** How the queues of my groups are; without a phone system of that kind there are none. */
function useQueues(customerId: string, scope: GroupScope): Row<QueueState>[] {
  const spec = { path: paths.queues(customerId), limit: queueLimit, schema: queueStateSchema };
  const specs: QuerySpec<QueueState>[] =
    scope === 'all'
      ? [{ ...spec, where: [] }]
      : chunksOf(scope).map((codes) => ({ ...spec, where: [['groupCode', 'in', codes]] }));
  return useLiveQueries(specs).flatMap((live) => (live.status === 'ready' ? live.data : []));
}

/** What the seat map shows, once everything of it is known. */
function useSeats(
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
