import { useState } from 'react';
import { call } from '../../firebase/callables.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.ts';
import { useFormat } from '../../ui/format.ts';
import { showToast } from '../../ui/toast.tsx';
import { useSystemWords } from '../../words/settings/system.ts';
import { ConfirmDialog } from '../../ui/dialogs/confirm-dialog.tsx';
import { RotateDialog } from './rotate-dialog.tsx';
import type { SecretStatus } from './use-secret-status.ts';
import { refusalLine } from '../widgets/refusal-line.tsx';

interface SecretSectionProps {
  customerId: string;
  status: SecretStatus;
  onChange: () => void;
}

/** Which secrets exist, and the actions on them. Nobody can read the secrets themselves. */
export function SecretSection({ customerId, status, onChange }: SecretSectionProps) {
  const { telephony } = useSystemWords();
  const format = useFormat();
  const now = useNow(false);
  const [asking, setAsking] = useState<'rotate' | 'drop' | null>(null);
  const { hasCurrent, hasPrevious, rotatedAt } = status;
  const close = () => setAsking(null);
  return (
    <section className="telephony-section">
      <h2>{telephony.secret}</h2>
      <p className="settings-note">{telephony.secretLead}</p>
      {hasCurrent ? (
        <dl className="telephony-facts">
          <dt>{telephony.current}</dt>
          <dd className="num">
            {rotatedAt === null
              ? telephony.sinceUnknown
              : telephony.since(format.dateTime(new Date(rotatedAt), now))}
          </dd>
          <dt>{telephony.previous}</dt>
          <dd>{hasPrevious ? telephony.previousValid : telephony.previousNone}</dd>
        </dl>
      ) : (
        <p>{telephony.noSecret}</p>
      )}
      {hasPrevious && <p className="settings-note">{telephony.previousHint}</p>}
      <div className="telephony-actions">
        <Button look={hasCurrent ? 'plain' : 'primary'} onClick={() => setAsking('rotate')}>
          {hasCurrent ? telephony.rotate : telephony.make}
        </Button>
        {hasPrevious && <Button onClick={() => setAsking('drop')}>{telephony.drop}</Button>}
      </div>
      {asking === 'rotate' && (
        <RotateDialog customerId={customerId} status={status} onDone={onChange} onClose={close} />
      )}
      {asking === 'drop' && (
        <DropDialog customerId={customerId} onDone={onChange} onClose={close} />
      )}
    </section>
  );
}

interface DropDialogProps {
  customerId: string;
  onDone: () => void;
  onClose: () => void;
}

function DropDialog({ customerId, onDone, onClose }: DropDialogProps) {
  const { telephony } = useSystemWords();
  const act = async () => {
    await call('dropPreviousSecret', { customerId });
    showToast(telephony.dropped);
    onDone();
    onClose();
  };
  return (
    <ConfirmDialog
      problemOf={refusalLine}
      title={telephony.dropTitle}
      text={telephony.dropText}
      submit={telephony.dropDo}
      isDanger
      act={act}
      onClose={onClose}
    />
  );
}
