import type { ContactRecord, Visit } from '@cti/functions/model/contacts/contact';
import { withSearchKeys } from '@cti/functions/model/contacts/contact-search';
import { paths } from '@cti/functions/model/paths';
import {
  addDoc,
  collection,
  deleteDoc,
  doc,
  serverTimestamp,
  setDoc,
  updateDoc,
} from 'firebase/firestore';
import { call } from '../firebase/callables.ts';
import { db } from '../firebase/firestore.ts';
import { errorCode } from '../firebase/sign-in/sign-in-problem.ts';
import { type ContactDraft, type DraftField, fieldsToWrite } from './contact-draft.ts';

/** Who is writing, and where. */
export interface ContactWriter {
  customerId: string;
  uid: string;
  /** Signs warnings. */
  name: string;
}

/** Why a write failed. */
export class NotWritten extends Error {
  readonly isDenied: boolean;

  constructor(cause: unknown) {
    super('not written', { cause });
    this.isDenied = errorCode(cause) === 'permission-denied';
  }
}

/** Offline writes never resolve; they time out after this long. */
const patienceMs = 10_000;

/** The write's result; if refused or unanswered it rejects with `NotWritten`. */
export async function answered<T>(write: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NotWritten(null)), patienceMs);
  });
  try {
    return await Promise.race([write, tooLong]);
  } catch (error) {
    throw error instanceof NotWritten ? error : new NotWritten(error);
  } finally {
    clearTimeout(timer);
  }
}

const signature = ({ uid }: ContactWriter) => ({
  recentAt: serverTimestamp(),
  updatedAt: serverTimestamp(),
  updatedByUid: uid,
});

const allFields: DraftField[] = [
  'name',
  'kana',
  'phones',
  'kind',
  'kindBy',
  'email',
  'address',
  'transportFee',
  'orderCount',
  'notes',
  'cautionText',
  'banText',
  'externalId',
  'tags',
  'fields',
];

/** Creates a contact and returns its id. */
export async function createContact(writer: ContactWriter, draft: ContactDraft): Promise<string> {
  const fields = fieldsToWrite(draft, allFields, writer.name);
  const { name = '', kana = '', phones = [] } = fields;
  const made = await answered(
    addDoc(collection(db(), paths.contacts(writer.customerId)), {
      ...withSearchKeys({ ...fields, name, kana, phones }, new Date()),
      lastVisitAt: null,
      recentVisits: [],
      createdAt: serverTimestamp(),
      ...signature(writer),
    }),
  );
  return made.id;
}

/** Writes only the changed fields, so others' changes in the meantime stay. */
export async function saveContact(
  writer: ContactWriter,
  contact: ContactRecord & { id: string },
  draft: ContactDraft,
  changed: readonly DraftField[],
): Promise<void> {
  const fields = fieldsToWrite(draft, changed, writer.name);
  const { searchKeys } = withSearchKeys({ ...contact, ...fields }, new Date());
  await answered(
    updateDoc(doc(db(), paths.contact(writer.customerId, contact.id)), {
      ...fields,
      searchKeys,
      ...signature(writer),
    }),
  );
}

/** Moves a contact to the bin, where it can be restored for 30 days. */
export async function deleteContact(customerId: string, contactId: string): Promise<void> {
  await call('deleteContact', { customerId, contactId });
}

/** Writes a visit; without an id a new one. The server updates the contact's visit fields. */
export async function saveVisit(
  customerId: string,
  contactId: string,
  visitId: string | null,
  visit: Visit,
): Promise<void> {
  const visits = collection(db(), paths.visits(customerId, contactId));
  await answered(setDoc(visitId === null ? doc(visits) : doc(visits, visitId), visit));
}

export const deleteVisit = (
  customerId: string,
  contactId: string,
  visitId: string,
): Promise<void> => answered(deleteDoc(doc(db(), paths.visit(customerId, contactId, visitId))));
