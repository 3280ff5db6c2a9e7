import type { OwnStatus } from '@cti/functions/model/agent';
import { StatusMenu } from './status-menu.tsx';
import { useOwn } from './use-own-agent.ts';
import { useWrapUp, useWrapUpEnd } from './use-wrap-up.ts';
import { WrapUpBar } from './wrap-up-bar.tsx';
import { showToast } from '../ui/toast.tsx';
import { useAgentsWords } from '../words/agents/use-agents-words.ts';
import { useConsole } from '../console/console-context.ts';

/** The member's own status, in the bar; nothing for a viewer, who takes no calls. */
export function OwnStatus() {
  const words = useAgentsWords();
  const { customerId, groups, openCall } = useConsole();
  const { agent, desk } = useOwn();
  const wrapUp = useWrapUp(customerId, agent, desk, groups);
  useWrapUpEnd(wrapUp, desk);
  if (!agent || !desk) return null;
  const tell = (act: Promise<void>) => {
    act.catch(() => showToast(words.own.failed, { tone: 'missed' }));
  };
  const call = wrapUp?.call ?? null;
  const isHeld = wrapUp?.isHeld ?? false;
  return (
    <>
      {wrapUp && (
        <WrapUpBar
          leftMs={wrapUp.leftMs}
          isHeld={wrapUp.isHeld}
          onExtend={() => tell(wrapUp.extend())}
          onEnd={() => tell(wrapUp.end())}
          onOpen={call ? () => openCall(call) : undefined}
        />
      )}
      <StatusMenu
        agent={agent}
        isHeld={isHeld}
        onChoose={(status: OwnStatus) => tell(desk.choose(status, isHeld))}
      />
    </>
  );
}
