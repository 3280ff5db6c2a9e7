/** Replaces characters that Shift_JIS can't encode, as is customary in Japanese print. */
const geta = '〓';

/** The same character under two code points, only one of which is in Windows' Shift_JIS. */
const twins: Record<string, string> = {
  '〜': '～',
  '−': '－',
  '‖': '∥',
  '¢': '￠',
  '£': '￡',
  '¬': '￢',
  '—': '―',
  // Japanese Windows shows 0x5C as a yen sign, and writes a yen sign as 0x5C.
  '¥': '\\',
};

let table: Map<string, number> | undefined;

/** Every character of Windows' Shift_JIS with its code, derived by running the browser's own decoder backwards. */
function codes(): Map<string, number> {
  if (table) return table;
  const decoder = new TextDecoder('shift_jis');
  const next = new Map<string, number>();
  const learn = (...bytes: number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    const code = bytes.reduce((all, byte) => all * 256 + byte, 0);
    // Some characters have two codes; Windows writes the later one only for NEC's own rows.
    if (text !== '\ufffd' && Array.from(text).length === 1 && !next.has(text)) next.set(text, code);
  };
  for (let byte = 0; byte < 0x80; byte += 1) learn(byte);
  for (let byte = 0xa1; byte <= 0xdf; byte += 1) learn(byte);
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    if (lead > 0x9f && lead < 0xe0) continue;
    for (let trail = 0x40; trail <= 0xfc; trail += 1) if (trail !== 0x7f) learn(lead, trail);
  }
  table = next;
  return next;
}

/**
 * A text after a round trip through Windows' Shift_JIS.
 *
 * @param lost replaces each unmappable code unit; by default each character gets our own mark
 */
export const throughCp932 = (text: string, lost?: string): string =>
  Array.from(text, (character) => {
    const written = [character, twins[character] ?? ''].find((one) => codes().has(one));
    return written ?? lost?.repeat(character.length) ?? geta;
  }).join('');

/** A text in Windows' Shift_JIS (CP932), for older Excel; `lost` = the number of unmappable characters. */
export function encodeCp932(text: string): { bytes: Uint8Array<ArrayBuffer>; lost: number } {
  const known = codes();
  const bytes: number[] = [];
  let lost = 0;
  for (const character of text) {
    let code = known.get(character) ?? known.get(twins[character] ?? '');
    if (code === undefined) {
      lost += 1;
      code = known.get(geta) ?? 0x3f;
    }
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  }
  return { bytes: Uint8Array.from(bytes), lost };
}
