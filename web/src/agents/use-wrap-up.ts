import { type Agent, wrappingUp } from '@cti/functions/model/agent';
import { callSchema } from '@cti/functions/model/call';
import type { Call } from '@cti/functions/model/call';
import type { Group } from '@cti/functions/model/group';
import { paths } from '@cti/functions/model/paths';
import { longestWrapUpMs, wrapUpOf, wrapUpSchema } from '@cti/functions/model/wrap-up';
import { useEffect } from 'react';
import type { Row } from '../firebase/spec.ts';
import { useLiveDoc } from '../firebase/use-live.ts';
import { useNow } from '../ui/clock.ts';
import type { StatusDesk } from './status-desk.ts';

/** How much a press puts the end off, in milliseconds. */
const extensionMs = 60_000;

export interface WrapUpOfMine {
  /** Milliseconds until it ends by itself. */
  leftMs: number;
  /** The call that is wrapped up, once it is known. */
  call: Call | null;
  /** A required disposition is still empty: it does not end. */
  isHeld: boolean;
  extend: () => Promise<void>;
  end: () => Promise<void>;
}

/** A wrap-up that is going on; null = none. It ends by itself when the time is up, unless it is held. */
export function useWrapUp(
  customerId: string,
  agent: Agent | null,
  desk: StatusDesk | null,
  groups: readonly Row<Group>[],
): WrapUpOfMine | null {
  const isOn = agent?.status === wrappingUp && desk !== null;
  const linkedId = isOn ? agent.linkedId : null;
  const live = useLiveDoc(
    linkedId === null ? null : { path: paths.call(customerId, linkedId), schema: callSchema },
  );
  const settings = useLiveDoc(
    isOn ? { path: paths.settings(customerId, 'wrapUp'), schema: wrapUpSchema } : null,
  );
  const nowMs = useNow(isOn);
  const until = agent?.wrapUpUntil?.getTime() ?? 0;
  const call = live.status === 'ready' ? live.data : null;
  const isKnown = linkedId === null || live.status !== 'loading';
  const { mode } = wrapUpOf(
    settings.status === 'ready' ? settings.data : null,
    groups.find(({ id }) => id === call?.groupCode)?.wrapUp,
  );
  const isHeld = call !== null && mode === 'required' && !call.disposition;
  const isOver = isOn && isKnown && settings.status !== 'loading' && !isHeld && nowMs >= until;
  useEffect(() => {
    // The sweep ends it where this browser can't.
    if (isOver) desk?.endWrapUp().catch(() => {});
  }, [isOver, desk]);

  if (!isOn) return null;
  return {
    leftMs: Math.max(0, until - nowMs),
    call,
    isHeld,
    extend: () => {
      const from = Math.max(until, nowMs) + extensionMs;
      // A little under what the rules allow, as clocks differ.
      return desk.extendWrapUp(new Date(Math.min(from, nowMs + longestWrapUpMs - 10_000)));
    },
    end: desk.endWrapUp,
  };
}
