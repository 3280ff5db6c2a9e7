import type { Seats } from '@cti/functions/model/seats';
import { SeatMap } from './seat-map.tsx';
import { useSeats } from './use-seats.ts';
import { saveSeats } from './write-seats.ts';
import { groupScope } from '../firebase/call-queries.ts';
import { useNow } from '../ui/clock.ts';
import { EmptyLine } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { useAgentsWords } from '../words/agents/use-agents-words.ts';
import { useConsole } from '../console/console-context.ts';
import { useChosenGroup } from '../console/group-switch.tsx';
import { LiveList } from '../console/live-list.tsx';
import { usePageTitle } from '../console/page-title.ts';

/** Who of my groups is doing what. */
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
