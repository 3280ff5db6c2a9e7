import { type Agent, callsToWrapUp, wrappingUp } from '@cti/functions/model/desk/agent';
import { callSchema } from '@cti/functions/model/calls/call';
import type { Call } from '@cti/functions/model/calls/call';
import type { Group } from '@cti/functions/model/group';
import { paths } from '@cti/functions/model/paths';
import {
  longestWrapUpMs,
  wantsDisposition,
  wrapUpOf,
  wrapUpSchema,
} from '@cti/functions/model/desk/wrap-up';
import { useEffect } from 'react';
import type { Row } from '../firebase/spec.ts';
import { useLiveDoc, useLiveDocs } from '../firebase/use-live.ts';
import { useNow } from '../ui/clock.ts';
import type { StatusDesk } from './status-desk.ts';

/** How much one press extends the wrap-up, in milliseconds. */
const extensionMs = 60_000;

export interface WrapUpOfMine {
  /** Milliseconds until it ends by itself. */
  leftMs: number;
  /** The call being wrapped up, once known; of several, the first that lacks a disposition. */
  call: Call | null;
  /** A call's required disposition is still empty: the wrap-up doesn't end. */
  isHeld: boolean;
  /** The time is up, and nothing holds it. */
  isOver: boolean;
  extend: () => Promise<void>;
  end: () => Promise<void>;
}

/** A running wrap-up; null = none. */
export function useWrapUp(
  customerId: string,
  agent: Agent | null,
  desk: StatusDesk | null,
  groups: readonly Row<Group>[],
): WrapUpOfMine | null {
  const isOn = agent?.status === wrappingUp && desk !== null;
  const linkedIds = isOn ? callsToWrapUp(agent) : [];
  const lives = useLiveDocs(
    linkedIds.map((linkedId) => ({ path: paths.call(customerId, linkedId), schema: callSchema })),
  );
  const settings = useLiveDoc(
    isOn ? { path: paths.settings(customerId, 'wrapUp'), schema: wrapUpSchema } : null,
  );
  const nowMs = useNow(isOn);
  const until = agent?.wrapUpUntil?.getTime() ?? 0;
  const calls = lives.flatMap((live) => (live.status === 'ready' ? (live.data ?? []) : []));
  const isKnown = lives.every(({ status }) => status !== 'loading');
  const settingsOf = ({ groupCode }: Call) =>
    wrapUpOf(
      settings.status === 'ready' ? settings.data : null,
      groups.find(({ id }) => id === groupCode)?.wrapUp,
    );
  const missing = calls.find((call) => wantsDisposition(call, settingsOf(call)));
  const isHeld = missing !== undefined;
  const isOver = isOn && isKnown && settings.status !== 'loading' && !isHeld && nowMs >= until;
  if (!isOn) return null;
  return {
    leftMs: Math.max(0, until - nowMs),
    call: missing ?? calls.at(-1) ?? null,
    isHeld,
    isOver,
    extend: () => {
      const from = Math.max(until, nowMs) + extensionMs;
      // A little less than the rules allow, as clocks differ.
      return desk.extendWrapUp(new Date(Math.min(from, nowMs + longestWrapUpMs - 10_000)));
    },
    end: desk.endWrapUp,
  };
}

/** Ends a wrap-up whose time is up. Where this browser can't, the sweep does. */
export function useWrapUpEnd(wrapUp: WrapUpOfMine | null, desk: StatusDesk | null): void {
  const isOver = wrapUp?.isOver ?? false;
  useEffect(() => {
    if (isOver) desk?.endWrapUp().catch(() => {});
  }, [isOver, desk]);
}
