import { SettingsView } from '../settings/settings-view.tsx';
import { useWords } from '../words/use-words.tsx';
import { useConsole } from './console-context.ts';
import { usePageTitle } from './page-title.ts';

/** One's own account and how this computer shows things. */
export function SettingsPage() {
  const words = useWords();
  const { member, groups, signOut } = useConsole();
  usePageTitle(words.settings.title);
  const groupNames = member.groupCodes.map(
    (code) => groups.find(({ id }) => id === code)?.name ?? code,
  );
  return <SettingsView member={member} groupNames={groupNames} onSignOut={signOut} />;
}
