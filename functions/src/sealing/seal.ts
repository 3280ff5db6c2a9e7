import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';
import { purposeKey, readKeys, type RootKey } from './keys.ts';

/**
 * Seals a text for one place.
 *
 * @param sealingKey the value of `SEALING_KEY`; its first key seals
 * @param place path of the document that holds it: copied to another one, such as another customer's, it doesn't open
 */
export async function seal(text: string, sealingKey: string, place: string): Promise<string> {
  const [key] = readKeys(sealingKey);
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: key.id, for: place })
    .encrypt(purposeKey(key, 'sealing'));
}

/**
 * Opens a sealed text. One from before keys had ids names neither key nor place: it opens with the keys of that time
 * for as long as they exist.
 *
 * @throws if no key opens it, or it was sealed for another place
 */
export async function unseal(sealed: string, sealingKey: string, place: string): Promise<string> {
  const { kid, for: sealedFor } = decodeProtectedHeader(sealed);
  const keys = readKeys(sealingKey);
  if (kid === undefined) return openOld(sealed, keys);
  if (sealedFor !== place) throw new Error('This was sealed for another place.');
  const key = keys.find(({ id }) => id === kid);
  if (!key) throw new Error('The key this was sealed with is missing.');
  return open(sealed, purposeKey(key, 'sealing'));
}

/** Whether a value is sealed the current way, with the first key. */
export const isSealedAnew = (sealed: string, sealingKey: string): boolean =>
  decodeProtectedHeader(sealed).kid === readKeys(sealingKey)[0].id;

async function openOld(sealed: string, keys: readonly RootKey[]): Promise<string> {
  for (const { bytes } of keys.slice(0, -1)) {
    const text = await open(sealed, bytes).catch(() => null);
    if (text !== null) return text;
  }
  return open(sealed, keys.at(-1)?.bytes ?? new Uint8Array());
}

async function open(sealed: string, key: Uint8Array): Promise<string> {
  const { plaintext } = await compactDecrypt(sealed, key, {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
  });
  return new TextDecoder().decode(plaintext);
}
