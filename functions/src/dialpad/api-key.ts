import { Buffer } from 'node:buffer';
import type { Firestore } from 'firebase-admin/firestore';
import { audit } from '../audit/audit.ts';
import { unknownCustomer, type Change } from '../customers/phone-system.ts';
import { log } from '../log.ts';
import type { CallableOutputs } from '../model/callables.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';
import { seal, unseal } from '../sealing/seal.ts';

/** A shorter text isn't a Dialpad key; a longer one is something else pasted by mistake. */
const keyBytes = { least: 20, most: 500 } as const;

/** As much of a key as is shown to tell it from another. */
export const shownEnd = (apiKey: string): string => apiKey.slice(-4);

/** What is wrong with a text as an API key in a header, or null. */
function apiKeyFault(text: string): string | null {
  if (!/^[\x21-\x7e]+$/.test(text))
    return 'The key contains spaces or other characters that no key has.';
  const bytes = Buffer.byteLength(text);
  if (bytes < keyBytes.least || bytes > keyBytes.most) {
    return `The key is not ${keyBytes.least} to ${keyBytes.most} characters long.`;
  }
  return null;
}

export interface NewKey {
  /** Null removes the key. */
  apiKey: string | null;
  /** The key's last day, `2026-12-31`; null = unknown. */
  expiresOn: string | null;
  sealingKey: string;
}

/** Stores the customer's Dialpad key, sealed, replacing the previous one. A connection can't do without one. */
export async function saveApiKey(
  { db, customerId, by }: Change,
  { apiKey, expiresOn, sealingKey }: NewKey,
): Promise<CallableOutputs['saveApiKey']> {
  const fault = apiKey === null ? null : apiKeyFault(apiKey);
  if (fault) throw new Refusal('invalid-input', fault, { apiKey: fault });
  const place = paths.dialpadAccess(customerId);
  const sealed = apiKey === null ? null : await seal(apiKey, sealingKey, place);
  const document = db.doc(place);
  const shown = db.doc(paths.dialpad(customerId));
  await db.runTransaction(async (transaction) => {
    const author = await by(transaction);
    const [customer, before, state] = await transaction.getAll(
      db.doc(paths.customer(customerId)),
      document,
      shown,
    );
    if (!customer?.exists) throw unknownCustomer();
    if (apiKey === null && !before?.exists) return;
    if (apiKey === null && state?.get('connection')) {
      throw new Refusal('still-connected', 'Disconnect from Dialpad first.');
    }
    const setAt = new Date();
    if (apiKey === null) {
      transaction.delete(document);
      transaction.set(shown, { key: null, account: null }, { merge: true });
    } else {
      const key = { end: shownEnd(apiKey), setAt, expiresOn };
      transaction.set(document, { apiKey: sealed, setAt });
      transaction.set(shown, { key, account: null }, { mergeFields: ['key', 'account'] });
      // Until Dialpad has said what this key may do.
      transaction.delete(db.doc(paths.abilities(customerId)));
    }
    audit(transaction, db, customerId, {
      by: author,
      action: sealed === null ? 'api-key-removed' : 'api-key-set',
      target: '',
    });
  });
  return { hasApiKey: sealed !== null };
}

/**
 * What proves to Dialpad that we act for the customer; null = nothing usable. Everything that asks Dialpad gets it here,
 * so a grant by OAuth could take the key's place.
 */
export async function dialpadToken(
  db: Firestore,
  customerId: string,
  sealingKey: string,
): Promise<string | null> {
  const place = paths.dialpadAccess(customerId);
  const sealed: unknown = (await db.doc(place).get()).get('apiKey');
  if (typeof sealed !== 'string') return null;
  try {
    return await unseal(sealed, sealingKey, place);
  } catch {
    log.secretUnusable({ customerId, reason: 'unsealing the API key' });
    return null;
  }
}
