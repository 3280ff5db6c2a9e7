import { isDeepStrictEqual } from 'node:util';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { contactSchema } from '../model/contacts/contact.ts';
import { keyNames, withSearchKeys } from '../model/contacts/contact-search.ts';
import { withDates } from '../model/text/with-dates.ts';
import { isConflict } from '../firestore/errors.ts';

/**
 * Adds a contact's search keys and its place in the list if its writer didn't. Reads nothing; writes only what is
 * missing, and not over a later change, which triggers its own event.
 */
export async function keepSearchable(after: DocumentSnapshot, writtenAt: Date): Promise<void> {
  const contact = contactSchema.safeParse(withDates(after.data()));
  if (!contact.success) return;
  const recentAt = withDates(after.get('recentAt'));
  const hasPlace = recentAt instanceof Date;
  const { searchKeys } = withSearchKeys(contact.data, hasPlace ? recentAt : writtenAt);
  const hasKeys = isDeepStrictEqual(keyNames(after.get('searchKeys')), keyNames(searchKeys));
  if (hasKeys && hasPlace) return;
  try {
    await after.ref.update(
      { ...(hasKeys ? {} : { searchKeys }), ...(hasPlace ? {} : { recentAt: writtenAt }) },
      after.updateTime ? { lastUpdateTime: after.updateTime } : {},
    );
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
}
