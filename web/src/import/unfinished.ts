import * as z from 'zod/mini';
import { contactKindSchema } from '@cti/functions/model/contacts/contact';
import { contactColumns, visitColumns } from '@cti/functions/model/contacts/import-columns';
import { encodings } from './list/decode.ts';
import { delimiters } from './list/records.ts';
import { answers } from './plan.ts';

const fieldColumnSchema = z.templateLiteral(['field:', z.string()]);

/** An import in progress, to resume with the same file after a reload; nothing of its content. */
const unfinishedSchema = z.object({
  /** SHA-256 of the file's bytes. */
  digest: z.string(),
  fileName: z.string(),
  kind: z.enum(['contacts', 'visits']),
  /** How the file is read. */
  options: z.object({
    encoding: z.enum(encodings),
    delimiter: z.enum(delimiters),
    headingLine: z.number(),
  }),
  mapping: z.array(
    z.nullable(z.union([z.enum([...contactColumns, ...visitColumns]), fieldColumnSchema])),
  ),
  kindWords: z.record(z.string(), z.nullable(contactKindSchema)),
  /** The answers for rows with a question. */
  answers: z.record(z.string(), z.enum(answers)),
  /** Every row up to this line, numbered as in a spreadsheet, has been handled. */
  throughLine: z.number(),
  /** Rows written so far, of those to be written. */
  done: z.number(),
  all: z.number(),
});
export type Unfinished = z.infer<typeof unfinishedSchema>;

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Where a person's import into a customer is remembered; if storage is blocked, nothing is. */
export function unfinishedImport(storage: Shelf, customerId: string, uid: string) {
  const key = `cti.import.${customerId}.${uid}`;
  return {
    read(): Unfinished | null {
      try {
        return unfinishedSchema.safeParse(JSON.parse(storage.getItem(key) ?? 'null')).data ?? null;
      } catch {
        return null;
      }
    },
    keep(unfinished: Unfinished): void {
      try {
        storage.setItem(key, JSON.stringify(unfinished));
      } catch {
        // Then the file has to be compared from its first row.
      }
    },
    forget(): void {
      try {
        storage.removeItem(key);
      } catch {
        // The next import overwrites it.
      }
    },
  };
}

/** An interrupted import, if it was of this very file. */
export const resumed = (
  unfinished: Unfinished | null,
  digest: string,
): Omit<Unfinished, 'digest' | 'fileName'> | null =>
  unfinished?.digest === digest ? unfinished : null;
