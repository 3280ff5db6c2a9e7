import { defaultCallDays, retentionSettingsSchema } from '@cti/functions/model/retention';
import { paths } from '@cti/functions/model/paths';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { db } from '../../firebase/firestore.ts';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { ErrorLine } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useRetentionWords } from '../../words/settings/retention.ts';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useWords } from '../../words/use-words.tsx';
import { useConsole } from '../../console/console-context.ts';
import { PageHead } from '../widgets/page-head.tsx';
import { useRequest } from '../widgets/use-request.ts';
import { answered } from '../write-settings.ts';
import { RetentionView } from './retention-view.tsx';

/** How long calls are kept. A change applies to existing calls, too. */
export function RetentionPage() {
  const { pages } = useWords();
  const { nav } = useSettingsWords();
  const words = useRetentionWords();
  const { customerId, member } = useConsole();
  const action = useRequest();
  const path = paths.settings(customerId, 'retention');
  const live = useLiveDoc({ path, schema: retentionSettingsSchema });

  const save = (callDays: number) =>
    void action.run(async () => {
      const signature = { updatedBy: member.uid, updatedAt: serverTimestamp() };
      await answered(setDoc(doc(db(), path), { callDays, ...signature }));
      showToast(words.saved);
    });
  if (live.status === 'loading') return <Skeleton rows={6} />;
  if (live.status === 'error') return <ErrorLine>{pages.error}</ErrorLine>;
  const callDays = live.data?.callDays ?? defaultCallDays;
  return (
    <>
      <PageHead title={nav.retention} lead={words.lead} />
      <RetentionView key={callDays} callDays={callDays} onSave={save} {...action} />
    </>
  );
}
