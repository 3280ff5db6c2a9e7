import * as z from 'zod/mini';
import { contactColumns, visitColumns } from '@cti/functions/model/import-columns';

/**
 * An import that is under way, as this computer remembers it: enough to go on with the same file after a reload,
 * and nothing of what stands in it.
 */
const unfinishedSchema = z.object({
  /** SHA-256 of the file's bytes. */
  digest: z.string(),
  fileName: z.string(),
  kind: z.enum(['contacts', 'visits']),
  mapping: z.record(z.string(), z.nullable(z.enum([...contactColumns, ...visitColumns]))),
  /** Every row up to this line has been dealt with; lines count from 1, the headings'. */
  throughLine: z.number(),
  /** Of the rows that were to be written, those that are. */
  done: z.number(),
  all: z.number(),
});
export type Unfinished = z.infer<typeof unfinishedSchema>;

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Where a person's import of a customer is remembered; a storage that refuses forgets. */
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
        // It goes with the next import.
      }
    },
  };
}

/** An import that broke off, if it was of this very file. */
export const resumed = (
  unfinished: Unfinished | null,
  digest: string,
): Pick<Unfinished, 'kind' | 'mapping' | 'throughLine' | 'done' | 'all'> | null =>
  unfinished?.digest === digest ? unfinished : null;
