import * as z from 'zod/mini';

/** `number` of a line: the digits of a number or prefix, national (`0501748`) or E.164 (`+81501748`). */
export const lineNumberPattern = /^\+?[0-9]{2,15}$/;

/** `customer/{id}/lines/{lineId}`: a dialled number or prefix and the store it belongs to. */
export const lineSchema = z.object({
  number: z.string(),
  storeCode: z.string(),
  storeName: z.string(),
  groupCode: z.string(),
  /** The admin who wrote it last, for the audit log. */
  updatedBy: z.optional(z.string()),
  updatedAt: z.optional(z.nullable(z.date())),
});
export type Line = z.infer<typeof lineSchema>;

/** What choosing among lines needs. */
interface Choosable {
  id: string;
  number: string;
}

/** Shorter prefixes aren't lines: `0` would match every call. */
export const shortestLineNumber = 3;
/** Firestore's limit on the values of one `in`. */
const inLimit = 30;

/**
 * All ways a line matching this number can be written: E.164 with or without `+`, or national; in full or as a prefix.
 */
export function lineNumbersFor(dialledE164: string): string[] {
  const writings = [dialledE164, ...nationalOf(dialledE164), ...withoutPlus(dialledE164)];
  return writings
    .flatMap((number) => beginnings(number))
    .toSorted((a, b) => b.length - a.length)
    .slice(0, inLimit);
}

/** Ties go to the smaller id, so that the result is deterministic. */
export function longestMatch<T extends Choosable>(lines: readonly T[]): T | null {
  const significant = (number: string) => lineBeginning(number).length;
  return (
    lines.toSorted(
      (a, b) => significant(b.number) - significant(a.number) || (a.id < b.id ? -1 : 1),
    )[0] ?? null
  );
}

/** The line a dialled number belongs to: the one with the longest matching prefix; null = 不明. */
export function takingLine<T extends Choosable>(
  lines: readonly T[],
  dialledE164: string,
): T | null {
  const writings = new Set(lineNumbersFor(dialledE164));
  return longestMatch(lines.filter(({ number }) => writings.has(number)));
}

/** A line's number as an E.164 prefix, so that all notations of it give one text. */
export const lineBeginning = (number: string): string => number.replace(/^(?:0|81)/, '+81');

const nationalOf = (e164: string): string[] =>
  e164.startsWith('+81') ? [`0${e164.slice('+81'.length)}`] : [];

/** `81501748`: no national number begins like this, so it must be the country code. */
const withoutPlus = (e164: string): string[] => (e164.startsWith('+81') ? [e164.slice(1)] : []);

const beginnings = (number: string): string[] =>
  Array.from({ length: Math.max(0, number.length - shortestLineNumber + 1) }, (_, cut) =>
    number.slice(0, number.length - cut),
  );
