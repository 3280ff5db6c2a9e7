import './store-edge.css';

/** The attribute that sets a store's `--store-edge`, `-tint` and `-ink` for an element and its descendants. */
export function storeProps(code: string | null | undefined) {
  return { 'data-store': code ? String(storeHue(code)) : 'none' };
}

/** How many hues there are; `store-edge.css` has one for each. */
const hues = 8;

/**
 * A store's hue, the same on every screen and every day. Codes that differ by one in their last letter, as group codes
 * do, get different hues for eight in a row.
 */
function storeHue(code: string): number {
  let hash = 0;
  for (const letter of code) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash % hues;
}
