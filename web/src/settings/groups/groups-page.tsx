import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { PageHead } from '../widgets/page-head.tsx';

/** Groups: whose calls belong together. */
export function GroupsPage() {
  const words = useSettingsWords();
  return <PageHead title={words.nav.groups} />;
}
