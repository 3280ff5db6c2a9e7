import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useContactWords } from '../../words/contacts/use-contact-words.ts';
import type { ContactWriter } from '../write-contact.ts';
import { tellPair } from './write-pair.ts';

interface DifferentButtonProps {
  writer: ContactWriter;
  contactIds: readonly [string, string];
}

/** These are two persons: they do not come up again, unless that is taken back at once. */
export function DifferentButton({ writer, contactIds }: DifferentButtonProps) {
  const { merge, record } = useContactWords();
  const [isBusy, setIsBusy] = useState(false);
  const tell = async (state: 'different' | 'open') => {
    setIsBusy(true);
    try {
      await tellPair(writer, contactIds, state);
      showToast(
        state === 'open' ? merge.differentUndone : merge.differentDone,
        state === 'open'
          ? {}
          : {
              action: (
                <Button look="quiet" onClick={() => void tell('open')}>
                  {merge.undo}
                </Button>
              ),
            },
      );
    } catch {
      showToast(record.actionFailed, { tone: 'missed' });
    }
    setIsBusy(false);
  };
  return (
    <Button busy={isBusy} onClick={() => void tell('different')}>
      {merge.different}
    </Button>
  );
}
