import { useEffect, useState } from 'react';
import type { ContactCard } from '@cti/functions/model/contact';
import { showToast } from '../ui/toast.tsx';
import { useWords } from '../words/use-words.tsx';
import type { CallDesk } from './call-desk.ts';
import type { SharedChoice } from './card/card-shared.tsx';

/**
 * Which of several contacts sharing a number is calling, and their data from the server. The call is then linked to
 * them alone, for everybody. A choice made before this window can write is kept until it can; a viewer's stays on their
 * screen.
 */
export function useSharedChoice(
  desk: CallDesk | null,
  linkedId: string,
  mayWrite: boolean,
): SharedChoice {
  const words = useWords();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isReopened, setIsReopened] = useState(false);
  const [card, setCard] = useState<ContactCard | null>(null);
  const failed = words.popup.contactFailed;

  useEffect(() => {
    if (!desk || chosenId === null) return;
    // Another one may be chosen while this one is loading.
    let gone = false;
    const arrive = (found: ContactCard | null) => {
      if (gone) return;
      setCard(found);
      if (found) return;
      setChosenId(null);
      showToast(failed, { tone: 'missed' });
    };
    desk.contact(chosenId).then(arrive, () => arrive(null));
    if (mayWrite) {
      desk
        .chooseCaller(linkedId, chosenId)
        .catch(() => gone || showToast(words.popup.actionFailed, { tone: 'missed' }));
    }
    return () => {
      gone = true;
    };
  }, [desk, chosenId, failed, linkedId, mayWrite, words]);

  const chosen = card?.id === chosenId ? card : null;
  return {
    chosen,
    isReopened,
    pendingId: chosen ? null : chosenId,
    onChoose: setChosenId,
    onClear: () => {
      setChosenId(null);
      setIsReopened(true);
    },
  };
}
