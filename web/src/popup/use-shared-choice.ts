import { useEffect, useState } from 'react';
import { showToast } from '../ui/toast.tsx';
import { useWords } from '../words/use-words.tsx';
import type { CallDesk } from './call-desk.ts';
import type { SharedChoice } from './card.tsx';
import type { Choice } from './shown-call.ts';

/**
 * Who of several persons with one number is calling, and his card from the server. A choice made in the
 * first moment, before the server can be asked, waits for it.
 */
export function useSharedChoice(desk: CallDesk | null): SharedChoice {
  const words = useWords();
  const [choice, setChoice] = useState<Choice | null>(null);
  const wanted = choice && !choice.card ? choice.id : null;

  useEffect(() => {
    if (!desk || wanted === null) return undefined;
    // Another one may be chosen while this one is on its way.
    let isWanted = true;
    void desk
      .contact(wanted)
      .catch(() => null)
      .then((card) => {
        if (!isWanted) return;
        if (!card) showToast(words.popup.contactFailed, { tone: 'missed' });
        setChoice(card && { id: wanted, card });
      });
    return () => {
      isWanted = false;
    };
  }, [desk, wanted, words]);

  return {
    chosen: choice?.card ?? null,
    pendingId: wanted,
    onChoose: (id) => setChoice({ id, card: null }),
    onClear: () => setChoice(null),
  };
}
