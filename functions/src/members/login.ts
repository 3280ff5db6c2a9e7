import { createHmac, randomBytes, randomInt } from 'node:crypto';
import * as z from 'zod/mini';
import { toE164 } from '../model/text/phone.ts';
import { keyedHash, readKeys } from '../sealing/keys.ts';

/** What a person signs in with. */
export type Login =
  { kind: 'email'; email: string } | { kind: 'phone'; e164: string; lastDigits: string };

/** Never deliverable (RFC 6761): stands in for the address of a person without one. */
const opaqueDomain = '@login.invalid';

/** An email address, or a Japanese phone number in any notation; null if it's neither. */
export function readLogin(text: string): Login | null {
  const normal = text.normalize('NFKC').trim();
  if (normal.includes('@')) {
    const email = normal.toLowerCase();
    const valid = z.safeParse(z.email(), email).success && !isOpaque(email);
    return valid ? { kind: 'email', email } : null;
  }
  const e164 = toE164(normal);
  return e164?.startsWith('+81') ? { kind: 'phone', e164, lastDigits: e164.slice(-4) } : null;
}

export const isOpaque = (email: string | undefined): boolean =>
  email?.toLowerCase().endsWith(opaqueDomain) ?? false;

/** The address Auth used for a person without email while it stored their password. */
export const opaqueEmail = (uid: string): string => `${uid.toLowerCase()}${opaqueDomain}`;

/** A new uid in lower case, as Auth treats addresses as case-insensitive. */
export const newUid = (): string => randomBytes(14).toString('hex');

/**
 * The ids under which a phone number's owner is stored: new ones go under the first, older ones may be under the
 * others. The last ones date from before each use had its own key.
 *
 * @param sealingKey the value of `SEALING_KEY`
 */
export const aliasKeys = (e164: string, sealingKey: string): [string, ...string[]] => {
  const [first, ...others] = readKeys(sealingKey);
  return [
    keyedHash(first, 'login-alias', e164),
    ...others.map((key) => keyedHash(key, 'login-alias', e164)),
    ...[first, ...others].map(({ bytes }) =>
      createHmac('sha256', bytes).update(`login-alias:${e164}`).digest('hex'),
    ),
  ];
};

/**
 * The ids under which attempts from a network are counted: the current one first, then those from before a rotation.
 */
export const networkKeys = (network: string, sealingKey: string): [string, ...string[]] => {
  const [first, ...others] = readKeys(sealingKey);
  return [
    keyedHash(first, 'login-network', network),
    ...others.map((key) => keyedHash(key, 'login-network', network)),
  ];
};

/** Characters that can't be confused when read out. */
const readable = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be read out once, such as `k7mp-4xwn-9qrt`: 59 bits. */
export function makeFirstPassword(): string {
  const block = () =>
    Array.from({ length: 4 }, () => readable[randomInt(readable.length)]).join('');
  return [block(), block(), block()].join('-');
}

/** A password nobody knows, in use until a reset link replaces it. */
export const makeUnknownPassword = (): string => randomBytes(32).toString('base64url');
