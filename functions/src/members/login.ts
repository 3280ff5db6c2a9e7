import { createHmac, randomBytes, randomInt } from 'node:crypto';
import * as z from 'zod/mini';
import { toE164 } from '../model/phone.ts';

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
 * Under which key the server keeps a phone number's owner. Without the sealing key nobody can find the
 * number by trying all of them.
 *
 * @param sealingKey base64 of 32 bytes
 */
export const aliasKey = (e164: string, sealingKey: string): string =>
  createHmac('sha256', Buffer.from(sealingKey, 'base64'))
    .update(`login-alias:${e164}`)
    .digest('hex');

/** Under which key tries from a network are counted. */
export const networkKey = (network: string, sealingKey: string): string =>
  createHmac('sha256', Buffer.from(sealingKey, 'base64'))
    .update(`login-network:${network}`)
    .digest('hex');

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
