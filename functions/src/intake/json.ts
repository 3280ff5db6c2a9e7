/**
 * JSON of a signed payload, or undefined when it is none or nests deeper than anything we know. Whole numbers
 * too large for JavaScript stay what they were, as text: ids are declared int64. Of a key given twice the
 * last value counts, here as in the ledger's reader.
 */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (nestsDeeperThan(text, depthLimit)) return undefined;
    // The reviver costs ten times what the parser does, and hardly any event needs it.
    return mayHoldLargeInteger.test(text)
      ? JSON.parse(
          text,
          keepLargeIntegers as (this: unknown, key: string, value: unknown) => unknown,
        )
      : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Digits beyond 2^53 (16 digits, beginning with 9), or what looks like them. */
const mayHoldLargeInteger = /9\d{15}|\d{17}/;

function keepLargeIntegers(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' && !Number.isSafeInteger(value) && context?.source
    ? /^-?\d+$/.test(context.source)
      ? context.source
      : value
    : value;
}

/** Deeper than any sender nests, and far from where a recursive reader runs out of stack. */
const depthLimit = 200;

/** Counts the brackets outside of strings, so that the verdict is the same wherever the text is read. */
function nestsDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '[' || char === '{') depth += 1;
    else if (char === ']' || char === '}') depth -= 1;
    if (depth > limit) return true;
  }
  return false;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
