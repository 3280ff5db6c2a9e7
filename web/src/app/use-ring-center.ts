import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Call } from '@cti/functions/model/call';
import type { Member } from '@cti/functions/model/member';
import type { Live } from '../firebase/listener-store.ts';
import { keepNotifications, notifyCall } from '../live/call-notification.ts';
import { useRinging } from '../live/use-ringing.ts';
import type { Handed } from '../popup/handover.ts';
import { type PopupWindow, createPopupWindow } from '../popup/popup-window.ts';
import { otherParty, storeName } from '../ui/call-names.ts';
import { useWords } from '../words/use-words.tsx';
import { useRingingTab } from './page-title.ts';
import type { CallChoices } from './use-call-choices.ts';

interface RingCenter {
  /** Opens the popup for a call. */
  openCall: (call: Call) => void;
  /** The call to show within the page, because its popup was blocked. */
  blocked: Call | null;
  dismiss: (call: Call) => void;
  /** Whether the browser's last answer was to block. */
  isBlocked: boolean;
}

/**
 * What happens when a phone rings, on whatever page the person is: the popup window; where that is
 * blocked, a card in the page and a notification; and the tab's title in any case.
 */
export function useRingCenter({
  customerId,
  member,
  activeCalls,
  choices,
}: {
  customerId: string;
  member: Member;
  activeCalls: Live<Call[]>;
  /** Null until they are known. */
  choices: CallChoices | null;
}): RingCenter {
  const words = useWords();
  const popup = usePopupWindow();
  const [waiting, setWaiting] = useState<readonly Call[]>([]);
  const [isBlocked, setIsBlocked] = useState(false);

  const handed = useCallback(
    (call: Call): Handed => {
      const { uid, name, email, role } = member;
      return { customerId, call, viewer: { uid, name, email, role } };
    },
    [customerId, member],
  );

  const openCall = useCallback(
    function open(call: Call) {
      void popup.current?.show(handed(call)).then((shown) => {
        setIsBlocked(shown === 'blocked');
        setWaiting((calls) => {
          const others = calls.filter(({ linkedId }) => linkedId !== call.linkedId);
          return shown === 'blocked' ? [call, ...others] : others;
        });
        if (shown !== 'blocked') return;
        const title = words.ring.notification(storeName(call, words));
        const body = call.caller.match === 'known' ? otherParty(call, words).text : '';
        notifyCall(call.linkedId, { title, body }, () => open(call));
      });
    },
    [popup, handed, words],
  );

  useRinging({
    customerId,
    uid: member.uid,
    email: member.email,
    calls: activeCalls,
    choiceOf: choices?.choiceOf ?? null,
    onPop: (calls) => calls.forEach(openCall),
  });

  const ringing = useMemo(
    () =>
      new Set(
        activeCalls.status === 'ready'
          ? activeCalls.data.filter(({ state }) => state === 'ringing').map((c) => c.linkedId)
          : [],
      ),
    [activeCalls],
  );
  useEffect(() => keepNotifications(ringing), [ringing]);
  useRingingTab(ringing.size);

  const dismiss = useCallback((call: Call) => {
    setWaiting((calls) => calls.filter(({ linkedId }) => linkedId !== call.linkedId));
  }, []);
  return { openCall, blocked: waiting[0] ?? null, dismiss, isBlocked };
}

/** This tab's way to the popup window, for as long as it is signed in. */
function usePopupWindow() {
  const popup = useRef<PopupWindow | null>(null);
  useEffect(() => {
    const created = createPopupWindow();
    popup.current = created;
    return () => {
      popup.current = null;
      created.dispose();
    };
  }, []);
  return popup;
}
