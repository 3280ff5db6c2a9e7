import './manual-dialog.css';
import { useState } from 'react';
import { memoLimit } from '@cti/functions/model/calls/memo';
import { CallRefused, call } from '../../firebase/callables.ts';
import { Choice } from '../../ui/choice.tsx';
import { InputField, Options, SelectField, TextareaField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/dialogs/form-dialog.tsx';
import { useAction } from '../../ui/dialogs/use-action.ts';
import { useHistoryWords } from '../../words/history.ts';
import { useWords } from '../../words/use-words.tsx';
import { type Entry, type EntryFault, newEntry, readEntry } from './entry.ts';

interface ManualDialogProps {
  customerId: string;
  /** The groups the person may enter calls for. */
  groups: readonly { id: string; name: string }[];
  /** The person may enter calls that belong to no group. */
  allowsNoGroup: boolean;
  onDone: (linkedId: string) => void;
  onClose: () => void;
}

/** Enters a call the phone system knows nothing of. */
export function ManualDialog(props: ManualDialogProps) {
  const { customerId, groups, allowsNoGroup, onDone, onClose } = props;
  const words = useWords();
  const { manual } = useHistoryWords();
  const [entry, setEntry] = useState(() => newEntry(Date.now(), groups[0]?.id ?? ''));
  // The same for every press: pressing again after a lost response creates no second call.
  const [requestId] = useState(() => crypto.randomUUID());
  const [faults, setFaults] = useState<readonly EntryFault[]>([]);
  const { isBusy, problem, run } = useAction((error) =>
    error instanceof CallRefused && error.code !== 'unavailable' ? manual.refused : manual.failed,
  );
  const set = (fields: Partial<Entry>) => setEntry((old) => ({ ...old, ...fields }));
  const fault = (field: EntryFault) => (faults.includes(field) ? manual.faults[field] : null);

  const submit = () => {
    if (isBusy) return;
    const read = readEntry(entry, Date.now());
    setFaults('faults' in read ? read.faults : []);
    if ('faults' in read) return;
    void run(async () => {
      const { linkedId } = await call('logCall', { customerId, requestId, ...read.call });
      onDone(linkedId);
    });
  };
  return (
    <FormDialog
      title={manual.title}
      submit={isBusy ? manual.submitting : manual.submit}
      isBusy={isBusy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="manual">
        <InputField
          label={manual.number}
          inputMode="tel"
          autoComplete="off"
          placeholder="090-1234-5678"
          hint={entry.direction === 'inbound' ? manual.numberHint : null}
          error={fault('number')}
          value={entry.number}
          onChange={({ target }) => set({ number: target.value })}
        />
        <div className="manual-row">
          <Choice
            label={manual.direction}
            value={entry.direction}
            options={(['inbound', 'outbound'] as const).map((value) => ({
              value,
              label: words.direction[value],
            }))}
            onChange={(direction) => set({ direction })}
          />
          <Choice
            label={manual.outcome}
            value={entry.outcome}
            options={[
              { value: 'answered', label: manual.talked },
              { value: 'missed', label: manual.notTalked },
            ]}
            onChange={(outcome) => set({ outcome })}
          />
        </div>
        <div className="manual-row">
          <InputField
            label={manual.startedAt}
            type="datetime-local"
            error={fault('startedAt')}
            value={entry.startedAt}
            onChange={({ target }) => set({ startedAt: target.value })}
          />
          <InputField
            label={manual.minutes}
            inputMode="decimal"
            disabled={entry.outcome !== 'answered'}
            error={fault('minutes')}
            value={entry.outcome === 'answered' ? entry.minutes : ''}
            onChange={({ target }) => set({ minutes: target.value })}
          />
        </div>
        <SelectField
          label={manual.group}
          value={entry.groupCode}
          onChange={({ target }) => set({ groupCode: target.value })}
        >
          <Options of={groups.map(({ id, name }) => [id, name])} />
          {allowsNoGroup && <option value="">{words.common.unknownStore}</option>}
        </SelectField>
        <TextareaField
          label={words.memo.label}
          placeholder={words.memo.placeholder}
          rows={3}
          maxLength={memoLimit}
          value={entry.memo}
          onChange={({ target }) => set({ memo: target.value })}
        />
      </div>
    </FormDialog>
  );
}
