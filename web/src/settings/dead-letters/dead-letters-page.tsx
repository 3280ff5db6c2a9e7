import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { PageHead } from '../widgets/page-head.tsx';

/** What was received and could not be read. */
export function DeadLettersPage() {
  const words = useSettingsWords();
  return <PageHead title={words.nav.deadLetters} />;
}
