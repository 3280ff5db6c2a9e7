import {
  type PopupSettings,
  popupSettingsSchema,
} from '@cti/functions/model/calls/external-address';
import { paths } from '@cti/functions/model/paths';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { ErrorLine } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { usePopupWords } from '../../words/settings/popup.ts';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useWords } from '../../words/use-words.tsx';
import { useConsole } from '../../console/console-context.ts';
import { PageHead } from '../widgets/page-head.tsx';
import { useRequest } from '../widgets/use-request.ts';
import { savePopupSettings } from '../write-popup.ts';
import { ExternalForm } from './external-form.tsx';

/** Another system's page about the caller. */
export function ExternalPage() {
  const words = useWords();
  const { common } = useSettingsWords();
  const { external } = usePopupWords();
  const { customerId, member } = useConsole();
  const { isBusy, refusal, run } = useRequest();
  const live = useLiveDoc({ path: paths.popupSettings(customerId), schema: popupSettingsSchema });
  const save = (settings: PopupSettings) =>
    run(async () => {
      await savePopupSettings({ customerId, uid: member.uid }, settings);
      showToast(common.saved);
    });
  return (
    <>
      <PageHead title={external.title} lead={external.lead} />
      {live.status === 'error' && <ErrorLine>{words.pages.error}</ErrorLine>}
      {live.status === 'loading' && <Skeleton rows={4} />}
      {live.status === 'ready' && (
        <ExternalForm
          settings={live.data ?? popupSettingsSchema.parse({})}
          isBusy={isBusy}
          refusal={refusal}
          onSave={(settings) => void save(settings)}
        />
      )}
    </>
  );
}
