/**
 * JSON of a signed payload, or undefined when it is none. Whole numbers too large for JavaScript stay what
 * they were, as text: ids are declared int64. Of a key given twice the last value counts, here as in the
 * ledger's reader.
 */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return JSON.parse(
      text,
      keepLargeIntegers as (this: unknown, key: string, value: unknown) => unknown,
    );
  } catch {
    return undefined;
  }
}

function keepLargeIntegers(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' && !Number.isSafeInteger(value) && context?.source
    ? /^-?\d+$/.test(context.source)
      ? context.source
      : value
    : value;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
