import { useState } from 'react';
import { call } from '../../firebase/callables.ts';
import { Button } from '../../ui/button.tsx';
import { InputField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useSystemWords } from '../../words/settings/system.ts';
import { FormDialog } from '../../ui/dialogs/form-dialog.tsx';
import { useRequest } from '../widgets/use-request.ts';
import { RefusalLine } from '../widgets/refusal-line.tsx';

interface DangerProps {
  customerId: string;
  name: string;
}

/** Deletes the customer, after its id has been typed. */
export function DangerSection({ customerId, name }: DangerProps) {
  const { telephony } = useSystemWords();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <section className="telephony-section telephony-danger">
      <h2>{telephony.danger}</h2>
      <p className="settings-note">{telephony.dangerText}</p>
      <Button look="danger" onClick={() => setIsAsking(true)}>
        {telephony.delete}
      </Button>
      {isAsking && (
        <DeleteDialog customerId={customerId} name={name} onClose={() => setIsAsking(false)} />
      )}
    </section>
  );
}

function DeleteDialog({ customerId, name, onClose }: DangerProps & { onClose: () => void }) {
  const { telephony } = useSystemWords();
  const [typed, setTyped] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const { isBusy, refusal, run } = useRequest();
  const isRight = typed.trim() === customerId;
  const submit = () => {
    setIsChecked(true);
    if (!isRight) return;
    // Deleting the member document ends the session, and with it this dialog: nothing to do afterwards.
    void run(async () => {
      await call('deleteCustomer', { customerId, confirm: typed.trim() });
    });
  };
  return (
    <FormDialog
      title={telephony.deleteTitle}
      submit={telephony.deleteDo}
      isBusy={isBusy}
      problem={<RefusalLine code={refusal} />}
      isDanger
      onSubmit={submit}
      onClose={onClose}
    >
      <Notice tone="missed">{telephony.deleteConfirm(name)}</Notice>
      <InputField
        label={telephony.deleteField(customerId)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={typed}
        error={isChecked && !isRight ? telephony.deleteMismatch : null}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}
