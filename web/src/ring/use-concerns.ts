import type { Call } from '@cti/functions/model/calls/call';
import { type Concern, concernOf } from '@cti/functions/model/desk/concern';
import type { PhoneUser } from '@cti/functions/model/calls/operator';
import { type PopupChoice, popupChoice } from '@cti/functions/model/desk/popup-choice';
import { useEffect, useMemo, useState } from 'react';
import type { Live } from '../firebase/listener-store.ts';
import { clockOffset, serverNow } from '../firebase/server-clock.ts';
import { pause } from '../firebase/steady-timers.ts';
import { useStore } from '../store.ts';

/**
 * How long calls wait for the person's own choices and status. If one of these listeners stays silent, a call is shown
 * as to somebody who has chosen nothing: better a popup too many than a call nobody saw.
 */
export const choosingMs = 3_000;

/** A call that concerns the person on this page, and how. */
export interface CallForMe {
  call: Call;
  concern: Concern;
}

interface Me extends PhoneUser {
  /** All active calls the member may see, whichever group they're looking at. */
  calls: Live<Call[]>;
  /** Null = not known yet. */
  choiceOf: ((groupCode: string | null) => PopupChoice) | null;
  /** The member's own status; undefined = not known yet. */
  status: number | null | undefined;
}

/**
 * Calls that concern the person now, in order of ringing; null until everything that decides it is known, or has kept
 * them waiting for {@link choosingMs}.
 */
export function useConcerns({
  email,
  extensions,
  calls,
  choiceOf,
  status,
}: Me): readonly CallForMe[] | null {
  const offsetMs = useStore(clockOffset);
  const [expired, setExpired] = useState(0);
  const isAwaited = calls.status === 'ready' && (!choiceOf || status === undefined);
  const isDecided = useOverdue(isAwaited) || !isAwaited;
  const concerns = useMemo(
    () =>
      calls.status === 'ready' && isDecided
        ? callsForMe(
            calls.data,
            {
              email,
              extensions,
              status: status ?? null,
              choiceOf: choiceOf ?? (() => popupChoice()),
            },
            serverNow(),
          )
        : null,
    // React can't see the time as an input: the clock may be corrected, or a ring may have lasted too long.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [calls, isDecided, email, extensions, status, choiceOf, offsetMs, expired],
  );
  const nextMs = concerns?.length ? Math.min(...concerns.map(({ concern }) => concern.untilMs)) : 0;
  useEffect(() => {
    if (nextMs === 0) return;
    const timer = setTimeout(() => setExpired(nextMs), Math.max(0, nextMs - serverNow()) + 1);
    return () => clearTimeout(timer);
  }, [nextMs, offsetMs]);
  return concerns;
}

/** Whether something has been awaited for {@link choosingMs}. */
function useOverdue(isAwaited: boolean): boolean {
  const [isOverdue, setIsOverdue] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    if (isAwaited) void pause(choosingMs).then(() => isCurrent && setIsOverdue(true));
    return () => {
      isCurrent = false;
      setIsOverdue(false);
    };
  }, [isAwaited]);
  return isOverdue;
}

export function callsForMe(
  calls: readonly Call[],
  me: Parameters<typeof concernOf>[1],
  nowMs: number,
): CallForMe[] {
  const knownMs = knownNow(calls, nowMs);
  return calls
    .flatMap((call) => {
      const concern = concernOf(call, me, knownMs);
      return concern ? [{ call, concern }] : [];
    })
    .toSorted((a, b) => a.concern.heardMs - b.concern.heardMs);
}

/** A clock behind the newest change it has heard of is wrong. */
function knownNow(calls: readonly Call[], nowMs: number): number {
  return Math.max(nowMs, ...calls.map((call) => call.updatedAt?.getTime() ?? 0));
}
