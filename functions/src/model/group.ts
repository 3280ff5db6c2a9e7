import * as z from 'zod/mini';

/** `customer/{id}/groups/{groupCode}`: whose calls belong together. */
export const groupSchema = z.object({ name: z.string() });
export type Group = z.infer<typeof groupSchema>;
