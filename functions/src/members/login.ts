import { createHmac, randomBytes, randomInt } from 'node:crypto';
import * as z from 'zod/mini';
import { toE164 } from '../model/phone.ts';
import { keyedHash, readKeys } from '../sealing/keys.ts';

/** With what a person signs in. */
export type Login =
  { kind: 'email'; email: string } | { kind: 'phone'; e164: string; lastDigits: string };

/** Never delivered to anybody (RFC 6761): stands in for the address of a person who has none. */
const opaqueDomain = '@login.invalid';

/** An e-mail address or a Japanese phone number in any writing; null when it is neither. */
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

/** The address by which Auth knew a person without e-mail while it kept their password. */
export const opaqueEmail = (uid: string): string => `${uid.toLowerCase()}${opaqueDomain}`;

/** A new uid in lower case, because Auth does not tell the cases of an address apart. */
export const newUid = (): string => randomBytes(14).toString('hex');

/**
 * Under which keys the server keeps a phone number's owner: the first is where it writes, at the others it may be
 * from before. The last are from before each use had a key of its own.
 *
 * @param sealingKey what `SEALING_KEY` holds
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

/** Under which key tries from a network are counted; behind it those from before a rotation. */
export const networkKeys = (network: string, sealingKey: string): [string, ...string[]] => {
  const [first, ...others] = readKeys(sealingKey);
  return [
    keyedHash(first, 'login-network', network),
    ...others.map((key) => keyedHash(key, 'login-network', network)),
  ];
};

/** Characters that nobody mixes up when they are read out. */
const readable = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be read out once: `k7mp-4xwn-9qrt`, 59 bits. */
export function makeFirstPassword(): string {
  const block = () =>
    Array.from({ length: 4 }, () => readable[randomInt(readable.length)]).join('');
  return [block(), block(), block()].join('-');
}

/** A password nobody knows, until a reset link replaces it. */
export const makeUnknownPassword = (): string => randomBytes(32).toString('base64url');
