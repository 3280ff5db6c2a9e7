import type { DocumentReference, Firestore } from 'firebase-admin/firestore';
import { moveAlias, numberOf } from '../members/aliases.ts';
import { paths } from '../model/paths.ts';
import { isSealedAnew, seal, unseal } from '../sealing/seal.ts';

/** The result of a run. */
export interface Resealed {
  /** Documents that were resealed or moved. */
  changed: number;
  /** Documents that were already up to date. */
  unchanged: number;
  /** Documents with a value that no key opens, left unchanged. */
  unreadable: string[];
  /**
   * Members whose phone number is hashed with a previous key and was never stored sealed: they move with their next
   * sign-in.
   */
  waiting: string[];
}

/** Sealed values and the collections that keep them, customer by customer. */
const sealedFields = [
  { pathOf: paths.webhookSecrets, fields: ['current', 'previous'] },
  { pathOf: paths.dialpadAccess, fields: ['apiKey'] },
  { pathOf: paths.softphoneSecrets, fields: ['ha1s'] },
];

/**
 * Moves everything sealed or hashed to the first key of `SEALING_KEY`; until then the other keys still open it. Can be
 * interrupted and rerun, and is safe while others write: one transaction per document.
 */
export async function resealAll(db: Firestore, sealingKey: string): Promise<Resealed> {
  const result: Resealed = { changed: 0, unchanged: 0, unreadable: [], waiting: [] };
  // Also for customers whose own document is gone.
  for (const customer of await db.collection('customer').listDocuments()) {
    for (const { pathOf, fields } of sealedFields) {
      const document = db.doc(pathOf(customer.id));
      note(result, document.path, await resealDocument(document, fields, sealingKey));
    }
  }
  for (const alias of (await db.collection('loginAliases').get()).docs) {
    const number = await numberOf(alias, sealingKey).catch(unreadable);
    const uid = String(alias.get('uid'));
    if (number === null) {
      result.waiting.push(uid);
    } else if (number === unread) {
      note(result, alias.ref.path, { isChanged: false, isReadable: false });
    } else {
      const isChanged = !isSealedAnew(String(alias.get('number')), sealingKey);
      if (isChanged) await moveAlias({ db, sealingKey }, number, uid);
      note(result, alias.ref.path, { isChanged, isReadable: true });
    }
  }
  return result;
}

interface Outcome {
  isChanged: boolean;
  isReadable: boolean;
}

function note(result: Resealed, path: string, { isChanged, isReadable }: Outcome): void {
  if (!isReadable) result.unreadable.push(path);
  if (isChanged) result.changed += 1;
  else if (isReadable) result.unchanged += 1;
}

/** Stands for a value no key opens. Other errors, such as Firestore's, end the run. */
const unread = Symbol('unread');
const unreadable = (): typeof unread => unread;

/** Reseals whatever one of the keys opens. */
async function resealDocument(
  document: DocumentReference,
  fields: readonly string[],
  sealingKey: string,
): Promise<Outcome> {
  return document.firestore.runTransaction(async (transaction) => {
    const kept = await transaction.get(document);
    const anew: Record<string, string> = {};
    let isReadable = true;
    for (const field of fields) {
      const sealed: unknown = kept.get(field);
      if (typeof sealed !== 'string') continue;
      const text = await unseal(sealed, sealingKey, document.path).catch(unreadable);
      if (text === unread) isReadable = false;
      else if (!isSealedAnew(sealed, sealingKey)) {
        anew[field] = await seal(text, sealingKey, document.path);
      }
    }
    const isChanged = Object.keys(anew).length > 0;
    if (isChanged) transaction.update(document, anew);
    return { isChanged, isReadable };
  });
}
