import './merge-dialog.css';
import { useState } from 'react';
import { IconArrowsLeftRight } from '@tabler/icons-react';
import {
  type MergeField,
  type MergePick,
  mergeFields,
} from '@cti/functions/model/contacts/contact-merge';
import { call } from '../../firebase/callables.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import { formatYen } from '../../ui/format.ts';
import { ErrorLine } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useAction } from '../../ui/dialogs/use-action.ts';
import { useContactWords } from '../../words/contacts.ts';
import { useWords } from '../../words/use-words.tsx';
import { undoMerge } from './undo-merge.ts';
import type { ContactRow } from '../use-contact-pages.ts';

interface MergeDialogProps {
  customerId: string;
  first: ContactRow;
  second: ContactRow;
  /** The id of the contact that stays. */
  onMerged: (keepId: string) => void;
  onClose: () => void;
}

type Picks = Partial<Record<MergeField, MergePick>>;

/** Two contacts side by side: choose which value to keep for each field. */
export function MergeDialog({ customerId, first, second, onMerged, onClose }: MergeDialogProps) {
  const words = useWords();
  const { merge, record } = useContactWords();
  const [isSwapped, setIsSwapped] = useState(false);
  const [keep, drop] = isSwapped ? [second, first] : [first, second];
  const [chosen, setChosen] = useState<Picks>({});
  const picks: Picks = { ...firstPicks(keep, drop), ...chosen };
  const { isBusy, problem, run } = useAction(() => record.actionFailed);
  const submit = () =>
    run(async () => {
      const request = { customerId, keepId: keep.id, dropId: drop.id, picks };
      const { mergeId } = await call('mergeContacts', request);
      showToast(merge.merged, {
        action: (
          <Button
            look="quiet"
            onClick={() =>
              void undoMerge(customerId, mergeId).then(
                (undecided) => showToast(undecided.length > 0 ? merge.partLater : merge.undone),
                () => showToast(record.actionFailed, { tone: 'missed' }),
              )
            }
          >
            {merge.undo}
          </Button>
        ),
      });
      onMerged(keep.id);
    });
  return (
    <Dialog
      title={merge.dialogTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button look="primary" busy={isBusy} onClick={() => void submit()}>
            {merge.submit}
          </Button>
        </>
      }
    >
      <p className="merge-lead">{merge.dialogLead}</p>
      <div className="merge">
        <span />
        <strong>{merge.keep}</strong>
        <strong className="merge-drop">
          {merge.drop}
          <IconButton
            icon={IconArrowsLeftRight}
            label={merge.swap}
            onClick={() => {
              setIsSwapped(!isSwapped);
              setChosen({});
            }}
          />
        </strong>
        {mergeFields.map((field) => (
          <FieldRow
            key={field}
            field={field}
            sides={[keep, drop]}
            pick={picks[field] ?? 'keep'}
            onPick={(pick) => setChosen((before) => ({ ...before, [field]: pick }))}
          />
        ))}
      </div>
      {problem && <ErrorLine>{problem}</ErrorLine>}
    </Dialog>
  );
}

interface FieldRowProps {
  field: MergeField;
  sides: readonly [ContactRow, ContactRow];
  pick: MergePick;
  onPick: (pick: MergePick) => void;
}

function FieldRow({ field, sides, pick, onPick }: FieldRowProps) {
  const { form, merge } = useContactWords();
  const words = useWords();
  const shown = sides.map((contact) => textOf(contact, field, words));
  const options = (['keep', 'drop'] as const).map((side, at) => ({ side, text: shown[at] ?? '' }));
  const isSame = shown[0] === shown[1];
  return (
    <fieldset className="merge-row">
      <legend>{form[field]}</legend>
      {options.map(({ side, text }) => (
        <label key={side} className={isSame ? 'merge-same' : undefined}>
          <input
            type="radio"
            name={`merge-${field}`}
            aria-label={merge.pick(form[field], text || words.common.none)}
            disabled={isSame}
            checked={pick === side || (pick === 'both' && side === 'keep')}
            onChange={() => onPick(side)}
          />
          <span className="merge-text">{text || words.common.none}</span>
        </label>
      ))}
      {field === 'notes' && !isSame && (
        <label className="merge-both">
          <input
            type="checkbox"
            checked={pick === 'both'}
            onChange={(event) => onPick(event.target.checked ? 'both' : 'keep')}
          />
          {merge.both}
        </label>
      )}
    </fieldset>
  );
}

const ranks = { new: 0, regular: 1, vip: 2 };

/** A filled field wins over an empty one; both contacts' notes are kept, and the higher kind. */
function firstPicks(keep: ContactRow, drop: ContactRow): Picks {
  const picks: Picks = {};
  for (const field of mergeFields) {
    if (isEmpty(keep[field]) && !isEmpty(drop[field])) picks[field] = 'drop';
  }
  if (keep.notes && drop.notes && keep.notes !== drop.notes) picks.notes = 'both';
  if (ranks[drop.kind] > ranks[keep.kind]) picks.kind = 'drop';
  return picks;
}

const isEmpty = (value: unknown): boolean => value === '' || value === null;

function textOf(
  contact: ContactRow,
  field: MergeField,
  words: ReturnType<typeof useWords>,
): string {
  switch (field) {
    case 'kind':
      return words.kind[contact.kind];
    case 'transportFee':
      return contact.transportFee === null ? '' : formatYen(contact.transportFee);
    case 'caution':
    case 'ban':
      return contact[field]?.text ?? '';
    case 'name':
    case 'kana':
    case 'email':
    case 'address':
    case 'externalId':
    case 'notes':
      return contact[field];
  }
}
