import { useMemo, useState } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { dayEndsMsOf } from '@cti/functions/model/hours';
import { dayStartMs, japanDay } from '@cti/functions/model/text/japan-time';
import { useHours } from '../callbacks/callback-rows.ts';
import { groupScope } from '../firebase/call-queries.ts';
import { CallDetail } from './detail/call-detail.tsx';
import { FilterBar } from './filter-bar.tsx';
import {
  type Filters,
  historyFilterOf,
  isFiltered,
  noFilters,
  readCursor,
  readFilters,
  writeCursor,
  writeFilters,
} from './filters.ts';
import { nextCursor, useHistory, useChoices } from './use-history.ts';
import { HistoryBody, HistoryList } from './history-view.tsx';
import { useNow } from '../ui/clock.ts';
import { EmptyLine } from '../ui/notice.tsx';
import { useWords } from '../words/use-words.tsx';
import { useConsole } from '../console/console-context.ts';
import { useChosenGroup } from '../console/group-switch.tsx';
import { HistoryActions } from './history-actions.tsx';
import { LiveList } from '../console/live-list.tsx';
import { usePageTitle } from '../console/page-title.ts';
import { pagePaths } from '../console/paths.ts';

/** The ended calls, newest first, and the one that is open. */
export function HistoryPage() {
  const words = useWords();
  const { customerId, member, groups, openCall } = useConsole();
  const chosen = useChosenGroup();
  const navigate = useNavigate();
  const scope = useMemo(() => groupScope(member, chosen), [member, chosen]);
  const { filters, number, after, change, goTo } = useHistoryAddress();
  const [isChoosing, setIsChoosing] = useState(false);
  const { linkedId: openId = null } = useParams();
  const choices = useChoices(customerId, filters, isChoosing);
  const dayEndsMs = dayEndsMsOf(useHours(customerId));
  // Nothing is queried again before the next day.
  const nowMs = dayStartMs(japanDay(useNow(), dayEndsMs), dayEndsMs);
  const filter = choices.areReady
    ? historyFilterOf(filters, { number, operatorEmail: choices.operatorEmail, nowMs, dayEndsMs })
    : null;
  const calls = useHistory(customerId, scope, filter, after);
  const groupNames = useMemo(
    () => Object.fromEntries(groups.map(({ id, name }) => [id, name])),
    [groups],
  );
  usePageTitle(words.history.title);

  if (scope !== 'all' && scope.length === 0) return <EmptyLine>{words.session.noGroups}</EmptyLine>;
  return (
    <div className="history-page">
      <div>
        <h1 className="aside">{words.history.title}</h1>
        <FilterBar
          filters={filters}
          number={number}
          choices={choices}
          onChange={change}
          onNeedChoices={() => setIsChoosing(true)}
          actions={
            <HistoryActions
              groupCode={chosen}
              filter={filter}
              onOpen={(linkedId) => goTo({ openId: linkedId })}
            />
          }
        />
      </div>
      <HistoryBody
        list={
          <LiveList live={calls}>
            {(ended) => {
              const older = nextCursor(ended);
              return (
                <HistoryList
                  calls={ended}
                  groupNames={groupNames}
                  openId={openId}
                  onOpen={(linkedId) => goTo({ openId: linkedId })}
                  isFiltered={isFiltered(filters) || number !== null}
                  onNewest={after ? () => goTo({ before: null }) : null}
                  onOlder={older && (() => goTo({ before: writeCursor(older) }))}
                />
              );
            }}
          </LiveList>
        }
        detail={
          openId === null ? null : (
            <CallDetail
              key={openId}
              customerId={customerId}
              member={member}
              linkedId={openId}
              onOpenCard={openCall}
              onClose={() => goTo({ openId: null })}
              onApiKey={
                member.role === 'admin'
                  ? () => void navigate(pagePaths.settings('telephony'))
                  : null
              }
              onSamePerson={({ caller, externalNumber }) =>
                caller.match === 'known'
                  ? change({ ...noFilters, contact: caller.contactIds[0] ?? null }, null)
                  : change(noFilters, externalNumber)
              }
            />
          )
        }
      />
    </div>
  );
}

/** What the address says, and the ways to change it. */
function useHistoryAddress() {
  const [search] = useSearchParams();
  const { linkedId = null } = useParams();
  const navigate = useNavigate();
  const state: unknown = useLocation().state;
  // A whole phone number must not appear in an address: it is kept in the browser's history entry.
  const number =
    state !== null && typeof state === 'object' && 'number' in state ? String(state.number) : null;
  const filters = useMemo(() => readFilters(search), [search]);
  const before = search.get('before');
  const after = useMemo(() => readCursor(before), [before]);

  const go = (path: string, next: URLSearchParams, kept: string | null, replace = false) =>
    void navigate(
      { pathname: path, search: next.toString() },
      { replace, state: kept === null ? null : { number: kept } },
    );
  const pathOf = (id: string | null) =>
    id === null ? pagePaths.history() : pagePaths.historyCall(id);
  return {
    filters,
    number,
    after,
    change: (next: Filters, nextNumber: string | null) =>
      go(pathOf(linkedId), writeFilters(search, next), nextNumber, true),
    goTo: (to: { openId: string | null } | { before: string | null }) => {
      if ('openId' in to) return go(pathOf(to.openId), search, number, linkedId !== null);
      const next = new URLSearchParams(search);
      if (to.before === null) next.delete('before');
      else next.set('before', to.before);
      return go(pathOf(null), next, number);
    },
  };
}
