import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { PageHead } from '../widgets/page-head.tsx';

/** Lines: which dialled number belongs to which store and group. */
export function LinesPage() {
  const words = useSettingsWords();
  return <PageHead title={words.nav.lines} />;
}
