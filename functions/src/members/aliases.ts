import type { DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore';
import { paths } from '../model/paths.ts';
import { seal, unseal } from '../sealing/seal.ts';
import { aliasKeys } from './login.ts';

/**
 * Who owns a phone number: `loginAliases/{keyed hash of the number}`. The number itself is stored with it, sealed, so
 * that it can be rehashed with another key; anybody with the key could find it by trying all numbers anyway.
 */
export interface Alias {
  uid: string;
  /** Missing from older aliases; added at the next sign-in. */
  number?: string;
}

interface AliasStore {
  db: Firestore;
  /** The value of `SEALING_KEY`. */
  sealingKey: string;
}

/** The documents that may hold a number's owner, the one to write first. */
export const aliasesOf = ({ db, sealingKey }: AliasStore, e164: string) =>
  aliasKeys(e164, sealingKey).map((key) => db.doc(paths.loginAlias(key)));

/** The first existing alias; null = nobody has the number. */
export function ownerIn(
  found: readonly DocumentSnapshot[],
): { alias: DocumentSnapshot; uid: string } | null {
  for (const alias of found) {
    const uid: unknown = alias.get('uid');
    if (typeof uid === 'string') return { alias, uid };
  }
  return null;
}

/** A number's owner as stored under the first key. */
export async function newAlias({ sealingKey }: AliasStore, e164: string, uid: string) {
  const path = paths.loginAlias(aliasKeys(e164, sealingKey)[0]);
  const alias: Alias = { uid, number: await seal(e164, sealingKey, path) };
  return { path, alias };
}

/** Moves a number's owner to the first key only, if the number is still theirs. */
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

/** The number of an alias, or null for an older one. Throws if no key opens it. */
export async function numberOf(
  alias: DocumentSnapshot,
  sealingKey: string,
): Promise<string | null> {
  const number: unknown = alias.get('number');
  return typeof number === 'string' ? unseal(number, sealingKey, alias.ref.path) : null;
}
