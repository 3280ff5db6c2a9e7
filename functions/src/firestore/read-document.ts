import type { DocumentSnapshot } from 'firebase-admin/firestore';
import * as z from 'zod/mini';
import { withDates } from './dates.ts';

/** A document as the model has it; null = there is none, or none that can be read. */
export function readDocument<Schema extends z.core.$ZodType>(
  schema: Schema,
  document: DocumentSnapshot | undefined,
): z.output<Schema> | null {
  const parsed = z.safeParse(schema, withDates(document?.data()));
  return parsed.success ? parsed.data : null;
}
