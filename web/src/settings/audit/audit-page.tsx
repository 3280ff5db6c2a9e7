import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { PageHead } from '../widgets/page-head.tsx';

/** Who changed what. */
export function AuditPage() {
  const words = useSettingsWords();
  return <PageHead title={words.nav.audit} />;
}
