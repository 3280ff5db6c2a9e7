import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { callbackDesk } from './callback-desk.ts';
import { CallbackList } from './callback-list.tsx';
import { type CallbackRow, useCallbacks, useHours } from './callback-rows.ts';
import { groupScope } from '../firebase/call-queries.ts';
import { Button } from '../ui/button.tsx';
import { useNow } from '../ui/clock.ts';
import { EmptyLine } from '../ui/notice.tsx';
import { formatPhone } from '../call/phone.ts';
import { showToast } from '../ui/toast.tsx';
import { useCallbackWords } from '../words/callbacks/use-callback-words.ts';
import { useWords } from '../words/use-words.tsx';
import { useConsole } from '../console/console-context.ts';
import { useChosenGroup } from '../console/group-switch.tsx';
import { LiveList } from '../console/live-list.tsx';
import { usePageTitle } from '../console/page-title.ts';
import { pagePaths } from '../console/paths.ts';

const minuteMs = 60_000;

/** Who to call back. */
export function CallbacksPage() {
  const { session } = useWords();
  const words = useCallbackWords();
  const { customerId, member } = useConsole();
  const chosen = useChosenGroup();
  const scope = useMemo(() => groupScope(member, chosen), [member, chosen]);
  const rows = useCallbacks(customerId, scope);
  const hours = useHours(customerId);
  const work = useCallbackWork();
  const nowMs = Math.floor(useNow() / minuteMs) * minuteMs;
  usePageTitle(words.title);

  if (scope !== 'all' && scope.length === 0) return <EmptyLine>{session.noGroups}</EmptyLine>;
  return (
    <>
      <h1 className="aside">{words.title}</h1>
      <LiveList live={rows}>
        {(open) => (
          <CallbackList
            rows={open}
            hours={hours}
            nowMs={nowMs}
            uid={member.uid}
            canWork={member.role !== 'viewer'}
            isAdmin={member.role === 'admin'}
            {...work}
          />
        )}
      </LiveList>
    </>
  );
}

/** The actions on a row; refusals are reported. */
function useCallbackWork() {
  const words = useCallbackWords();
  const navigate = useNavigate();
  const { customerId, member } = useConsole();
  const { uid, name } = member;
  return useMemo(() => {
    const desk = callbackDesk({ customerId, uid, name });
    const attempt = (work: Promise<void>, refused = words.failed) => {
      work.catch(() => showToast(refused, { tone: 'missed' }));
    };
    return {
      onClaim: (row: CallbackRow) => attempt(desk.claim(row), words.taken),
      onRelease: (row: CallbackRow) => attempt(desk.release(row)),
      onClose: (row: CallbackRow) => {
        attempt(desk.close(row));
        const who = row.caller.name || (row.number ? formatPhone(row.number) : '');
        showToast(words.closed(who), {
          action: (
            <Button look="quiet" onClick={() => attempt(desk.open(row))}>
              {words.undo}
            </Button>
          ),
        });
      },
      onOpen: (linkedId: string) => void navigate(pagePaths.historyCall(linkedId)),
    };
  }, [customerId, uid, name, words, navigate]);
}
