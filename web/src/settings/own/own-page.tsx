import { useState } from 'react';
import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { useConsole } from '../../console/console-context.ts';
import { ConfirmDialog } from '../../ui/dialogs/confirm-dialog.tsx';
import { DeviceSound } from './device-sound.tsx';
import { OwnCalls, useOwnTones } from './own-calls.tsx';
import { OwnView } from './own-view.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { refusalLine } from '../widgets/refusal-line.tsx';

/** The person's own account and this computer's display settings. */
export function OwnPage() {
  const { member, groups, signOut } = useConsole();
  const [open, setOpen] = useState<'password' | 'everywhere' | null>(null);
  const tones = useOwnTones();
  const close = () => setOpen(null);
  const groupNames = member.groupCodes.map(
    (code) => groups.find(({ id }) => id === code)?.name ?? code,
  );
  return (
    <>
      <OwnView
        member={member}
        groupNames={groupNames}
        calls={<OwnCalls />}
        sound={<DeviceSound tones={tones} />}
        onSignOut={signOut}
        onChangePassword={() => setOpen('password')}
        onSignOutEverywhere={() => setOpen('everywhere')}
      />
      {open === 'password' && <PasswordDialog onClose={close} />}
      {open === 'everywhere' && <EverywhereDialog onClose={close} />}
    </>
  );
}

function EverywhereDialog({ onClose }: { onClose: () => void }) {
  const words = useSettingsWords();
  const { signOutEverywhere } = useConsole();
  return (
    <ConfirmDialog
      problemOf={refusalLine}
      title={words.own.everywhere}
      text={words.own.everywhereText}
      submit={words.own.everywhereDo}
      act={signOutEverywhere}
      onClose={onClose}
    />
  );
}
