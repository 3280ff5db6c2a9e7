import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Call, CallState } from '@cti/functions/model/call';
import type { Member } from '@cti/functions/model/member';
import type { Channel } from '@cti/functions/model/receipt';
import type { Live } from '../firebase/listener-store.ts';
import { pause } from '../firebase/steady-timers.ts';
import { callWorker, keepNotifications } from '../live/call-notification.ts';
import { climb } from '../live/channel-ladder.ts';
import type { Strip } from '../live/strip.ts';
import { useReceipts } from '../live/use-receipts.ts';
import { useRinging } from '../live/use-ringing.ts';
import { popupChannel } from '../popup/handover.ts';
import { useRingingTab } from './page-title.ts';
import type { CallChoices } from './use-call-choices.ts';
import { useWays } from './use-ways.ts';
import { useExternal } from './use-external.ts';
import { useRingSound } from './use-ring-sound.ts';

interface RingCenter {
  /** Opens the popup for a call, because the person asks for it. */
  openCall: (call: Call) => void;
  /** The call to show within the page, because its popup was blocked. */
  blocked: Call | null;
  dismiss: (call: Call) => void;
  /** The person has touched the card of a call. */
  seen: (linkedId: string) => void;
  /** Whether the browser's last answer was to block. */
  isBlocked: boolean;
  /** Whether the browser lets this page make no sound yet. */
  isMute: boolean;
}

/**
 * What happens when a phone rings, on whatever page the person is. In one of all his tabs and browsers
 * the call is shown by the first way that works, which is written down; the tab's title says it in any
 * case.
 */
export function useRingCenter({
  customerId,
  member,
  activeCalls,
  strip,
  choices,
  status,
}: {
  customerId: string;
  member: Member;
  activeCalls: Live<Call[]>;
  strip: Strip;
  /** Null until they are known. */
  choices: CallChoices | null;
  /** The own status; undefined until it is known. */
  status: number | null | undefined;
}): RingCenter {
  const { desk, turnOf } = useReceipts(customerId, member, activeCalls);
  const { ways, inPage, dismiss, isBlocked } = useWays(
    customerId,
    member,
    strip,
    choices?.preferences.namedOutside ?? false,
  );

  const external = useExternal(customerId);
  const ringing = useMemo(
    () =>
      activeCalls.status === 'ready'
        ? new Set(
            activeCalls.data.filter(({ state }) => state === 'ringing').map((c) => c.linkedId),
          )
        : null,
    [activeCalls],
  );
  const now = useRef({ activeCalls, ways });
  useEffect(() => {
    now.current = { activeCalls, ways };
  });

  const present = useCallback(
    async (call: Call) => {
      const { linkedId } = call;
      const turn = await turnOf(call);
      if (turn === 'none') return;
      // While the other browsers were waited for, it may have been answered or be over.
      if (stateOf(linkedId, now.current.activeCalls) !== call.state) return;
      if (turn === 'every' && external(call)) {
        desk.shown(linkedId, 'window');
        return;
      }
      await climb(call, {
        ways: now.current.ways.filter(({ channel }) => turn === 'every' || isBeside(channel)),
        onShown: (channel) => desk.shown(linkedId, channel),
        pause,
      });
    },
    [turnOf, desk, external],
  );
  const isOwner = useRinging({
    customerId,
    uid: member.uid,
    email: member.email,
    calls: activeCalls,
    choiceOf: choices?.choiceOf ?? null,
    status,
    onPop: (call) => void present(call),
  });

  const openCall = useCallback(
    (call: Call) => {
      desk.seen(call.linkedId);
      // Asked for, so neither strip nor notification; the card in the page when windows are blocked.
      const asked = ways.filter(({ channel }) => channel === 'window' || channel === 'page');
      void climb(call, {
        ways: asked,
        onShown: (channel) => desk.shown(call.linkedId, channel),
        pause,
      });
    },
    [ways, desk],
  );
  const sound = useRingSound({ isOwner, email: member.email, status, calls: activeCalls, choices });

  useEffect(() => {
    // Answered elsewhere, or over: its notification goes.
    if (ringing) keepNotifications(ringing).catch(() => {});
  }, [ringing]);
  useEffect(() => void callWorker(), []);
  useEffect(() => {
    const channel = popupChannel((message) => {
      if (message.type === 'seen' || message.type === 'open' || message.type === 'later') {
        desk.seen(message.linkedId);
      }
    });
    return channel.close;
  }, [desk]);
  useRingingTab(ringing?.size ?? 0);

  return {
    openCall,
    blocked: inPage[0] ?? null,
    dismiss,
    seen: desk.seen,
    isBlocked,
    isMute: sound === 'blocked',
  };
}

/** Ways that cover nothing: no second window beside one that may still be on its way. */
function isBeside(channel: Channel): boolean {
  return channel === 'page' || channel === 'notification';
}

function stateOf(linkedId: string, calls: Live<Call[]>): CallState | undefined {
  if (calls.status !== 'ready') return undefined;
  return calls.data.find((call) => call.linkedId === linkedId)?.state;
}
