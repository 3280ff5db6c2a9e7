import { createHmac } from 'node:crypto';

interface Kind {
  digits?: number;
  periodSec?: number;
  hash?: 'sha1' | 'sha256' | 'sha512';
}

/** The one-time code of an authenticator app at this moment (RFC 6238, RFC 4226). */
export function totp(
  key: Buffer,
  atMs: number,
  { digits = 6, periodSec = 30, hash = 'sha1' }: Kind = {},
): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / 1000 / periodSec)));
  const mac = createHmac(hash, key).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const number = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, without padding: how a key is shown and typed. */
export function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((part) => alphabet.charAt(Number.parseInt(part.padEnd(5, '0'), 2)))
    .join('');
}

/** Reads {@link toBase32}, spaces and small letters included. */
export function fromBase32(text: string): Buffer {
  const letters = text.toUpperCase().replaceAll(/[\s=]/g, '');
  const bits = Array.from(letters, (letter) =>
    alphabet.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
