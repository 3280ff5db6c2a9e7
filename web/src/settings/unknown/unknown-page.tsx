import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { PageHead } from '../widgets/page-head.tsx';

/** Dialled numbers that belong to no line yet. */
export function UnknownPage() {
  const words = useSettingsWords();
  return <PageHead title={words.nav.unknown} />;
}
