import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { dayEndsMsOf } from '@cti/functions/model/hours';
import { useHours } from '../callbacks/callback-rows.ts';
import { type GroupScope, groupScope, scopeConditions } from '../firebase/call-queries.ts';
import { type Period, daysOf, readPeriod } from './period.ts';
import { PeriodChoice, StatisticsView } from './statistics-view.tsx';
import { summarize } from './summary.ts';
import { useNow } from '../ui/clock.ts';
import { EmptyLine } from '../ui/notice.tsx';
import { useStatisticsWords } from '../words/statistics.ts';
import { useWords } from '../words/use-words.tsx';
import { useConsole } from '../console/console-context.ts';
import { useChosenGroup } from '../console/group-switch.tsx';
import { LiveList } from '../console/live-list.tsx';
import { usePageTitle } from '../console/page-title.ts';
import { pagePaths } from '../console/paths.ts';
import { paths } from '@cti/functions/model/paths';
import { type Statistic, statisticSchema } from '@cti/functions/model/calls/statistic';
import { joinLive } from '../firebase/join-live.ts';
import type { Live } from '../firebase/listener-store.ts';
import type { QuerySpec } from '../firebase/spec.ts';
import { useLiveQueries, useLiveDoc } from '../firebase/use-live.ts';
import { type Call, callSchema } from '@cti/functions/model/calls/call';
import { otherParty, storeCode, storeName } from '../call/call-names.ts';
import { useFormat } from '../ui/format.ts';
import { StateLabel } from '../call/state-label.tsx';
import { storeProps } from '../call/store-edge.tsx';

const parameter = 'period';

export function StatisticsPage() {
  const { session } = useWords();
  const words = useStatisticsWords();
  const navigate = useNavigate();
  const { customerId, member, groups } = useConsole();
  const chosen = useChosenGroup();
  const scope = useMemo(() => groupScope(member, chosen), [member, chosen]);
  const [search, setSearch] = useSearchParams();
  const period = readPeriod(search.get(parameter));
  const now = useNow();
  const dayEndsMs = dayEndsMsOf(useHours(customerId));
  const today = daysOf('today', now, dayEndsMs)[0];
  // A new day starts a new period; a new second doesn't.
  // oxlint-disable-next-line react/exhaustive-deps
  const days = useMemo(() => daysOf(period, now, dayEndsMs), [period, today, dayEndsMs]);
  const statistics = useStatistics(customerId, scope, days[0] ?? '');
  const summary = useMemo(
    () => (statistics.status === 'ready' ? summarize(statistics.data, days) : null),
    [statistics, days],
  );
  const groupNames = useMemo(
    () => Object.fromEntries(groups.map(({ id, name }) => [id, name])),
    [groups],
  );
  usePageTitle(words.title);

  const choose = (next: Period) => {
    const to = new URLSearchParams(search);
    if (next === 'today') to.delete(parameter);
    else to.set(parameter, next);
    setSearch(to, { replace: true });
  };
  if (scope !== 'all' && scope.length === 0) return <EmptyLine>{session.noGroups}</EmptyLine>;
  return (
    <>
      <h1 className="aside">{words.title}</h1>
      <div className="statistics-head">
        <PeriodChoice period={period} onPeriod={choose} />
      </div>
      <LiveList live={statistics}>
        {() =>
          summary && (
            <StatisticsView
              summary={summary}
              period={period}
              groupNames={groupNames}
              nowMs={now}
              missed={summary.missed.map(({ linkedId }) => (
                <MissedCall
                  key={linkedId}
                  customerId={customerId}
                  linkedId={linkedId}
                  nowMs={now}
                  onOpen={(id) => void navigate(pagePaths.historyCall(id))}
                />
              ))}
            />
          )
        }
      </LiveList>
    </>
  );
}

/** As many as the rules let anybody list: thirty groups over a month. */
const documentLimit = 1000;

/** One read for each group and day that had calls. */
function statisticQueries(
  customerId: string,
  scope: GroupScope,
  firstDay: string,
): QuerySpec<Statistic>[] {
  return scopeConditions(scope).map((groups) => ({
    path: paths.statistics(customerId),
    where: [...groups, ['day', '>=', firstDay]],
    limit: documentLimit,
    schema: statisticSchema,
  }));
}

/** The figures of a scope since a day, each group and day by itself. */
function useStatistics(customerId: string, scope: GroupScope, firstDay: string): Live<Statistic[]> {
  const lists = useLiveQueries(statisticQueries(customerId, scope, firstDay));
  return useMemo(() => joinLive(lists), [lists]);
}

interface MissedCallProps {
  customerId: string;
  linkedId: string;
  nowMs: number;
  onOpen: (linkedId: string) => void;
}

/** One of the newest missed calls, with its document's current data. */
function MissedCall({ customerId, linkedId, nowMs, onOpen }: MissedCallProps) {
  const live = useLiveDoc({ path: paths.call(customerId, linkedId), schema: callSchema });
  if (live.status !== 'ready' || !live.data) return null;
  return <MissedRow call={live.data} nowMs={nowMs} onOpen={onOpen} />;
}

interface MissedRowProps {
  call: Call;
  nowMs: number;
  onOpen: (linkedId: string) => void;
}

/** When, who, where; links to the call. */
export function MissedRow({ call, nowMs, onOpen }: MissedRowProps) {
  const words = useWords();
  const { openCall } = useStatisticsWords();
  const format = useFormat();
  const party = otherParty(call, words);
  const at = call.startedAt ?? call.receivedAt;
  return (
    <li {...storeProps(storeCode(call))}>
      <button
        type="button"
        className="missed-row"
        title={openCall(party.text)}
        onClick={() => onOpen(call.linkedId)}
      >
        <span className="num missed-at">{at && format.dateTime(at, nowMs)}</span>
        <StateLabel state="ended" outcome={call.outcome} show="icon" />
        <span className={party.named ? 'clip' : 'num clip'}>{party.text}</span>
        <span className="missed-store clip">{storeName(call, words)}</span>
        {call.handled && <span className="missed-handled">{words.board.handled}</span>}
      </button>
    </li>
  );
}
