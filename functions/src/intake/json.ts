/**
 * The JSON of a signed payload; undefined if it isn't JSON or nests deeper than anything we know. Integers too large
 * for JavaScript become text, as ids are declared int64. The last value of a repeated key counts, here as in the
 * ledger's reader.
 */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (nestsDeeperThan(text, depthLimit)) return undefined;
    // A reviver makes parsing ten times as expensive, and hardly any event needs it.
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

/** Digits beyond 2^53 (16 digits starting with 9), or anything that looks like them. */
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

/** Counts brackets outside strings, so that the verdict doesn't depend on the parser. */
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
