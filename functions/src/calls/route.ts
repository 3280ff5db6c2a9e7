import type { Firestore } from 'firebase-admin/firestore';
import { lineNumbersFor, lineSchema, longestMatch, type Line } from '../model/line.ts';
import { paths } from '../model/paths.ts';
import { readDocument } from '../firestore/read-document.ts';

/** The line a dialled number belongs to: the one with the longest matching prefix; null = 不明. */
export async function route(
  db: Firestore,
  customerId: string,
  dialledE164: string,
): Promise<Line | null> {
  const found = await db
    .collection(paths.lines(customerId))
    .where('number', 'in', lineNumbersFor(dialledE164))
    .get();
  return longestMatch(
    found.docs.flatMap((document) => {
      const line = readDocument(lineSchema, document);
      return line ? [{ ...line, id: document.id }] : [];
    }),
  );
}
