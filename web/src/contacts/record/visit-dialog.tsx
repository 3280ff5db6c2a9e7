import { useState } from 'react';
import { fromLocalInput, toLocalInput } from '@cti/functions/model/text/japan-time';
import { readAmount, valueOf } from '@cti/functions/model/text/amount-text';
import type { Visit } from '@cti/functions/model/contacts/contact';
import { Button } from '../../ui/button.tsx';
import { InputField, Options, SelectField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/dialogs/form-dialog.tsx';
import { useAction } from '../../ui/dialogs/use-action.ts';
import { useContactWords } from '../../words/contacts.ts';
import type { StoreName } from '../stores.ts';

interface VisitDialogProps {
  /** null = a new one. */
  visit: (Visit & { id: string }) | null;
  stores: readonly StoreName[];
  /** In milliseconds. */
  now: number;
  onSave: (visit: Visit) => Promise<void>;
  onRemove: () => Promise<void>;
  onClose: () => void;
}

export function VisitDialog({ visit, stores, now, onSave, onRemove, onClose }: VisitDialogProps) {
  const { record, form } = useContactWords();
  const [date, setDate] = useState(() => toLocalInput(visit?.date ?? new Date(now)));
  const [storeCode, setStoreCode] = useState(visit?.storeCode ?? stores[0]?.code ?? '');
  const [summary, setSummary] = useState(visit?.summary ?? '');
  const [amount, setAmount] = useState(visit?.amount == null ? '' : String(visit.amount));
  const [isChecked, setIsChecked] = useState(false);
  const { isBusy, problem, run } = useAction(() => form.failed);
  const yen = valueOf(readAmount(amount));
  const isBadAmount = yen !== null && !(yen >= 0 && yen <= 1_000_000_000);

  const close = (act: () => Promise<void>) =>
    void run(async () => {
      await act();
      onClose();
    });
  const submit = () => {
    setIsChecked(true);
    const at = fromLocalInput(date);
    if (!at || isBadAmount) return;
    close(() => onSave({ date: at, storeCode, summary: summary.trim(), amount: yen }));
  };

  return (
    <FormDialog
      title={visit ? record.editVisit : record.addVisit}
      submit={form.save}
      isBusy={isBusy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
      aside={
        visit && (
          <Button look="danger" onClick={() => close(onRemove)}>
            {record.removeVisit}
          </Button>
        )
      }
    >
      <div className="contact-pair">
        <InputField
          label={record.date}
          type="datetime-local"
          value={date}
          error={isChecked && date === '' ? record.dateMissing : null}
          onChange={(event) => setDate(event.target.value)}
        />
        <SelectField
          label={record.store}
          value={storeCode}
          onChange={(event) => setStoreCode(event.target.value)}
        >
          <Options of={stores.map(({ code, name }) => [code, name])} />
          {!stores.some(({ code }) => code === storeCode) && storeCode !== '' && (
            <option value={storeCode}>{storeCode}</option>
          )}
          <option value="">{record.noStore}</option>
        </SelectField>
      </div>
      <InputField
        label={record.summary}
        maxLength={1000}
        value={summary}
        onChange={(event) => setSummary(event.target.value)}
      />
      <InputField
        label={record.amount}
        note={form.yen}
        inputMode="numeric"
        value={amount}
        error={isChecked && isBadAmount ? record.badAmount : null}
        onChange={(event) => setAmount(event.target.value)}
      />
    </FormDialog>
  );
}
