import * as z from 'zod/mini';

/**
 * Why a caller's number is not told, as Japanese networks say it: 非通知 (the caller does not want it), 公衆電話,
 * 表示圏外 (the caller's network can't tell it), サービス競合 (a service of the network stands in the way).
 */
export const withheldReasonSchema = z.enum(['hidden', 'payphone', 'outOfArea', 'serviceConflict']);
export type WithheldReason = z.infer<typeof withheldReasonSchema>;
