import { customerIdPattern } from '@cti/functions/model/customer';
import { useState } from 'react';
import { call } from '../../firebase/callables.ts';
import { Button } from '../../ui/button.tsx';
import { InputField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useSystemWords } from '../../words/settings/system.ts';
import { useWords } from '../../words/use-words.tsx';
import { FormDialog } from '../../ui/dialogs/form-dialog.tsx';
import { useRequest } from '../widgets/use-request.ts';
import { RefusalLine } from '../widgets/refusal-line.tsx';

interface ContractProps {
  customerId: string;
  contractId: string | null;
}

/** The phone system's own id for this customer; its events are accepted under that id too. */
export function ContractSection({ customerId, contractId }: ContractProps) {
  const { telephony } = useSystemWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className="telephony-section">
      <h2>{telephony.contract}</h2>
      <p className="settings-note">{telephony.contractLead}</p>
      <div className="telephony-switch-row">
        <span className={contractId ? 'telephony-contract' : 'settings-note'}>
          {contractId ?? telephony.contractNone}
        </span>
        <Button onClick={() => setIsOpen(true)}>
          {contractId ? telephony.contractChange : telephony.contractSet}
        </Button>
      </div>
      {isOpen && (
        <ContractDialog
          customerId={customerId}
          contractId={contractId}
          onClose={() => setIsOpen(false)}
        />
      )}
    </section>
  );
}

function ContractDialog({
  customerId,
  contractId,
  onClose,
}: ContractProps & { onClose: () => void }) {
  const { telephony } = useSystemWords();
  const { common } = useWords();
  const [typed, setTyped] = useState(contractId ?? '');
  const [isChecked, setIsChecked] = useState(false);
  const { isBusy, refusal, run } = useRequest();
  const wanted = typed.normalize('NFKC').trim();
  const isWrong = wanted !== '' && !customerIdPattern.test(wanted);
  const submit = () => {
    setIsChecked(true);
    if (isWrong) return;
    void run(async () => {
      await call('linkPhoneSystem', { customerId, contractId: wanted === '' ? null : wanted });
      showToast(wanted === '' ? telephony.contractRemoved : telephony.contractSaved);
      onClose();
    });
  };
  return (
    <FormDialog
      title={telephony.contract}
      submit={common.save}
      isBusy={isBusy}
      problem={<RefusalLine code={refusal} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <InputField
        label={telephony.contractField}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={typed}
        error={isChecked && isWrong ? telephony.contractWrong : null}
        hint={contractId ? telephony.contractHint : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}
