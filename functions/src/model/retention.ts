import * as z from 'zod/mini';

/** Ledger and aliases are kept this long; a call must not expire before them. */
export const shortestCallDays = 90;
/** Ten years. */
export const longestCallDays = 3650;
/** 24 months, unless the customer has chosen otherwise. */
export const defaultCallDays = 730;

/** `customer/{id}/settings/retention`: how long a call and its memos are kept, counted from its start. */
export const retentionSettingsSchema = z.object({
  callDays: z.int().check(z.gte(shortestCallDays), z.lte(longestCallDays)),
});
export type RetentionSettings = z.infer<typeof retentionSettingsSchema>;
