import './members.css';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useSettingsWords } from '../../words/settings/settings.ts';

/** The credentials to hand over; nobody can see them again. */
export interface Credentials {
  title: string;
  name: string;
  /** As typed; '' = not known here. */
  login: string;
  firstPassword: string;
}

/** Shown once: how a member without e-mail signs in. */
export function CredentialsDialog({
  title,
  name,
  login,
  firstPassword,
  onClose,
}: Credentials & {
  onClose: () => void;
}) {
  const words = useSettingsWords();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Button look="primary" onClick={onClose}>
          {words.common.done}
        </Button>
      }
    >
      <div className="credentials">
        <dl>
          {login && <Item label={words.credentials.login} text={login} />}
          <Item label={words.credentials.firstPassword} text={firstPassword} isSecret />
        </dl>
        <p>{words.credentials.firstPasswordHint(name)}</p>
        <Notice tone="ringing">{words.credentials.once}</Notice>
      </div>
    </Dialog>
  );
}

function Item({
  label,
  text,
  isSecret = false,
}: {
  label: string;
  text: string;
  isSecret?: boolean;
}) {
  const words = useSettingsWords();
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span className={isSecret ? 'credentials-secret' : 'clip'}>{text}</span>
        <CopyButton text={text} label={words.credentials.copy} />
      </dd>
    </div>
  );
}
