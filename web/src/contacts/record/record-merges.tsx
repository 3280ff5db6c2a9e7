import { useState } from 'react';
import { contactMergeSchema } from '@cti/functions/model/contacts/contact-merge';
import { paths } from '@cti/functions/model/paths';
import { useLiveQuery } from '../../firebase/use-live.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.ts';
import { useFormat } from '../../ui/format.ts';
import { showToast } from '../../ui/toast.tsx';
import { PartDialog } from './part-dialog.tsx';
import { type Undecided, undoMerge } from '../pairs/undo-merge.ts';
import { useContactWords } from '../../words/contacts.ts';
import { useWords } from '../../words/use-words.tsx';

const mergeLimit = 20;

/** Who was merged into this contact in the last 30 days, and how to undo it. */
export function RecordMerges({ customerId, contactId }: { customerId: string; contactId: string }) {
  const words = useWords();
  const { merge, record } = useContactWords();
  const [asked, setAsked] = useState<{ mergeId: string; undecided: Undecided } | null>(null);
  const format = useFormat();
  const now = useNow(false);
  const [busyId, setBusyId] = useState<string | null>(null);
  const live = useLiveQuery({
    path: paths.contactMerges(customerId),
    where: [['keepId', '==', contactId]],
    limit: mergeLimit,
    schema: contactMergeSchema,
  });
  const merges =
    live.status === 'ready'
      ? live.data.filter(({ state, expireAt }) => state !== 'parted' && expireAt.getTime() > now)
      : [];
  if (merges.length === 0) return null;
  const part = async (mergeId: string) => {
    setBusyId(mergeId);
    try {
      const undecided = await undoMerge(customerId, mergeId);
      if (undecided.length > 0) setAsked({ mergeId, undecided });
      else showToast(merge.undone);
    } catch {
      showToast(record.actionFailed, { tone: 'missed' });
    }
    setBusyId(null);
  };
  return (
    <section className="record-part" aria-labelledby="record-merges">
      <header className="record-part-head">
        <h2 id="record-merges">{merge.history}</h2>
      </header>
      <ul className="record-twins">
        {merges.map(({ id, dropName, byName, at }) => (
          <li key={id}>
            <span className="clip">{dropName || words.caller.noName}</span>
            <span className="record-store">{merge.by(byName, format.date(at, now))}</span>
            <Button busy={busyId === id} onClick={() => void part(id)}>
              {merge.undo}
            </Button>
          </li>
        ))}
      </ul>
      {asked && (
        <PartDialog
          customerId={customerId}
          mergeId={asked.mergeId}
          otherName={merges.find(({ id }) => id === asked.mergeId)?.dropName ?? ''}
          undecided={asked.undecided}
          onParted={() => {
            setAsked(null);
            showToast(merge.undone);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}
