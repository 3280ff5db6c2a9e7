import {
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import type { Member } from '@cti/functions/model/members/member';
import { callNotice, notifyCall } from './call-notification.ts';
import type { Way } from '../channel-ladder.ts';
import type { Strip } from './strip.ts';
import type { Handed } from '../../popup/handover.ts';
import { type PopupWindow, createPopupWindow } from './popup-window.ts';
import { cardPicture } from '../../popup/card-picture.tsx';
import { useLanguage, useWords } from '../../words/use-words.tsx';

interface Ways {
  /** In the order they're tried. */
  ways: readonly Way[];
  /** Calls to show within the page, newest first. */
  inPage: readonly Call[];
  dismiss: (call: Call) => void;
  /** Whether the browser blocked the last attempt to open a window. */
  isBlocked: boolean;
}

/**
 * The ways this tab can show a call: strip, popup window, card in the page, notification.
 * @param namesCaller whether a notification names the caller
 */
export function useWays(
  customerId: string,
  member: Member,
  strip: Strip,
  namesCaller: boolean,
): Ways {
  const words = useWords();
  const popup = usePopupWindow();
  const [inPage, setInPage] = useState<readonly Call[]>([]);
  const [isBlocked, setIsBlocked] = useState(false);

  const drop = useCallback((linkedId: string) => {
    setInPage((calls) => calls.filter((call) => call.linkedId !== linkedId));
  }, []);

  const ways = useMemo((): Way[] => {
    const { uid, name, email, extensions, role } = member;
    const handed = (call: Call): Handed => ({
      customerId,
      call,
      viewer: { uid, name, email, extensions, role },
    });
    const notify = (call: Call) => notifyCall(call.linkedId, callNotice(call, words, namesCaller));
    return [
      { channel: 'strip', show: strip.show },
      {
        channel: 'window',
        async show(call) {
          const shown = await popup.current?.show(handed(call));
          setIsBlocked(shown === 'blocked');
          if (shown !== 'shown') return false;
          drop(call.linkedId);
          await popup.current?.ready();
          return true;
        },
      },
      {
        channel: 'page',
        async show(call) {
          setInPage((calls) => [call, ...calls.filter((one) => one.linkedId !== call.linkedId)]);
          if (document.hidden) return false;
          // In addition to the card, for people looking at another window.
          notify(call).catch(() => {});
          return true;
        },
        withdraw: drop,
      },
      { channel: 'notification', show: notify },
    ];
  }, [customerId, member, words, popup, strip, drop, namesCaller]);

  const dismiss = useCallback((call: Call) => drop(call.linkedId), [drop]);
  return { ways, inPage, dismiss, isBlocked };
}

/** This tab's connection to the popup window while it's signed in. */
function usePopupWindow(): RefObject<PopupWindow | null> {
  const popup = useRef<PopupWindow | null>(null);
  const words = useWords();
  const [language] = useLanguage();
  const draw = useEffectEvent((handed: Handed) => cardPicture(handed, { words, language }));
  useEffect(() => {
    const created = createPopupWindow((handed) => draw(handed));
    popup.current = created;
    return () => {
      popup.current = null;
      created.dispose();
    };
  }, []);
  return popup;
}
