import { Buffer } from 'node:buffer';
import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { paths } from '../model/paths.ts';
import { seal } from '../sealing/seal.ts';

/** A webhook secret ready for use: its text for HMAC, its key for tokens. */
export interface WebhookSecret {
  readonly text: string;
  readonly key: Promise<CryptoKey>;
}

/** HS256 needs a secret at least as long as the hash (RFC 8725). */
const minSecretBytes = 32;

/** Prefix of the demo's secrets, which are refused outside the emulators. */
const demoPrefix = 'demo-';

/** What is wrong with a text as a webhook secret, or null. */
export function secretFault(text: string, emulated: boolean): string | null {
  if (text !== text.trim() || /[\r\n]/.test(text)) {
    return 'The secret begins or ends with a space or contains a line break.';
  }
  if (Buffer.byteLength(text) < minSecretBytes) {
    return `The secret is shorter than ${minSecretBytes} bytes.`;
  }
  if (text.startsWith(demoPrefix) && !emulated) {
    return 'The demo secrets are for the emulators only.';
  }
  return null;
}

export function webhookSecret(text: string): WebhookSecret {
  let key: Promise<CryptoKey> | undefined;
  return {
    text,
    get key() {
      key ??= crypto.subtle.importKey(
        'raw',
        new TextEncoder().encode(text),
        { name: 'HMAC', hash: 'SHA-256' },
        false,
        ['verify'],
      );
      return key;
    },
  };
}

/** A text that couldn't verify any token is refused here, rather than when the first event fails. */
function refuseUnusable(text: string): void {
  const fault = secretFault(text, true);
  if (fault) throw new Error(fault);
}

/** A customer's webhook secret as stored. */
export const sealSecret = (text: string, sealingKey: string, customerId: string): Promise<string> =>
  seal(text, sealingKey, paths.webhookSecrets(customerId));

/** Makes `text` the customer's only webhook secret. */
export async function saveWebhookSecret(
  db: Firestore,
  customerId: string,
  text: string,
  sealingKey: string,
): Promise<void> {
  refuseUnusable(text);
  await db.doc(paths.webhookSecrets(customerId)).set({
    current: await sealSecret(text, sealingKey, customerId),
    previous: null,
    rotatedAt: new Date(),
  });
}

/**
 * Makes `text` the current secret; the previous one stays valid until {@link dropPreviousSecret}.
 *
 * @param also what else the same transaction does: reads first, then writes
 */
export async function rotateWebhookSecret(
  db: Firestore,
  customerId: string,
  text: string,
  sealingKey: string,
  also: (transaction: Transaction) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  refuseUnusable(text);
  const document = db.doc(paths.webhookSecrets(customerId));
  const current = await sealSecret(text, sealingKey, customerId);
  await db.runTransaction(async (transaction) => {
    const before = await transaction.get(document);
    await also(transaction);
    const previous: unknown = before.get('current') ?? null;
    transaction.set(document, { current, previous, rotatedAt: new Date() }, { merge: true });
  });
}

/** Ends a rotation: from now on only the current secret is valid. */
export async function dropPreviousSecret(db: Firestore, customerId: string): Promise<void> {
  await db.doc(paths.webhookSecrets(customerId)).update({ previous: null });
}
