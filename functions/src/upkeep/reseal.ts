import type { DocumentReference, Firestore } from 'firebase-admin/firestore';
import { moveAlias, numberOf } from '../members/aliases.ts';
import { paths } from '../model/paths.ts';
import { isSealedAnew, seal, unseal } from '../sealing/seal.ts';

/** What a run has found and done. */
export interface Resealed {
  /** Documents that were sealed anew or moved. */
  changed: number;
  /** Documents that needed nothing. */
  unchanged: number;
  /** Documents with something that no key opens, which is left as it is. */
  unreadable: string[];
  /**
   * Members whose phone number stands under a key of before and isn't known, from before it was kept sealed: they
   * move with their next sign-in.
   */
  waiting: string[];
}

/** Sealed values and the collections that keep them, customer by customer. */
const sealedFields = [
  { pathOf: paths.webhookSecrets, fields: ['current', 'previous'] },
  { pathOf: paths.dialpadAccess, fields: ['apiKey'] },
];

/**
 * Brings all that is sealed or hashed under the first key of `SEALING_KEY`; the others still open what is not there
 * yet. May be broken off and run again, and while others write: each document is one transaction.
 */
export async function resealAll(db: Firestore, sealingKey: string): Promise<Resealed> {
  const result: Resealed = { changed: 0, unchanged: 0, unreadable: [], waiting: [] };
  // Also below a customer whose own document is gone.
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

/** Stands for what no key opens: other errors, of Firestore say, end the run. */
const unread = Symbol('unread');
const unreadable = (): typeof unread => unread;

/** Seals anew what some key opens. */
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
