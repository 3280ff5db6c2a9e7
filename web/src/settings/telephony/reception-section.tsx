import { useId, useState } from 'react';
import { call } from '../../firebase/callables.ts';
import { showToast } from '../../ui/toast.tsx';
import { useSystemWords } from '../../words/settings/system.ts';
import { ConfirmDialog } from '../../ui/dialogs/confirm-dialog.tsx';
import type { SecretStatus } from './use-secret-status.ts';
import { refusalLine } from '../widgets/refusal-line.tsx';

interface ReceptionProps {
  customerId: string;
  status: SecretStatus;
  onChange: () => void;
}

/** Whether the webhook accepts the customer's calls: a switch with a confirmation. */
export function ReceptionSection({ customerId, status, onChange }: ReceptionProps) {
  const { telephony } = useSystemWords();
  const id = useId();
  const [isAsking, setIsAsking] = useState(false);
  const { enabled, hasCurrent } = status;
  const hint = enabled ? telephony.enabledHint : hasCurrent ? null : telephony.needsSecret;
  return (
    <section className="telephony-section">
      <h2 id={id}>{telephony.reception}</h2>
      <div className="telephony-switch-row">
        <button
          type="button"
          role="switch"
          className="telephony-switch"
          aria-checked={enabled}
          aria-labelledby={id}
          disabled={!enabled && !hasCurrent}
          onClick={() => setIsAsking(true)}
        />
        <span className="telephony-switch-word">
          {enabled ? telephony.enabled : telephony.disabled}
        </span>
      </div>
      {hint && <p className="settings-note">{hint}</p>}
      {isAsking && (
        <ReceptionDialog
          customerId={customerId}
          enable={!enabled}
          onDone={onChange}
          onClose={() => setIsAsking(false)}
        />
      )}
    </section>
  );
}

interface ReceptionDialogProps {
  customerId: string;
  enable: boolean;
  onDone: () => void;
  onClose: () => void;
}

function ReceptionDialog({ customerId, enable, onDone, onClose }: ReceptionDialogProps) {
  const { telephony } = useSystemWords();
  const act = async () => {
    await call('setTelephony', { customerId, enabled: enable });
    showToast(enable ? telephony.turnedOn : telephony.turnedOff);
    onDone();
    onClose();
  };
  return (
    <ConfirmDialog
      problemOf={refusalLine}
      title={enable ? telephony.enableTitle : telephony.disableTitle}
      text={enable ? telephony.enableText : telephony.disableText}
      submit={enable ? telephony.enableDo : telephony.disableDo}
      isDanger={!enable}
      act={act}
      onClose={onClose}
    />
  );
}
