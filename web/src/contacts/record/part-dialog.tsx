import '../pairs/merge-dialog.css';
import { useState } from 'react';
import type { PartChoice } from '@cti/functions/model/contacts/contact-merge';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import { ErrorLine } from '../../ui/notice.tsx';
import { useAction } from '../../ui/dialogs/use-action.ts';
import { useContactWords } from '../../words/contacts.ts';
import { useWords } from '../../words/use-words.tsx';
import { type PartChoices, type Undecided, undoMerge } from '../pairs/undo-merge.ts';

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
