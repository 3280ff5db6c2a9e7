import { useState } from 'react';
import { type PartChoice, contactMergeSchema } from '@cti/functions/model/contacts/contact-merge';
import { paths } from '@cti/functions/model/paths';
import { useLiveQuery } from '../../firebase/use-live.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.ts';
import { useFormat } from '../../ui/format.ts';
import { showToast } from '../../ui/toast.tsx';
import { useContactWords } from '../../words/contacts.ts';
import { useWords } from '../../words/use-words.tsx';
import '../pairs/merge-dialog.css';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import { ErrorLine } from '../../ui/notice.tsx';
import { useAction } from '../../ui/dialogs/use-action.ts';
import { type PartChoices, type Undecided, undoMerge } from '../pairs/undo-merge.ts';

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

interface PartDialogProps {
  customerId: string;
  mergeId: string;
  otherName: string;
  undecided: Undecided;
  onParted: () => void;
  onClose: () => void;
}

/** Before undoing a merge: asks which contact the texts overwritten since belong to. */
export function PartDialog({
  customerId,
  mergeId,
  otherName,
  undecided,
  onParted,
  onClose,
}: PartDialogProps) {
  const words = useWords();
  const { form, merge, record } = useContactWords();
  const [choices, setChoices] = useState<PartChoices>({});
  const { isBusy, problem, run } = useAction(() => record.actionFailed);
  const submit = () =>
    run(async () => {
      const all = Object.fromEntries(
        undecided.map(({ field }) => [field, choices[field] ?? firstChoice]),
      );
      await undoMerge(customerId, mergeId, all);
      onParted();
    });
  return (
    <Dialog
      title={merge.partTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button look="primary" busy={isBusy} onClick={() => void submit()}>
            {merge.undo}
          </Button>
        </>
      }
    >
      <p className="merge-lead">{merge.partLead}</p>
      {undecided.map(({ field, since }) => (
        <div key={field} className="part-field">
          <Choice
            label={form[field]}
            value={choices[field] ?? firstChoice}
            options={[
              { value: 'keep', label: merge.partKeep },
              { value: 'drop', label: merge.partDrop(otherName || words.caller.noName) },
              { value: 'both', label: merge.both },
            ]}
            onChange={(choice) => setChoices((before) => ({ ...before, [field]: choice }))}
          />
          <p className="merge-text">{field === 'kind' ? kindWord(since, words) : since}</p>
        </div>
      ))}
      {problem && <ErrorLine>{problem}</ErrorLine>}
    </Dialog>
  );
}

const firstChoice: PartChoice = 'keep';

const kindWord = (kind: string, words: ReturnType<typeof useWords>): string =>
  Object.entries(words.kind).find(([code]) => code === kind)?.[1] ?? kind;
