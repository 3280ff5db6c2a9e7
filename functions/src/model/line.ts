import * as z from 'zod/mini';

/** `number` of a line: the digits of a number or its beginning, national (`0501748`) or E.164 (`+81501748`). */
export const lineNumberPattern = /^\+?[0-9]{2,15}$/;

/** `customer/{id}/lines/{lineId}`: a dialled number or prefix and the store it belongs to. */
export const lineSchema = z.object({
  number: z.string(),
  storeCode: z.string(),
  storeName: z.string(),
  groupCode: z.string(),
  /** The admin who wrote it last, which the audit log goes by. */
  updatedBy: z.optional(z.string()),
  updatedAt: z.optional(z.nullable(z.date())),
});
export type Line = z.infer<typeof lineSchema>;
