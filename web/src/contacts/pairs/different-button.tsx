import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useContactWords } from '../../words/contacts.ts';
import { type ContactWriter, answered } from '../write-contact.ts';
import { type ContactPair, pairId, pairIds } from '@cti/functions/model/contacts/contact-pair';
import { paths } from '@cti/functions/model/paths';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { db } from '../../firebase/firestore.ts';

interface DifferentButtonProps {
  writer: ContactWriter;
  contactIds: readonly [string, string];
}

/** Marks two contacts as different people: they don't come up again, unless this is undone right away. */
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

/** Says of two contacts that they are different, or takes that back. The server need not have found them yet. */
const tellPair = (
  { customerId, uid, name }: ContactWriter,
  [one, other]: readonly [string, string],
  state: ContactPair['state'],
): Promise<void> =>
  answered(
    setDoc(
      doc(db(), paths.contactPair(customerId, pairId(one, other))),
      {
        contactIds: pairIds(one, other),
        state,
        at: serverTimestamp(),
        byUid: uid,
        byName: name,
      },
      { merge: true },
    ),
  );
