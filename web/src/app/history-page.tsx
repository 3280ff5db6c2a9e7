import { useMemo } from 'react';
import { useHistory } from '../history/history-calls.ts';
import { HistoryTable } from '../history/history-table.tsx';
import { groupScope } from '../firebase/call-queries.ts';
import { EmptyLine } from '../ui/notice.tsx';
import { useWords } from '../words/use-words.tsx';
import { useConsole } from './console-context.ts';
import { useChosenGroup } from './group-switch.tsx';
import { LiveList } from './live-list.tsx';
import { usePageTitle } from './page-title.ts';

/** The calls that are over, newest first. */
export function HistoryPage() {
  const words = useWords();
  const { customerId, member, groups, openCall } = useConsole();
  const chosen = useChosenGroup();
  const scope = useMemo(() => groupScope(member, chosen), [member, chosen]);
  const calls = useHistory(customerId, scope);
  const groupNames = useMemo(
    () => Object.fromEntries(groups.map(({ id, name }) => [id, name])),
    [groups],
  );
  usePageTitle(words.history.title);

  if (scope !== 'all' && scope.length === 0) return <EmptyLine>{words.session.noGroups}</EmptyLine>;
  return (
    <>
      <h1 className="aside">{words.history.title}</h1>
      <LiveList live={calls}>
        {(ended) => (
          <HistoryTable
            calls={ended}
            groupNames={groupNames}
            onOpen={(linkedId) => {
              const call = ended.find((one) => one.linkedId === linkedId);
              if (call) openCall(call);
            }}
          />
        )}
      </LiveList>
    </>
  );
}
