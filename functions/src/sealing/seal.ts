import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';
import { purposeKey, readKeys, type RootKey } from './keys.ts';

/**
 * Seals a text for one place.
 *
 * @param sealingKey what `SEALING_KEY` holds; its first key seals
 * @param place path of the document that keeps it: whoever copies it to another, another customer's say, can't have
 *   it opened there
 */
export async function seal(text: string, sealingKey: string, place: string): Promise<string> {
  const [key] = readKeys(sealingKey);
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: key.id, for: place })
    .encrypt(purposeKey(key, 'sealing'));
}

/**
 * The sealed text. What was sealed before keys had ids names neither a key nor a place: it opens with the keys of
 * that time for as long as they are there.
 *
 * @throws when no key opens it, or when it was sealed for another place
 */
export async function unseal(sealed: string, sealingKey: string, place: string): Promise<string> {
  const { kid, for: sealedFor } = decodeProtectedHeader(sealed);
  const keys = readKeys(sealingKey);
  if (kid === undefined) return openOld(sealed, keys);
  if (sealedFor !== place) throw new Error('This was sealed for another place.');
  const key = keys.find(({ id }) => id === kid);
  if (!key) throw new Error('The key with which this was sealed is not there.');
  return open(sealed, purposeKey(key, 'sealing'));
}

/** Whether a value is sealed as new ones are, with the first key. */
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
