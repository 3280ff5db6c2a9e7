import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import type { Member } from '@cti/functions/model/members/member';
import type { Channel } from '@cti/functions/model/calls/receipt';
import type { Live } from '../firebase/listener-store.ts';
import { pageLog } from '../firebase/page-log.ts';
import { serverNow } from '../firebase/server-clock.ts';
import { pause } from '../firebase/steady-timers.ts';
import { callWorker, keepNotifications } from './ways/call-notification.ts';
import { climb } from './channel-ladder.ts';
import type { Strip } from './ways/strip.ts';
import { droppedRings, isOfRing } from './known-rings.ts';
import { type CallForMe, useConcerns } from './use-concerns.ts';
import { useReceipts } from './use-receipts.ts';
import { useRinging } from './use-ringing.ts';
import { popupChannel } from '../popup/handover.ts';
import type { CallChoices } from './use-call-choices.ts';
import { useRingingTab } from './ways/tab-title.ts';
import { useWays } from './ways/use-ways.ts';
import { useExternal } from './ways/use-external.ts';
import { useRingSound } from './ways/sound/use-ring-sound.ts';

interface RingCenter {
  /** Calls that ring for the person and that they want to be told about. */
  heard: readonly CallForMe[];
  /** Opens the popup for a call at the person's request. */
  openCall: (call: Call) => void;
  /** The call to show within the page because its popup was blocked. */
  blocked: Call | null;
  dismiss: (call: Call) => void;
  /** Called when the person has touched a call's card. */
  seen: (linkedId: string) => void;
  /** Whether the browser blocked the last attempt. */
  isBlocked: boolean;
  /** Whether the browser doesn't let this page play sound yet. */
  isMute: boolean;
}

/** When a phone rings, one tab of one browser shows it by the first way that works; tab titles show it anyway. */
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
  /** Null until they're known. */
  choices: CallChoices | null;
  /** The person's own status; undefined until it's known. */
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
  const concerns = useConcerns({
    email: member.email,
    extensions: member.extensions,
    calls: activeCalls,
    choiceOf: choices?.choiceOf ?? null,
    status,
  });
  const now = useRef({ concerns, ways });
  useEffect(() => {
    now.current = { concerns, ways };
  });
  /** Rings that stopped concerning the person before they were shown. */
  const [dropped] = useState(droppedRings);

  const present = useCallback(
    async (ringing: CallForMe) => {
      const { call } = ringing;
      const { linkedId } = call;
      let isNoted = false;
      const shown = (channel: Channel) => {
        desk.shown(linkedId, channel);
        // A better channel may take a stand-in's place; the first one counts.
        if (!isNoted) noteCard(ringing, channel);
        isNoted = true;
      };
      const turn = await turnOf(ringing);
      pageLog.write('turn', turn, linkedId);
      if (turn === 'none') return;
      // It may have been answered, or be over, while we waited for the other browsers.
      if (!now.current.concerns?.some((one) => isOfRing(one, ringing))) {
        dropped.add(ringing);
        return;
      }
      if (turn === 'every' && external(call)) {
        shown('window');
        return;
      }
      await climb(call, {
        ways: now.current.ways.filter(({ channel }) => turn === 'every' || isBeside(channel)),
        onShown: shown,
        pause,
      });
    },
    [turnOf, desk, external, dropped],
  );
  const isOwner = useRinging({
    customerId,
    uid: member.uid,
    concerns,
    onPop: (ringing) => void present(ringing),
  });
  useEffect(() => {
    // Or it only seemed so: to somebody signing in, the server still says that they're logged off.
    for (const ringing of dropped.takeBack(concerns ?? [])) void present(ringing);
  }, [concerns, present, dropped]);

  const openCall = useCallback(
    (call: Call) => {
      desk.seen(call.linkedId);
      // The person asked for it, so no strip and no notification; the card appears in the page if windows are blocked.
      const asked = ways.filter(({ channel }) => channel === 'window' || channel === 'page');
      void climb(call, {
        ways: asked,
        onShown: (channel) => desk.shown(call.linkedId, channel),
        pause,
      });
    },
    [ways, desk],
  );
  const sound = useRingSound({
    isOwner,
    email: member.email,
    extensions: member.extensions,
    calls: activeCalls,
    concerns,
    choices,
  });

  useEffect(() => {
    if (!concerns) return;
    // Answered elsewhere or over: close its notification.
    const ringing = concerns.filter(({ concern }) => concern.kind === 'ring');
    keepNotifications(new Set(ringing.map(({ call }) => call.linkedId))).catch(() => {});
  }, [concerns]);
  useEffect(() => void callWorker(), []);
  useEffect(() => {
    const channel = popupChannel((message) => {
      if (message.type === 'seen' || message.type === 'open' || message.type === 'later') {
        desk.seen(message.linkedId);
      }
    });
    return channel.close;
  }, [desk]);
  const heard = useMemo(() => concerns?.filter((one) => one.concern.isHeard) ?? [], [concerns]);
  useRingingTab(heard.length);

  return {
    heard,
    openCall,
    blocked: inPage[0] ?? null,
    dismiss,
    seen: desk.seen,
    isBlocked,
    isMute: sound === 'blocked',
  };
}

/** How long a ring took to the screen, counted as in the objectives: its first one from the webhook. */
function noteCard({ call, concern }: CallForMe, channel: Channel): void {
  if (call.isTest || concern.kind !== 'ring' || !call.receivedAt) return;
  const begunMs = Math.max(concern.sinceMs, call.receivedAt.getTime());
  pageLog.card(call.linkedId, channel, serverNow() - begunMs);
}

/** Ways that cover nothing, so that no second window opens beside one that may still be on its way. */
function isBeside(channel: Channel): boolean {
  return channel === 'page' || channel === 'notification';
}
