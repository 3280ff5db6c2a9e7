import type { DocumentSnapshot } from 'firebase-admin/firestore';
import * as z from 'zod/mini';
import { withDates } from '../model/text/with-dates.ts';

/** A document in the model's form; null = it doesn't exist or can't be read. */
export function readDocument<Schema extends z.core.$ZodType>(
  schema: Schema,
  document: DocumentSnapshot | undefined,
): z.output<Schema> | null {
  const parsed = z.safeParse(schema, withDates(document?.data()));
  return parsed.success ? parsed.data : null;
}
