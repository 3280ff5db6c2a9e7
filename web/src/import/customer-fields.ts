import { contactFieldSettingsSchema } from '@cti/functions/model/contacts/contact-field-settings';
import {
  type ContactField,
  contactFieldLimit,
  contactFieldSettingsOf,
  contactFieldsOf,
} from '@cti/functions/model/contacts/contact-fields';
import { paths } from '@cti/functions/model/paths';
import {
  type DocumentSnapshot,
  doc,
  getDoc,
  runTransaction,
  serverTimestamp,
} from 'firebase/firestore';
import { readRow } from '../firebase/convert.ts';
import { db } from '../firebase/firestore.ts';

const setting = (customerId: string) => doc(db(), paths.settings(customerId, 'contactFields'));

/** The current custom fields of the customer's contacts; throws if they can't be loaded. */
export const customerFields = async (customerId: string): Promise<ContactField[]> =>
  read(await getDoc(setting(customerId)));

/** Adds fields after the existing ones, which stay as they are; throws if there's no room for them. */
export async function addCustomerFields(
  { customerId, uid }: { customerId: string; uid: string },
  added: readonly ContactField[],
): Promise<void> {
  await runTransaction(db(), async (transaction) => {
    const before = read(await transaction.get(setting(customerId)));
    const missing = added.filter(({ id }) => before.every((one) => one.id !== id));
    if (missing.length === 0) return;
    const fields = [...before, ...missing];
    if (fields.length > contactFieldLimit) throw new Error('there are too many fields');
    transaction.set(setting(customerId), {
      ...contactFieldSettingsOf(fields),
      updatedBy: uid,
      updatedAt: serverTimestamp(),
    });
  });
}

const read = (found: DocumentSnapshot): ContactField[] =>
  found.exists()
    ? contactFieldsOf(readRow(found.ref.path, found.id, found.data(), contactFieldSettingsSchema))
    : [];
