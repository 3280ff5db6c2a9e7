import type { Group } from '@cti/functions/model/group';
import { useState } from 'react';
import { call } from '../../firebase/callables.ts';
import type { Row } from '../../firebase/spec.ts';
import { InputField } from '../../ui/field.tsx';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { FormDialog } from '../../ui/dialogs/form-dialog.tsx';
import { useRequest } from '../widgets/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import { CredentialsDialog } from './credentials.tsx';
import { type MemberDraft, MemberFields, readExtensions } from './member-fields.tsx';
import { RefusalLine } from '../widgets/refusal-line.tsx';

interface InviteDialogProps {
  customerId: string;
  groups: readonly Row<Group>[];
  onClose: () => void;
}

/** Whether it could be an address or a number; the server validates it properly. */
function isLogin(text: string): boolean {
  const normal = text.normalize('NFKC').trim();
  if (normal.includes('@')) return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(normal);
  const digits = normal.replaceAll(/[^0-9]/g, '');
  return digits.length >= 10 && digits.length <= 13;
}

/** By e-mail: an invitation; by phone number: a new member, and then how they sign in. */
export function InviteDialog({ customerId, groups, onClose }: InviteDialogProps) {
  const words = useSettingsWords();
  const [login, setLogin] = useState('');
  const [draft, setDraft] = useState<MemberDraft>({
    name: '',
    role: 'operator',
    // With one group there is nothing to choose.
    groupCodes: groups.length === 1 ? groups.map(({ id }) => id) : [],
    extensions: '',
  });
  const [isChecked, setIsChecked] = useState(false);
  /** Null = not done yet; a first password for members without e-mail. */
  const [done, setDone] = useState<{ firstPassword: string | null } | null>(null);
  const { isBusy, refusal, run } = useRequest();

  const invite = () => {
    setIsChecked(true);
    const name = draft.name.trim();
    const extensions = readExtensions(draft.extensions);
    if (!isLogin(login) || name === '' || extensions === null) return;
    void run(async () => {
      const saved = await call('saveMember', {
        customerId,
        login: login.trim(),
        name,
        role: draft.role,
        groupCodes: [...draft.groupCodes],
        active: true,
        extensions,
      });
      setDone({ firstPassword: saved.firstPassword });
    });
  };

  if (done) {
    const { firstPassword } = done;
    const who = { name: draft.name.trim(), login: login.trim() };
    return firstPassword === null ? (
      <Dialog
        title={words.invitations.sent}
        onClose={onClose}
        actions={
          <Button look="primary" onClick={onClose}>
            {words.common.done}
          </Button>
        }
      >
        <p>{words.invitations.sentText(who.name, who.login)}</p>
      </Dialog>
    ) : (
      <CredentialsDialog
        title={words.credentials.invited}
        {...who}
        firstPassword={firstPassword}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={words.members.invite}
      submit={words.common.add}
      isBusy={isBusy}
      problem={<RefusalLine code={refusal} />}
      onSubmit={invite}
      onClose={onClose}
    >
      <InputField
        label={words.members.login}
        hint={words.members.loginHint}
        placeholder={words.members.loginPlaceholder}
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={login}
        error={isChecked && !isLogin(login) ? words.members.loginMissing : null}
        onChange={(event) => setLogin(event.target.value)}
      />
      <MemberFields
        draft={draft}
        groups={groups}
        isChecked={isChecked}
        isOwn={false}
        onChange={setDraft}
      />
    </FormDialog>
  );
}
