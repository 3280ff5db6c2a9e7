import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { PageHead } from '../widgets/page-head.tsx';

/** The phone system of the customer. */
export function TelephonyPage() {
  const words = useSettingsWords();
  return <PageHead title={words.nav.telephony} />;
}
