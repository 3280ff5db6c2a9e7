import './status-menu.css';
import type { OwnStatus } from '@cti/functions/model/desk/agent';
import { StatusMenu } from './status-menu.tsx';
import { useOwn } from './use-own-agent.ts';
import { useWrapUp, useWrapUpEnd } from './use-wrap-up.ts';
import { showToast } from '../ui/toast.tsx';
import { useAgentsWords } from '../words/agents.ts';
import { useConsole } from '../console/console-context.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { formatDuration } from '../ui/format.ts';
import { call } from '../firebase/callables.ts';

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
        onChoose={(status: OwnStatus) =>
          tell(desk.choose(status, isHeld).then(() => tellPhoneSystem(customerId)))
        }
      />
    </>
  );
}

/** The status here is what counts: nobody is told if no phone system could be. */
const tellPhoneSystem = (customerId: string): void => {
  call('tellStatus', { customerId }).catch(() => {});
};

/** The countdown turns red in its last seconds. */
const lateMs = 5_000;

interface WrapUpBarProps {
  leftMs: number;
  /** A required disposition is still empty. */
  isHeld: boolean;
  onExtend: () => void;
  onEnd: () => void;
  /** Opens the card of the call that needs a disposition; absent = the call is not known. */
  onOpen?: (() => void) | undefined;
}

/** How long the wrap-up still lasts, and what can be done about it. */
export function WrapUpBar({ leftMs, isHeld, onExtend, onEnd, onOpen }: WrapUpBarProps) {
  const words = useAgentsWords();
  const left = words.wrapUp.left(formatDuration(Math.ceil(leftMs / 1000) * 1000));
  return (
    <fieldset className="wrap-up" aria-label={words.wrapUp.label}>
      <span
        className={cx('wrap-up-left num', leftMs <= lateMs && 'wrap-up-late')}
        role="timer"
        aria-live="off"
      >
        {isHeld && leftMs === 0 ? words.wrapUp.needsDisposition : left}
      </span>
      <Button onClick={onExtend} title={words.wrapUp.extendLong}>
        {words.wrapUp.extend}
      </Button>
      {isHeld ? (
        onOpen && (
          <Button look="primary" onClick={onOpen}>
            {words.wrapUp.openCall}
          </Button>
        )
      ) : (
        <Button onClick={onEnd}>{words.wrapUp.end}</Button>
      )}
    </fieldset>
  );
}
