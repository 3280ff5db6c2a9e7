/** What a kept body holds: JSON to look into, or a text that nobody could take for JSON. */
export type Payload = { kind: 'json'; value: unknown } | { kind: 'text'; text: string };

/** Three base64url segments, as the server knows a token. */
const tokenPattern = /^[\w-]+\.([\w-]+)\.[\w-]{43}$/;
/** As deep as the server reads; deeper a recursive writer would run out of stack. */
const depthLimit = 200;

/**
 * The signed content of a kept body, for reading with one's own eyes: a token's payload, or the body as it
 * is. What the server could not read is exactly what comes here, so nothing is taken for granted.
 */
export function payloadOf(raw: string): Payload {
  const segment = tokenPattern.exec(raw)?.[1];
  const text = segment === undefined ? raw : (decoded(segment) ?? raw);
  try {
    const value: unknown = JSON.parse(text, keepLargeIntegers);
    return isDeeperThan(value, depthLimit) ? { kind: 'text', text } : { kind: 'json', value };
  } catch {
    return { kind: 'text', text };
  }
}

/** Null when it is no base64url. Bytes that are no UTF-8 become `�`, for they are to be seen. */
function decoded(segment: string): string | null {
  try {
    const binary = atob(segment.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
  } catch {
    return null;
  }
}

/** Ids are int64: beyond what JavaScript can count they stay what was written. */
function keepLargeIntegers(_key: string, value: unknown, context?: { source?: string }): unknown {
  const isLarge = typeof value === 'number' && !Number.isSafeInteger(value);
  return isLarge && /^-?\d+$/.test(context?.source ?? '') ? context?.source : value;
}

/** Level by level: a body may nest deeper than a stack is high. */
function isDeeperThan(value: unknown, limit: number): boolean {
  let level = [value];
  for (let depth = 0; depth <= limit; depth += 1) {
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}

/** Most characters that are laid out; a body may have 256 KiB, and indenting makes more of it. */
const shownLimit = 40_000;

/** A payload as lines to read, and how many characters were left off at the end. */
export function laidOut(payload: Payload): { text: string; leftOff: number } {
  const whole = payload.kind === 'json' ? JSON.stringify(payload.value, null, 2) : payload.text;
  const text = whole.slice(0, shownLimit);
  return { text: showInvisible(text), leftOff: whole.length - text.length };
}

/**
 * Characters that turn the direction of writing, or that show nothing at all, as what they are: a hostile
 * body shall not be able to show one thing and hold another.
 */
function showInvisible(text: string): string {
  return text.replace(
    /[^\P{C}\n\t]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
