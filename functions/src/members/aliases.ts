import type { DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore';
import { paths } from '../model/paths.ts';
import { seal, unseal } from '../sealing/seal.ts';
import { aliasKeys } from './login.ts';

/**
 * Whose a phone number is: `loginAliases/{keyed hash of the number}`. The number itself is beside it, sealed, so that
 * the hash can be made anew with another key; whoever has the key could find it by trying all numbers as well.
 */
export interface Alias {
  uid: string;
  /** Missing in those from before; added with the next sign-in. */
  number?: string;
}

interface AliasStore {
  db: Firestore;
  /** What `SEALING_KEY` holds. */
  sealingKey: string;
}

/** The documents in which a number's owner may stand, the one to write first. */
export const aliasesOf = ({ db, sealingKey }: AliasStore, e164: string) =>
  aliasKeys(e164, sealingKey).map((key) => db.doc(paths.loginAlias(key)));

/** The first alias that is there; null = the number is nobody's. */
export function ownerIn(
  found: readonly DocumentSnapshot[],
): { alias: DocumentSnapshot; uid: string } | null {
  for (const alias of found) {
    const uid: unknown = alias.get('uid');
    if (typeof uid === 'string') return { alias, uid };
  }
  return null;
}

/** A number's owner as the server keeps them, under the first key. */
export async function newAlias({ sealingKey }: AliasStore, e164: string, uid: string) {
  const path = paths.loginAlias(aliasKeys(e164, sealingKey)[0]);
  const alias: Alias = { uid, number: await seal(e164, sealingKey, path) };
  return { path, alias };
}

/** Keeps the owner of a number under the first key alone, if they have it still. */
export async function moveAlias(store: AliasStore, e164: string, uid: string): Promise<void> {
  const { path, alias } = await newAlias(store, e164, uid);
  const [, ...before] = aliasesOf(store, e164);
  await store.db.runTransaction(async (transaction) => {
    const found = await readAliases(store, transaction, e164);
    if (ownerIn(found)?.uid !== uid) return;
    transaction.set(store.db.doc(path), alias);
    for (const document of before) transaction.delete(document);
  });
}

export const readAliases = (store: AliasStore, transaction: Transaction, e164: string) =>
  transaction.getAll(...aliasesOf(store, e164));

/** The number of an alias, or null in one from before. Throws when no key opens it. */
export async function numberOf(
  alias: DocumentSnapshot,
  sealingKey: string,
): Promise<string | null> {
  const number: unknown = alias.get('number');
  return typeof number === 'string' ? unseal(number, sealingKey, alias.ref.path) : null;
}
