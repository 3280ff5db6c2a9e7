/**
 * A block of Asterisk's manager interface: its keys as sent, each with its values in order, since a key may come more
 * than once. Values are as on the wire, without the one space after the colon.
 */
export type AmiEvent = ReadonlyMap<string, readonly string[]>;

/** A key's first value; empty if there's none, or if Asterisk says it has none. */
export function valueOf(event: AmiEvent, key: string): string {
  const value = event.get(key)?.[0] ?? '';
  return value === '<unknown>' || value === '<none>' ? '' : value;
}
