import { contactFieldSettingsSchema } from '@cti/functions/model/contacts/contact-field-settings';
import {
  contactFieldSettingsOf,
  contactFieldsOf,
  type ContactField,
} from '@cti/functions/model/contacts/contact-fields';
import { paths } from '@cti/functions/model/paths';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { ErrorLine } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useContactWords } from '../../words/contacts.ts';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useWords } from '../../words/use-words.tsx';
import { useConsole } from '../../console/console-context.ts';
import { PageHead } from '../widgets/page-head.tsx';
import { useRequest } from '../widgets/use-request.ts';
import { ContactFieldsView } from './contact-fields-view.tsx';
import { saveSigned } from '../write-settings.ts';

/** The custom fields of this customer's contacts. */
export function ContactFieldsPage() {
  const { pages } = useWords();
  const { nav } = useSettingsWords();
  const { fields: words } = useContactWords();
  const { customerId, member } = useConsole();
  const action = useRequest();
  const path = paths.settings(customerId, 'contactFields');
  const live = useLiveDoc({ path, schema: contactFieldSettingsSchema });
  const save = (fields: readonly ContactField[]) =>
    void action.run(async () => {
      const settings = contactFieldSettingsOf(fields);
      await saveSigned({ customerId, uid: member.uid }, path, settings);
      showToast(words.saved);
    });
  if (live.status === 'loading') return <Skeleton rows={6} />;
  if (live.status === 'error') return <ErrorLine>{pages.error}</ErrorLine>;
  const fields = contactFieldsOf(live.data);
  return (
    <>
      <PageHead title={nav.contactFields} lead={words.lead} />
      <ContactFieldsView key={JSON.stringify(fields)} fields={fields} onSave={save} {...action} />
    </>
  );
}
