import './members.css';
import type { CallableOutputs } from '@cti/functions/model/callables';
import { useState } from 'react';
import { sendResetMail } from '../../firebase/password.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { useLanguage } from '../../words/use-words.tsx';

/** What is to be handed over; nobody can look at it again. */
export interface Credentials {
  title: string;
  name: string;
  /** As it was typed; '' = not known here. */
  login: string;
  firstPassword: string | null;
  link: string | null;
}

/** What an invitation brought. */
export function ofInvitation(
  { firstPassword, resetLink }: CallableOutputs['saveMember'],
  rest: Pick<Credentials, 'title' | 'name' | 'login'>,
): Credentials {
  return { ...rest, firstPassword, link: resetLink };
}

/** Shown once: how the member gets in. */
export function CredentialsDialog({
  title,
  name,
  login,
  firstPassword,
  link,
  onClose,
}: Credentials & {
  onClose: () => void;
}) {
  const words = useSettingsWords();
  const isSecret = firstPassword !== null || link !== null;
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
        {!isSecret && <p>{words.credentials.joined(name)}</p>}
        {isSecret && (
          <dl>
            {login && <Item label={words.credentials.login} text={login} />}
            {firstPassword !== null && (
              <Item label={words.credentials.firstPassword} text={firstPassword} isSecret />
            )}
            {link !== null && <Item label={words.credentials.link} text={link} />}
          </dl>
        )}
        {firstPassword !== null && <p>{words.credentials.firstPasswordHint(name)}</p>}
        {link !== null && <p>{words.credentials.linkHint(name)}</p>}
        {link !== null && login.includes('@') && <MailButton email={login} />}
        {isSecret && <Notice tone="ringing">{words.credentials.once}</Notice>}
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

/** For an admin who would rather not pass the link on himself. */
function MailButton({ email }: { email: string }) {
  const words = useSettingsWords();
  const [language] = useLanguage();
  const [isBusy, setIsBusy] = useState(false);
  const send = async () => {
    setIsBusy(true);
    try {
      await sendResetMail(email, language);
      showToast(words.credentials.mailed);
    } catch {
      showToast(words.refusals.unavailable, { tone: 'missed' });
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Button busy={isBusy} className="credentials-mail" onClick={() => void send()}>
      {words.credentials.mail}
    </Button>
  );
}
