import { useState } from 'react';
import { call } from '../../firebase/callables.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.ts';
import { InputField } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.ts';
import { showToast } from '../../ui/toast.tsx';
import { useSystemWords } from '../../words/settings/use-system-words.ts';
import { useWords } from '../../words/use-words.tsx';
import { ConfirmDialog } from '../../ui/dialogs/confirm-dialog.tsx';
import { FormDialog } from '../../ui/dialogs/form-dialog.tsx';
import { useRequest } from '../widgets/use-request.ts';
import type { SecretStatus } from './use-secret-status.ts';
import { RefusalLine, refusalLine } from '../widgets/refusal-line.tsx';

interface ApiKeyProps {
  customerId: string;
  status: SecretStatus;
  onChange: () => void;
}

/** Whether the server has a key to fetch recordings from Dialpad. Nobody can read the key itself. */
export function ApiKeySection({ customerId, status, onChange }: ApiKeyProps) {
  const { telephony } = useSystemWords();
  const format = useFormat();
  const now = useNow(false);
  const [asking, setAsking] = useState<'set' | 'remove' | null>(null);
  const { hasApiKey, apiKeySetAt } = status;
  const at = apiKeySetAt === null ? '' : format.dateTime(new Date(apiKeySetAt), now);
  const rest = { customerId, onChange, onClose: () => setAsking(null) };
  return (
    <section className="telephony-section">
      <h2>{telephony.apiKey}</h2>
      <p className="settings-note">{telephony.apiKeyLead}</p>
      <div className="telephony-switch-row">
        <span className={hasApiKey ? 'telephony-contract num' : 'settings-note'}>
          {hasApiKey ? telephony.apiKeyThere(at) : telephony.apiKeyNone}
        </span>
        <Button onClick={() => setAsking('set')}>
          {hasApiKey ? telephony.apiKeyReplace : telephony.apiKeySet}
        </Button>
        {hasApiKey && (
          <Button look="quiet" onClick={() => setAsking('remove')}>
            {telephony.apiKeyRemove}
          </Button>
        )}
      </div>
      {asking === 'set' && <SetDialog {...rest} />}
      {asking === 'remove' && <RemoveDialog {...rest} />}
    </section>
  );
}

interface ApiKeyDialogProps {
  customerId: string;
  onChange: () => void;
  onClose: () => void;
}

/** The key lives only in this dialog's state. */
export function SetDialog({ customerId, onChange, onClose }: ApiKeyDialogProps) {
  const { telephony } = useSystemWords();
  const { common } = useWords();
  const [typed, setTyped] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const { isBusy, refusal, run } = useRequest();
  const apiKey = typed.trim();
  const isWrong = !/^[\x21-\x7e]{20,500}$/.test(apiKey);
  const submit = () => {
    setIsChecked(true);
    if (isWrong) return;
    void run(async () => {
      await call('saveApiKey', { customerId, apiKey });
      showToast(telephony.apiKeySaved);
      onChange();
      onClose();
    });
  };
  return (
    <FormDialog
      title={telephony.apiKey}
      submit={common.save}
      isBusy={isBusy}
      problem={<RefusalLine code={refusal} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <InputField
        label={telephony.apiKeyField}
        type="password"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        error={isChecked && isWrong ? telephony.apiKeyWrong : null}
        hint={telephony.apiKeyHint}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}

function RemoveDialog({ customerId, onChange, onClose }: ApiKeyDialogProps) {
  const { telephony } = useSystemWords();
  const act = async () => {
    await call('saveApiKey', { customerId, apiKey: null });
    showToast(telephony.apiKeyRemoved);
    onChange();
    onClose();
  };
  return (
    <ConfirmDialog
      problemOf={refusalLine}
      title={telephony.apiKeyRemoveTitle}
      text={telephony.apiKeyRemoveText}
      submit={telephony.apiKeyRemove}
      isDanger
      act={act}
      onClose={onClose}
    />
  );
}
