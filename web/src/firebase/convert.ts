import { withDates } from '@cti/functions/model/text/with-dates';
import type { Row, Schema } from './spec.ts';

const reported = new Set<string>();

/** A stored document, or null if it doesn't fit the model: reported once, by path, as it may be personal. */
export function readRow<T>(
  path: string,
  id: string,
  data: unknown,
  schema: Schema<T>,
): Row<T> | null {
  const parsed = schema.safeParse(withDates(data));
  if (parsed.success) return { ...parsed.data, id };
  if (!reported.has(path)) {
    reported.add(path);
    // oxlint-disable-next-line no-console -- the only trace of a document that is left out
    console.warn(`Left out a document that does not fit the model: ${path}`);
  }
  return null;
}
