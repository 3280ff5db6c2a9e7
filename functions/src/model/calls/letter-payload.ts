/** The content of a stored body: JSON, or a text that can't be read as JSON. */
export type Payload = { kind: 'json'; value: unknown } | { kind: 'text'; text: string };

/** A token's three base64url segments; bodies from before signatures were left out still have the last one. */
const tokenPattern = /^[\w-]+\.([\w-]+)\.(?:[\w-]{43})?$/;
/** The server's limit; deeper nesting would overflow a recursive writer's stack. */
const depthLimit = 200;

/** A stored token's payload as base64url; undefined for any other body. */
export const payloadSegment = (raw: string): string | undefined => tokenPattern.exec(raw)?.[1];

/**
 * The signed content of a stored body, for people to read: a token's payload, or the body itself. It's exactly what the
 * server couldn't read, so nothing is taken for granted.
 */
export function payloadOf(raw: string): Payload {
  const segment = payloadSegment(raw);
  const text = segment === undefined ? raw : (decoded(segment) ?? raw);
  try {
    const value: unknown = JSON.parse(text, keepLargeIntegers);
    return isDeeperThan(value, depthLimit) ? { kind: 'text', text } : { kind: 'json', value };
  } catch {
    return { kind: 'text', text };
  }
}

/** Null if it isn't base64url. Bytes that aren't UTF-8 become `�`, so that they're visible. */
function decoded(segment: string): string | null {
  try {
    const binary = atob(segment.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
  } catch {
    return null;
  }
}

/** Ids are int64: beyond JavaScript's safe integers they're kept as written. */
function keepLargeIntegers(_key: string, value: unknown, context?: { source?: string }): unknown {
  const isLarge = typeof value === 'number' && !Number.isSafeInteger(value);
  return isLarge && /^-?\d+$/.test(context?.source ?? '') ? context?.source : value;
}

/** Iterates level by level: a body may nest deeper than the stack allows. */
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

/** How many characters are shown; a body may have 256 KiB, and indentation adds more. */
const shownLimit = 40_000;

/** A payload formatted for reading, and how many characters were cut off at the end. */
export function laidOut(payload: Payload): { text: string; leftOff: number } {
  const whole = payload.kind === 'json' ? JSON.stringify(payload.value, null, 2) : payload.text;
  const text = whole.slice(0, shownLimit);
  return { text: showInvisible(text), leftOff: whole.length - text.length };
}

/**
 * Makes characters visible that change the text direction or show nothing, so that a hostile body can't display one
 * thing and contain another.
 */
function showInvisible(text: string): string {
  return text.replace(
    /[^\P{C}\n\t]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
