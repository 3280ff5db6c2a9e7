import { Buffer } from 'node:buffer';
import { createHmac, hkdfSync } from 'node:crypto';

/** One of the keys in `SEALING_KEY`. */
export interface RootKey {
  /** Identifies the key without revealing it: 16 hexadecimal digits derived from it. */
  id: string;
  bytes: Uint8Array;
}

/** Prefix of the demo's keys, which are refused outside the emulators. */
const demoPrefix = 'demo-';

/** What is wrong with a `SEALING_KEY`, in one line, or null. */
export function sealingKeyFault(sealingKey: string, emulated: boolean): string | null {
  const keys = split(sealingKey);
  if (keys.some((key) => !/^[A-Za-z0-9+/]{43}=$/.test(key))) {
    return 'SEALING_KEY must be the base64 of 32 bytes (openssl rand -base64 32), or several with commas between.';
  }
  if (new Set(keys).size < keys.length) return 'SEALING_KEY holds a key twice.';
  if (!emulated && keys.some((key) => bytesOf(key).toString('latin1').startsWith(demoPrefix))) {
    return "SEALING_KEY is the demo's: everybody has it. Set a key of your own (docs/operating.md).";
  }
  return null;
}

let last: { sealingKey: string; keys: readonly [RootKey, ...RootKey[]] } | undefined;

/**
 * The keys in `SEALING_KEY`: the first one seals, all of them open.
 *
 * @param sealingKey base64 of 32 bytes, or several separated by commas
 */
export function readKeys(sealingKey: string): readonly [RootKey, ...RootKey[]] {
  if (last?.sealingKey === sealingKey) return last.keys;
  const fault = sealingKeyFault(sealingKey, true);
  const [first, ...others] = split(sealingKey).map(rootKey);
  if (fault !== null || first === undefined) throw new Error(fault ?? 'SEALING_KEY is empty.');
  last = { sealingKey, keys: [first, ...others] };
  return last.keys;
}

/** What a key is used for. Each use has its own key: what is made for one isn't valid for another. */
export type Purpose =
  'key-id' | 'sealing' | 'login-alias' | 'login-network' | 'recording' | `canary:${string}`;

/** The key for one purpose, 32 bytes (HKDF with SHA-256, RFC 5869). */
export const purposeKey = ({ bytes }: Pick<RootKey, 'bytes'>, purpose: Purpose): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', bytes, '', purpose, 32));

/** A keyed hash of a text, in hexadecimal: without the key, the text can't be found by brute force. */
export const keyedHash = (key: RootKey, purpose: Purpose, text: string): string =>
  createHmac('sha256', purposeKey(key, purpose)).update(text).digest('hex');

const split = (sealingKey: string): string[] => sealingKey.split(',').map((key) => key.trim());
const bytesOf = (key: string): Buffer => Buffer.from(key, 'base64');

function rootKey(text: string): RootKey {
  const bytes = new Uint8Array(bytesOf(text));
  const id = Buffer.from(purposeKey({ bytes }, 'key-id')).toString('hex').slice(0, 16);
  return { id, bytes };
}
