import { Buffer } from 'node:buffer';
import type { Firestore } from 'firebase-admin/firestore';
import { audit } from '../audit/audit.ts';
import { unknownCustomer, type Change } from './phone-system.ts';
import { log } from '../log.ts';
import type { CallableOutputs } from '../model/callables.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';
import { seal, unseal } from '../sealing/seal.ts';

/** A shorter text isn't a Dialpad key; a longer one is something else pasted by mistake. */
const keyBytes = { least: 20, most: 500 } as const;

/** What is wrong with a text as an API key in a header, or null. */
export function apiKeyFault(text: string): string | null {
  if (!/^[\x21-\x7e]+$/.test(text))
    return 'The key contains spaces or other characters that no key has.';
  const bytes = Buffer.byteLength(text);
  if (bytes < keyBytes.least || bytes > keyBytes.most) {
    return `The key is not ${keyBytes.least} to ${keyBytes.most} characters long.`;
  }
  return null;
}

/** Stores the customer's Dialpad key, sealed, replacing the previous one; null removes it. */
export async function saveApiKey(
  { db, customerId, by }: Change,
  apiKey: string | null,
  sealingKey: string,
): Promise<CallableOutputs['saveApiKey']> {
  const fault = apiKey === null ? null : apiKeyFault(apiKey);
  if (fault) throw new Refusal('invalid-input', fault, { apiKey: fault });
  const place = paths.dialpadAccess(customerId);
  const sealed = apiKey === null ? null : await seal(apiKey, sealingKey, place);
  const document = db.doc(place);
  await db.runTransaction(async (transaction) => {
    const author = await by(transaction);
    const [customer, before] = await transaction.getAll(
      db.doc(paths.customer(customerId)),
      document,
    );
    if (!customer?.exists) throw unknownCustomer();
    if (sealed === null && !before?.exists) return;
    if (sealed === null) transaction.delete(document);
    else transaction.set(document, { apiKey: sealed, setAt: new Date() });
    audit(transaction, db, customerId, {
      by: author,
      action: sealed === null ? 'api-key-removed' : 'api-key-set',
      target: '',
    });
  });
  return { hasApiKey: sealed !== null };
}

/** The customer's Dialpad key; null = there's no usable one. */
export async function apiKeyOf(
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
