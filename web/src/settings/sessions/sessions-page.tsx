import { paths } from '@cti/functions/model/paths';
import {
  defaultSessionLimits,
  sessionLimitsSchema,
  type SessionLimits,
} from '@cti/functions/model/session-limits';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { db } from '../../firebase/firestore.ts';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { ErrorLine } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useSessionLimitsWords } from '../../words/session-limits.ts';
import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { useWords } from '../../words/use-words.tsx';
import { useConsole } from '../../console/console-context.ts';
import { PageHead } from '../widgets/page-head.tsx';
import { useRequest } from '../widgets/use-request.ts';
import { answered } from '../write-settings.ts';
import { SessionsView } from './sessions-view.tsx';

/** How long the customer's members stay signed in. */
export function SessionsPage() {
  const { pages } = useWords();
  const { nav } = useSettingsWords();
  const words = useSessionLimitsWords();
  const { customerId, member } = useConsole();
  const action = useRequest();
  const path = paths.settings(customerId, 'sessions');
  const live = useLiveDoc({ path, schema: sessionLimitsSchema });

  const save = (limits: SessionLimits) =>
    void action.run(async () => {
      const signature = { updatedBy: member.uid, updatedAt: serverTimestamp() };
      await answered(setDoc(doc(db(), path), { ...limits, ...signature }));
      showToast(words.saved);
    });
  if (live.status === 'loading') return <Skeleton rows={3} />;
  if (live.status === 'error') return <ErrorLine>{pages.error}</ErrorLine>;
  const { idleMinutes, absoluteDays, secondFactor } = live.data ?? defaultSessionLimits;
  return (
    <>
      <PageHead title={nav.sessions} lead={words.lead} />
      <SessionsView
        key={`${idleMinutes} ${absoluteDays}`}
        limits={{ idleMinutes, absoluteDays, secondFactor }}
        onSave={save}
        {...action}
      />
    </>
  );
}
