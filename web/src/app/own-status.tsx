import type { OwnStatus } from '@cti/functions/model/agent';
import { StatusMenu } from '../agents/status-menu.tsx';
import type { OwnAgent } from '../agents/use-own-agent.ts';
import { useWrapUp } from '../agents/use-wrap-up.ts';
import { WrapUpBar } from '../agents/wrap-up-bar.tsx';
import { showToast } from '../ui/toast.tsx';
import { useAgentsWords } from '../words/agents/use-agents-words.ts';
import { useConsole } from './console-context.ts';

/** What I am doing, in the bar; nothing for a viewer, who takes no calls. */
export function OwnStatus({ agent, desk }: OwnAgent) {
  const words = useAgentsWords();
  const { customerId, groups, openCall } = useConsole();
  const wrapUp = useWrapUp(customerId, agent, desk, groups);
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
