import { useState } from 'react';
import { showToast } from '../ui/toast.tsx';
import { useWords } from '../words/use-words.tsx';
import type { CallDesk } from './call-desk.ts';
import type { SharedChoice } from './card.tsx';
import type { Choice } from './shown-call.ts';

/** Who of several persons with one number is calling, and his card from the server. */
export function useSharedChoice(desk: CallDesk | null): SharedChoice | undefined {
  const words = useWords();
  const [choice, setChoice] = useState<Choice | null>(null);
  if (!desk) return undefined;

  const choose = async (id: string) => {
    setChoice({ id, card: null });
    const card = await desk.contact(id).catch(() => null);
    if (!card) showToast(words.popup.contactFailed, { tone: 'missed' });
    // Another one may have been chosen while this one was on its way.
    setChoice((now) => (now?.id === id ? card && { id, card } : now));
  };

  return {
    chosen: choice?.card ?? null,
    pendingId: choice && !choice.card ? choice.id : null,
    onChoose: (id) => void choose(id),
    onClear: () => setChoice(null),
  };
}
