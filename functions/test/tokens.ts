import { createHmac, type BinaryLike } from 'node:crypto';
import { CompactSign } from 'jose';

/** Anything a segment of a token can be made of; objects become JSON. */
export type Segment = string | Buffer | object | null;

/** A JWT as Dialpad makes it: jose, HS256, the event's fields as claims. */
export function signJwt(claims: object, secret: string): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(secret));
}

const bytesOf = (segment: Segment): Buffer =>
  Buffer.isBuffer(segment)
    ? segment
    : Buffer.from(typeof segment === 'string' ? segment : JSON.stringify(segment));

export const base64url = (segment: Segment): string => bytesOf(segment).toString('base64url');

/** A token no library would make: any header, any payload, any hash, correctly keyed. */
export function forge(
  header: Segment,
  payload: Segment,
  secret: BinaryLike,
  hash: 'sha256' | 'sha384' | 'sha512' = 'sha256',
): string {
  return resign(`${base64url(header)}.${base64url(payload)}`, secret, hash);
}

/** Any text with the right MAC over it as third segment. */
export function resign(
  signed: string,
  secret: BinaryLike,
  hash: 'sha256' | 'sha384' | 'sha512' = 'sha256',
): string {
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`;
}

/** A token as it's kept: up to its signature. */
export const withoutSignature = (token: string): string =>
  token.slice(0, token.lastIndexOf('.') + 1);

/** The value of `X-Dialpad-Signature` for a JSON body. */
export const hexSignature = (body: BinaryLike, secret: BinaryLike): string =>
  createHmac('sha256', secret).update(body).digest('hex');

/** A token's three segments. */
export function segmentsOf(token: string): [header: string, payload: string, signature: string] {
  const [header = '', payload = '', signature = ''] = token.split('.');
  return [header, payload, signature];
}

/** The token with one bit of one segment's bytes turned, written in canonical base64url again. */
export function flipBit(token: string, segment: 0 | 1 | 2, bit: number): string {
  const segments = segmentsOf(token);
  const bytes = Buffer.from(segments[segment], 'base64url');
  const at = Math.floor(bit / 8) % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit % 8));
  segments[segment] = bytes.toString('base64url');
  return segments.join('.');
}

/** The token with its last character replaced by one that decodes to the same bytes. */
export function nonCanonical(token: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(token.at(-1) ?? '');
  // 43 characters carry 258 bits for 256: the last two bits of the last character are spare.
  return token.slice(0, -1) + alphabet[last ^ 1];
}
