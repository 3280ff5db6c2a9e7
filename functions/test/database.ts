import { initializeApp } from 'firebase-admin/app';
import {
  getFirestore,
  type CollectionReference,
  type DocumentReference,
  type Firestore,
} from 'firebase-admin/firestore';
import { sealSecret } from '../src/customers/secrets.ts';
import { withDates } from '../src/model/text/with-dates.ts';
import { callSchema, type Call } from '../src/model/calls/call.ts';
import type { Contact } from '../src/model/contacts/contact.ts';
import type { Line } from '../src/model/line.ts';
import { paths } from '../src/model/paths.ts';
import { firestoreEmulator, testSealingKey } from './harness.ts';

/** A Firestore project in the emulator, for one test file only. */
export function openDatabase(projectId: string): Firestore {
  firestoreEmulator();
  // There's no metadata server here, and asking for it takes time.
  process.env['METADATA_SERVER_DETECTION'] = 'none';
  return getFirestore(initializeApp({ projectId }, projectId));
}

/** Takes everything out of a project that an earlier run has left there. */
export async function emptyDatabase(projectId: string): Promise<void> {
  const documents = `emulator/v1/projects/${projectId}/databases/(default)/documents`;
  await fetch(`http://${firestoreEmulator()}/${documents}`, { method: 'DELETE' });
}

export interface CustomerSeed {
  /** Current secret; null = the customer has none. */
  secret: string | null;
  previous?: string;
  enabled?: boolean;
  lines?: Record<string, Partial<Line> & { number: string }>;
  contacts?: Record<string, Partial<Contact>>;
}

/** Creates a customer in the state the tenant command and the settings would leave it in. */
export async function seedCustomer(
  db: Firestore,
  customerId: string,
  { secret, previous, enabled = true, lines = {}, contacts = {} }: CustomerSeed,
): Promise<void> {
  const sealed = (text: string | undefined | null) =>
    text ? sealSecret(text, testSealingKey, customerId) : null;
  const batch = db.batch();
  batch.set(db.doc(paths.customer(customerId)), { name: customerId });
  if (enabled) batch.set(db.doc(paths.allowedCustomer(customerId)), {});
  if (secret !== null) {
    batch.set(db.doc(paths.webhookSecrets(customerId)), {
      current: await sealed(secret),
      previous: await sealed(previous),
    });
  }
  for (const [id, line] of Object.entries(lines)) {
    const store = { storeCode: id, storeName: id, groupCode: `G-${id}` };
    batch.set(db.doc(paths.line(customerId, id)), { ...store, ...line });
  }
  for (const [id, contact] of Object.entries(contacts)) {
    batch.set(db.doc(paths.contact(customerId, id)), contact);
  }
  await batch.commit();
}

/** A call document, read strictly: what the functions write must fit their own model. */
export async function readCall(
  db: Firestore,
  customerId: string,
  linkedId: string,
): Promise<Call | null> {
  const document = await db.doc(paths.call(customerId, linkedId)).get();
  return document.exists ? callSchema.parse(withDates(document.data())) : null;
}

/** A call document that must be there. */
export async function requireCall(
  db: Firestore,
  customerId: string,
  linkedId: string,
): Promise<Call> {
  const call = await readCall(db, customerId, linkedId);
  if (!call) throw new Error(`No call ${linkedId} of ${customerId}.`);
  return call;
}

export async function ledgerOf(db: Firestore, customerId: string) {
  const { docs } = await db.collection(paths.ledger(customerId)).get();
  return docs.map((document) => ({ id: document.id, ...document.data() }));
}

export async function ledgerOfCall(db: Firestore, customerId: string, callId: string) {
  const { docs } = await db
    .collection(paths.ledger(customerId))
    .where('callId', '==', callId)
    .get();
  return docs.map((document) => ({ id: document.id, ...document.data() }));
}

export async function deadLetter(db: Firestore, customerId: string, id: string) {
  return (await db.doc(paths.deadLetter(customerId, id)).get()).data();
}

/** Every document of the project by its path, as JSON: equal before and after = nothing was written. */
export async function everything(db: Firestore): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const visit = async (parent: Firestore | DocumentReference): Promise<void> => {
    const collections: CollectionReference[] = await parent.listCollections();
    const documents = await Promise.all(collections.map((one) => one.listDocuments()));
    await Promise.all(
      documents.flat().map(async (document) => {
        const [snapshot] = await Promise.all([document.get(), visit(document)]);
        if (snapshot.exists) found[document.path] = JSON.stringify(snapshot.data());
      }),
    );
  };
  await visit(db);
  return found;
}

/** Documents of some customer among {@link everything}. */
export const documentsOf = (
  documents: Record<string, string>,
  customerId: string,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(documents).filter(([path]) => path.startsWith(`customer/${customerId}/`)),
  );
