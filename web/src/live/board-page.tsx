import { useMemo } from 'react';
import { dayEndsMsOf } from '@cti/functions/model/hours';
import { dayStartMs, japanDay } from '@cti/functions/model/text/japan-time';
import { KeptNotice } from '../agents/kept-notice.tsx';
import { useOwn } from '../agents/use-own-agent.ts';
import { useWrapUp } from '../agents/use-wrap-up.ts';
import { useHours } from '../callbacks/callback-rows.ts';
import { groupScope } from '../firebase/call-queries.ts';
import { Board } from './board.tsx';
import { useActiveCalls, useEndedSince } from '../firebase/live-calls.ts';
import { useNow } from '../ui/clock.ts';
import { EmptyLine } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { useAgentsWords } from '../words/agents.ts';
import { useWords } from '../words/use-words.tsx';
import { useConsole } from '../console/console-context.ts';
import { useChosenGroup } from '../console/group-switch.tsx';
import { LiveList } from '../console/live-list.tsx';
import { PhoneAlert } from '../console/phone-alert.tsx';
import { usePageTitle } from '../console/page-title.ts';

/** What happens now. */
export function BoardPage() {
  const words = useWords();
  const { customerId, member, openCall } = useConsole();
  const chosen = useChosenGroup();
  const scope = useMemo(() => groupScope(member, chosen), [member, chosen]);
  const now = useNow();
  const dayEndsMs = dayEndsMsOf(useHours(customerId));
  const dayMs = dayStartMs(japanDay(now, dayEndsMs), dayEndsMs);
  const today = useEndedSince(
    customerId,
    scope,
    useMemo(() => new Date(dayMs), [dayMs]),
  );
  const calls = useActiveCalls(customerId, scope);
  const mine = useMemo(
    () => ({ uid: member.uid, email: member.email, extensions: member.extensions }),
    [member],
  );
  usePageTitle(words.board.title);

  if (scope !== 'all' && scope.length === 0) return <EmptyLine>{words.session.noGroups}</EmptyLine>;
  const ended = today.status === 'ready' ? today.data : [];
  return (
    <LiveList live={calls}>
      {(active) => (
        <Board
          calls={active}
          today={ended}
          now={now}
          mine={mine}
          kept={
            <>
              <PhoneAlert />
              <Kept />
            </>
          }
          onOpen={(linkedId) => {
            const call = [...active, ...ended].find((one) => one.linkedId === linkedId);
            if (call) openCall(call);
          }}
        />
      )}
    </LiveList>
  );
}

/** Shown while the member's status keeps calls away. */
function Kept() {
  const words = useAgentsWords();
  const { customerId, groups } = useConsole();
  const { agent, desk, status } = useOwn();
  const wrapUp = useWrapUp(customerId, agent, desk, groups);
  if (!desk) return null;
  const isHeld = wrapUp?.isHeld ?? false;
  return (
    <KeptNotice
      status={status}
      isHeld={isHeld}
      onAvailable={() => {
        desk.choose(0, isHeld).catch(() => showToast(words.own.failed, { tone: 'missed' }));
      }}
    />
  );
}
