import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialogs/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { useSessionLimitsWords } from '../words/session-limits.ts';

/** A minute before somebody is signed out. Any input keeps them in. */
export function IdleDialog({ seconds, onStay }: { seconds: number; onStay: () => void }) {
  const words = useSessionLimitsWords();
  return (
    <Dialog
      title={words.soonTitle}
      onClose={onStay}
      actions={
        <Button look="primary" onClick={onStay}>
          {words.stay}
        </Button>
      }
    >
      <p>
        {words.soonText} <span className="num">{words.left(seconds)}</span>
      </p>
    </Dialog>
  );
}

/** In the last hour before everybody has to sign in again. */
export function SignInEndNotice({ minutes, onRenew }: { minutes: number; onRenew: () => void }) {
  const words = useSessionLimitsWords();
  return (
    <div className="blocked-note">
      <Notice tone="plain" action={<Button onClick={onRenew}>{words.renew}</Button>}>
        {words.endsIn(minutes)}
      </Notice>
    </div>
  );
}
