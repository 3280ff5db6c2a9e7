import { useState } from 'react';
import { call } from '../../firebase/callables.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useSystemWords } from '../../words/settings/system.ts';
import { FormDialog } from '../../ui/dialogs/form-dialog.tsx';
import { useRequest } from '../widgets/use-request.ts';
import type { SecretStatus } from './use-secret-status.ts';
import { RefusalLine } from '../widgets/refusal-line.tsx';

interface RotateDialogProps {
  customerId: string;
  status: SecretStatus;
  onDone: () => void;
  onClose: () => void;
}

interface Made {
  secret: string;
  isFirst: boolean;
}

/** Creates a new secret and shows it once. It lives only in this dialog's state. */
export function RotateDialog({ customerId, status, onDone, onClose }: RotateDialogProps) {
  const { telephony } = useSystemWords();
  const { isBusy, refusal, run } = useRequest();
  const [made, setMade] = useState<Made | null>(null);
  const { hasCurrent, hasPrevious } = status;
  if (made) return <NewSecret {...made} onClose={onClose} />;

  const submit = () =>
    run(async () => {
      const { secret } = await call('rotateSecret', { customerId });
      setMade({ secret, isFirst: !hasCurrent });
      onDone();
    });
  return (
    <FormDialog
      title={hasCurrent ? telephony.rotateTitle : telephony.makeTitle}
      submit={hasCurrent ? telephony.rotate : telephony.make}
      isBusy={isBusy}
      problem={<RefusalLine code={refusal} />}
      onSubmit={() => void submit()}
      // If it closed before the response, the new secret would be active without anybody having seen it.
      onClose={isBusy ? () => {} : onClose}
    >
      <p>{hasCurrent ? telephony.rotateText : telephony.makeText}</p>
      {hasPrevious && <Notice tone="ringing">{telephony.rotateTwice}</Notice>}
    </FormDialog>
  );
}

/**
 * Escape doesn't close it at once: a lost secret has to be rotated again, and that would invalidate the one Dialpad
 * still signs with.
 */
export function NewSecret({ secret, isFirst, onClose }: Made & { onClose: () => void }) {
  const { telephony } = useSystemWords();
  const [isWarned, setIsWarned] = useState(false);
  const steps = isFirst ? telephony.stepsFirst : telephony.stepsRotate;
  return (
    <Dialog
      title={telephony.shownTitle}
      onClose={() => (isWarned ? onClose() : setIsWarned(true))}
      actions={
        <Button look="primary" onClick={onClose}>
          {telephony.shownDone}
        </Button>
      }
    >
      <div className="telephony-new">
        <div>
          <h3>{telephony.shownLabel}</h3>
          <div className="telephony-code">
            <code>{secret}</code>
            <CopyButton text={secret} label={telephony.copySecret} />
          </div>
        </div>
        {!isFirst && <p>{telephony.shownBoth}</p>}
        <div>
          <h3>{telephony.nextSteps}</h3>
          <ol className="telephony-steps">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
        <div aria-live="assertive">
          <Notice tone="ringing">{isWarned ? telephony.notYetCopied : telephony.shownOnce}</Notice>
        </div>
      </div>
    </Dialog>
  );
}
