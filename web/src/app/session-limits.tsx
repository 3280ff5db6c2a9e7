import { isOnCall, wrappingUp } from '@cti/functions/model/desk/agent';
import { partIn } from '@cti/functions/model/calls/operator';
import { defaultSessionLimits, sessionEndMs } from '@cti/functions/model/members/session-limits';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useOwn } from '../agents/use-own-agent.ts';
import { proveAgain } from '../firebase/callables.ts';
import { serverNow, syncClock } from '../firebase/server-clock.ts';
import { pause } from '../firebase/steady-timers.ts';
import { listenToInput, warningMs } from '../idle.ts';
import { useRing } from '../ring/ring-context.ts';
import { showToast } from '../ui/toast.tsx';
import { useSessionLimitsWords } from '../words/session-limits.ts';
import { useConsole } from '../console/console-context.ts';
import { pageIdle } from './use-signed-in.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialogs/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { useSessionLimits } from '../console/use-session-limits.ts';

/** How often to check whether the session has expired. */
const lookMs = 1_000;
/** Input is throttled to this: a moving mouse fires sixty times a second. */
const hearMs = 500;
/** People are told this long before everybody has to sign in again. */
const endNoticeMs = 3_600_000;

/** What is currently said about the end of the session. */
interface Soon {
  idleSeconds: number | null;
  endMinutes: number | null;
}
const nothing: Soon = { idleSeconds: null, endMinutes: null };

/** Ends an idle or too old session, but never while the person's phone rings, during a call or in wrap-up. */
export function SessionLimits() {
  const words = useSessionLimitsWords();
  const { customerId, signedInMs, endSession } = useConsole();
  const live = useSessionLimits(customerId);
  const limits = live.status === 'ready' ? (live.data ?? defaultSessionLimits) : null;
  const isKept = useCallKeepsMe();
  const [soon, setSoon] = useState(nothing);
  const isEnding = useRef(false);
  const isAsking = useRef(false);

  useEffect(() => {
    if (limits) pageIdle.learn(limits);
  }, [limits]);

  const end = (reason: 'idle' | 'expired') => {
    if (isEnding.current) return;
    isEnding.current = true;
    endSession(reason);
  };
  /** This computer's clock may be off by years: the server's decides whether the session has expired. */
  const endByClock = async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    await syncClock();
    isAsking.current = false;
    if (limits && sessionEndMs(signedInMs, limits) <= serverNow()) end('expired');
  };
  const look = useEffectEvent(() => {
    if (isKept) pageIdle.touch();
    const endsInMs = limits ? sessionEndMs(signedInMs, limits) - serverNow() : Infinity;
    if (!isKept && pageIdle.isOver()) return end('idle');
    if (!isKept && endsInMs <= 0) return void endByClock();
    const leftMs = pageIdle.leftMs() ?? Infinity;
    const next: Soon = {
      idleSeconds: leftMs <= warningMs && !isKept ? Math.ceil(leftMs / 1000) : null,
      endMinutes: endsInMs <= endNoticeMs ? Math.max(1, Math.ceil(endsInMs / 60_000)) : null,
    };
    const isSame = next.idleSeconds === soon.idleSeconds && next.endMinutes === soon.endMinutes;
    if (!isSame) setSoon(next);
  });
  useEffect(() => {
    let isGone = false;
    void (async () => {
      while (!isGone) {
        look();
        await pause(lookMs);
      }
    })();
    return () => {
      isGone = true;
    };
  }, []);

  const heardMs = useRef(0);
  const hear = useEffectEvent(() => {
    if (Date.now() - heardMs.current < hearMs) return;
    heardMs.current = Date.now();
    pageIdle.touch();
    look();
  });
  useEffect(() => listenToInput(window, () => hear()), []);

  return (
    <>
      {soon.endMinutes !== null && (
        <SignInEndNotice
          minutes={soon.endMinutes}
          onRenew={() =>
            void proveAgain().then((isDone) => {
              if (isDone) showToast(words.renewed);
            })
          }
        />
      )}
      {soon.idleSeconds !== null && <IdleDialog seconds={soon.idleSeconds} onStay={hear} />}
    </>
  );
}

/** A phone rings for the person, they're talking, or they're in wrap-up. */
function useCallKeepsMe(): boolean {
  const { activeCalls, member } = useConsole();
  const { heard } = useRing();
  const status = useOwn().agent?.status ?? 0;
  if (heard.length > 0 || isOnCall(status) || status === wrappingUp) return true;
  return (
    activeCalls.status === 'ready' && activeCalls.data.some((call) => partIn(call, member) !== null)
  );
}

/** A minute before somebody is signed out. Any input keeps them in. */
export function IdleDialog({ seconds, onStay }: { seconds: number; onStay: () => void }) {
  const words = useSessionLimitsWords();
  return (
    <Dialog
      title={words.soonTitle}
      onClose={onStay}
      actions={
        <Button look="primary" onClick={onStay}>
          {words.stay}
        </Button>
      }
    >
      <p>
        {words.soonText} <span className="num">{words.left(seconds)}</span>
      </p>
    </Dialog>
  );
}

/** In the last hour before everybody has to sign in again. */
export function SignInEndNotice({ minutes, onRenew }: { minutes: number; onRenew: () => void }) {
  const words = useSessionLimitsWords();
  return (
    <div className="blocked-note">
      <Notice tone="plain" action={<Button onClick={onRenew}>{words.renew}</Button>}>
        {words.endsIn(minutes)}
      </Notice>
    </div>
  );
}
