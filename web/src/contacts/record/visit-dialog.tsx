import { useId, useState } from 'react';
import { fromLocalInput, toLocalInput } from '@cti/functions/model/japan-time';
import { readAmount, valueOf } from '@cti/functions/model/amount-text';
import type { Visit } from '@cti/functions/model/contact';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { InputField, SelectField } from '../../ui/field.tsx';
import { ErrorLine } from '../../ui/notice.tsx';
import { useContactWords } from '../../words/contacts/use-contact-words.ts';
import { useWords } from '../../words/use-words.tsx';
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

/** One use of a store. */
export function VisitDialog({ visit, stores, now, onSave, onRemove, onClose }: VisitDialogProps) {
  const words = useWords();
  const { record, form } = useContactWords();
  const id = useId();
  const [date, setDate] = useState(() => toLocalInput(visit?.date ?? new Date(now)));
  const [storeCode, setStoreCode] = useState(visit?.storeCode ?? stores[0]?.code ?? '');
  const [summary, setSummary] = useState(visit?.summary ?? '');
  const [amount, setAmount] = useState(visit?.amount == null ? '' : String(visit.amount));
  const [isChecked, setIsChecked] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const yen = valueOf(readAmount(amount));
  const isBadAmount = yen !== null && !(yen >= 0 && yen <= 1_000_000_000);

  const run = async (act: () => Promise<void>) => {
    if (isBusy) return;
    setIsBusy(true);
    setHasFailed(false);
    try {
      await act();
      onClose();
    } catch {
      setHasFailed(true);
      setIsBusy(false);
    }
  };
  const submit = () => {
    setIsChecked(true);
    const at = fromLocalInput(date);
    if (!at || isBadAmount) return;
    void run(() => onSave({ date: at, storeCode, summary: summary.trim(), amount: yen }));
  };

  return (
    <Dialog
      title={visit ? record.editVisit : record.addVisit}
      onClose={onClose}
      actions={
        <>
          {visit && (
            <Button
              look="danger"
              className="record-visit-remove"
              onClick={() => void run(onRemove)}
            >
              {record.removeVisit}
            </Button>
          )}
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button type="submit" form={id} look="primary" busy={isBusy}>
            {form.save}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="contact-fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
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
            {stores.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
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
        {hasFailed && <ErrorLine>{form.failed}</ErrorLine>}
      </form>
    </Dialog>
  );
}
