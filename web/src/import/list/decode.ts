export const encodings = [
  'utf-8',
  'shift_jis',
  'utf-16le',
  'utf-16be',
  'euc-jp',
  'iso-2022-jp',
] as const;
export type Encoding = (typeof encodings)[number];

/** Replaces bytes that are invalid in the encoding. */
export const badMark = '\ufffd';

/** The file as text, without its byte order mark. */
export const decode = (bytes: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(bytes);

/** By byte order mark or UTF-16's zero bytes, else UTF-8 if almost all is valid: one broken byte decides nothing. */
export function guessEncoding(bytes: Uint8Array): Encoding {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const wide = byteOrder(bytes);
  if (wide) return wide;
  const { good, bad } = utf8Characters(bytes);
  if (bad * 10 <= good) return 'utf-8';
  if (hasEscapes(bytes)) return 'iso-2022-jp';
  // EUC-JP read as Shift_JIS is all half-width kana; Shift_JIS is hardly ever valid EUC-JP to the last byte.
  return count(decode(bytes, 'euc-jp'), badMark) === 0 && mostlyHalfWidth(bytes)
    ? 'euc-jp'
    : 'shift_jis';
}

/** In UTF-16 commas, digits and line breaks have a zero byte on one side, and nowhere else. */
function byteOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0];
  bytes.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if ((even + odd) * 20 < bytes.length || even + odd === 0) return null;
  return even > odd ? 'utf-16be' : 'utf-16le';
}

/** Multi-byte characters, and invalid bytes. */
function utf8Characters(bytes: Uint8Array): { good: number; bad: number } {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const more = lead < 0x80 ? 0 : lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    const isWhole =
      lead < 0x80 ||
      (lead >= 0xc2 &&
        lead <= 0xf4 &&
        bytes.subarray(at + 1, at + 1 + more).every((byte) => byte >> 6 === 2) &&
        at + more < bytes.length);
    if (lead >= 0x80) {
      if (isWhole) good += 1;
      else bad += 1;
    }
    at += isWhole ? more + 1 : 1;
  }
  return { good, bad };
}

const hasEscapes = (bytes: Uint8Array): boolean =>
  bytes.some((byte, at) => byte === 0x1b && bytes[at + 1] === 0x24) &&
  bytes.every((byte) => byte < 0x80);

function mostlyHalfWidth(bytes: Uint8Array): boolean {
  const text = decode(bytes, 'shift_jis');
  const halfWidth = Array.from(text).filter((letter) => letter >= '\uff61' && letter <= '\uff9f');
  return halfWidth.length * 2 > Array.from(text).filter((letter) => letter > '\u007f').length;
}

const count = (text: string, letter: string): number => text.split(letter).length - 1;
