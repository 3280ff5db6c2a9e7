import { contactFieldSettingsSchema } from '@cti/functions/model/contact-field-settings';
import { useMemo } from 'react';
import { type ContactField, contactFieldsOf } from '@cti/functions/model/contact-fields';
import { paths } from '@cti/functions/model/paths';
import { useLiveDoc } from '../firebase/use-live.ts';

/** The customer's own fields of a contact, live. */
export function useOwnFields(customerId: string): readonly ContactField[] {
  const live = useLiveDoc({
    path: paths.settings(customerId, 'contactFields'),
    schema: contactFieldSettingsSchema,
  });
  return useMemo(() => contactFieldsOf(live.status === 'ready' ? live.data : null), [live]);
}
