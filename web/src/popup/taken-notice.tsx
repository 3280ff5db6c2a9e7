import './taken-notice.css';
import { type RefObject, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { IconPhoneCheck } from '@tabler/icons-react';
import { preferenceDefaults } from '@cti/functions/model/desk/popup-choice';
import type { Call } from '@cti/functions/model/calls/call';
import { useSource } from '../firebase/use-source.ts';
import { Button } from '../ui/button.tsx';
import { usePopupMoreWords } from '../words/popup.ts';
import type { CallDesk } from './call-desk.ts';
import type { MemoDraft } from './memo/memo-draft.ts';
import { closesAtMs } from './taken.ts';

interface TakenNoticeProps {
  call: Call;
  /** The colleague. */
  by: string;
  desk: CallDesk;
  draft: MemoDraft;
  onClose: () => void;
}

/**
 * 「○○さんが応答中」 above a card that needs nothing more from this member. The card closes by itself if they have set that,
 * and never while they're typing.
 */
export function TakenNotice({ call, by, desk, draft, onClose }: TakenNoticeProps) {
  const words = usePopupMoreWords();
  const preferences = useSource(useMemo(() => desk.preferences(), [desk]));
  const own = preferences.status === 'ready' ? (preferences.data ?? preferenceDefaults) : null;
  const [isKept, setIsKept] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const closesIn = useCountdown(place, draft, isKept ? null : (own?.closeAfterSeconds ?? null));

  const close = useEffectEvent(onClose);
  const isDue = closesIn === 0;
  useEffect(() => {
    if (isDue) close();
  }, [isDue]);

  return (
    <div className="card-taken" ref={place}>
      <IconPhoneCheck size={16} stroke={1.75} aria-hidden />
      <output className="clip" title={by}>
        {call.state === 'ended' ? words.takenOver(by) : words.taken(by)}
      </output>
      {closesIn !== null && (
        <>
          <span className="card-taken-time num">{words.closesIn(closesIn)}</span>
          <Button look="quiet" onClick={() => setIsKept(true)}>
            {words.keep}
          </Button>
        </>
      )}
      <Button look="quiet" onClick={onClose}>
        {words.close}
      </Button>
    </div>
  );
}

/** How often we check whether somebody is typing. */
const lookMs = 250;

/** Whole seconds until the card closes, restarting with every keystroke; null = it stays. */
function useCountdown(
  place: RefObject<Element | null>,
  draft: MemoDraft,
  closeAfterSeconds: number | null,
): number | null {
  const [takenAtMs] = useState(() => Date.now());
  const [busyAtMs, setBusyAtMs] = useState<number | null>(null);
  const [nowMs, setNowMs] = useState(takenAtMs);
  useEffect(() => {
    const look = () => {
      const now = Date.now();
      setNowMs(now);
      if (isInField(place.current) || draft.isUnsaved()) setBusyAtMs(now);
    };
    const timer = setInterval(look, lookMs);
    return () => clearInterval(timer);
  }, [place, draft]);
  const closes = closesAtMs({ takenAtMs, busyAtMs, closeAfterSeconds });
  return closes === null ? null : Math.max(0, Math.ceil((closes - nowMs) / 1000));
}

/** Whether the caret is in a field of the card around `place`. */
function isInField(place: Element | null): boolean {
  const focused = document.activeElement;
  const isField = focused?.matches('textarea, input, select') ?? false;
  return isField && (place?.closest('article')?.contains(focused) ?? false);
}
