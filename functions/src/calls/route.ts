import type { Firestore } from 'firebase-admin/firestore';
import { lineSchema, type Line } from '../model/line.ts';
import { paths } from '../model/paths.ts';
import { withDates } from '../firestore/dates.ts';

/** Beginnings shorter than this are no line: `0` would take every call. */
const shortestPrefix = 3;
/** Firestore's limit on the values of one `in`. */
const inLimit = 30;

/** The line that takes a dialled number: of all that begin it the longest; null = 不明. */
export async function route(
  db: Firestore,
  customerId: string,
  dialledE164: string,
): Promise<Line | null> {
  const found = await db
    .collection(paths.lines(customerId))
    .where('number', 'in', lineNumbersFor(dialledE164))
    .get();
  const lines = found.docs.flatMap((document) => {
    const parsed = lineSchema.safeParse(withDates(document.data()));
    return parsed.success ? [{ id: document.id, line: parsed.data }] : [];
  });
  return longestMatch(lines);
}

/** Every way a line that takes this number can be written: E.164 or national, whole or its beginning. */
export function lineNumbersFor(dialledE164: string): string[] {
  const writings = [dialledE164, ...nationalOf(dialledE164)];
  return writings
    .flatMap((number) => beginnings(number))
    .toSorted((a, b) => b.length - a.length)
    .slice(0, inLimit);
}

/** Of two lines of the same length the one with the smaller id, so that the answer is always the same. */
function longestMatch(lines: { id: string; line: Line }[]): Line | null {
  const significant = (number: string) => number.replace(/^(\+81|0)/, '').length;
  return (
    lines.toSorted(
      (a, b) => significant(b.line.number) - significant(a.line.number) || (a.id < b.id ? -1 : 1),
    )[0]?.line ?? null
  );
}

const nationalOf = (e164: string): string[] =>
  e164.startsWith('+81') ? [`0${e164.slice('+81'.length)}`] : [];

const beginnings = (number: string): string[] =>
  Array.from({ length: Math.max(0, number.length - shortestPrefix + 1) }, (_, cut) =>
    number.slice(0, number.length - cut),
  );
