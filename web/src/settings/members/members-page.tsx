import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { PageHead } from '../widgets/page-head.tsx';

/** Who may sign in, and what each of them sees. */
export function MembersPage() {
  const words = useSettingsWords();
  return <PageHead title={words.nav.members} />;
}
