import * as z from 'zod/mini';

/** `customer/{id}/groups/{groupCode}`: whose calls belong together. */
export const groupSchema = z.object({
  name: z.string(),
  /** The admin who wrote it last, which the audit log goes by. */
  updatedBy: z.optional(z.string()),
  updatedAt: z.optional(z.nullable(z.date())),
});
export type Group = z.infer<typeof groupSchema>;
