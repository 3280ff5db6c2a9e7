import { dayPattern } from '@cti/functions/model/dialpad';
import { useState } from 'react';
import { call } from '../../../firebase/callables.ts';
import { Button } from '../../../ui/button.tsx';
import { FormDialog } from '../../../ui/dialogs/form-dialog.tsx';
import { InputField } from '../../../ui/field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useDialpadWords } from '../../../words/settings/dialpad.ts';
import { useWords } from '../../../words/use-words.tsx';
import { RefusalLine } from '../../widgets/refusal-line.tsx';
import { useRequest } from '../../widgets/use-request.ts';

interface KeyProps {
  customerId: string;
  onSaved: () => void;
}

/** The key lives only in this form's state. */
function useKey(customerId: string, onSaved: () => void) {
  const words = useDialpadWords();
  const [typed, setTyped] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const request = useRequest();
  const apiKey = typed.trim();
  const isWrong = !/^[\x21-\x7e]{20,500}$/.test(apiKey);
  const submit = () => {
    setIsChecked(true);
    if (isWrong) return;
    void request.run(async () => {
      const day = dayPattern.test(expiresOn) ? expiresOn : null;
      await call('saveApiKey', { customerId, apiKey, expiresOn: day });
      onSaved();
    });
  };
  const fields = (
    <>
      <InputField
        label={words.keyField}
        type="password"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        error={isChecked && isWrong ? words.keyWrong : null}
        hint={words.keyHint}
        onChange={(event) => setTyped(event.target.value)}
      />
      <InputField
        label={words.expiresField}
        note={words.expiresNote}
        type="date"
        className="dialpad-expires"
        value={expiresOn}
        hint={words.expiresHint}
        onChange={(event) => setExpiresOn(event.target.value)}
      />
    </>
  );
  return { ...request, fields, submit };
}

/** The first step: paste the key. */
export function KeyForm({ customerId, onSaved }: KeyProps) {
  const words = useDialpadWords();
  const { fields, submit, isBusy, refusal } = useKey(customerId, onSaved);
  return (
    <form
      className="dialpad-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {fields}
      <RefusalLine code={refusal} />
      <div className="telephony-actions">
        <Button type="submit" look="primary" busy={isBusy}>
          {words.checkKey}
        </Button>
      </div>
    </form>
  );
}

/** Another key in the place of the one that is there. */
export function KeyDialog({ customerId, onSaved, onClose }: KeyProps & { onClose: () => void }) {
  const words = useDialpadWords();
  const { common } = useWords();
  const saved = () => {
    showToast(words.keySaved);
    onSaved();
    onClose();
  };
  const { fields, submit, isBusy, refusal } = useKey(customerId, saved);
  return (
    <FormDialog
      title={words.keyReplace}
      submit={common.save}
      isBusy={isBusy}
      problem={<RefusalLine code={refusal} />}
      onSubmit={submit}
      onClose={onClose}
    >
      {fields}
    </FormDialog>
  );
}
