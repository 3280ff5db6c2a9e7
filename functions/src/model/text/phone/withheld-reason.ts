import * as z from 'zod/mini';

/**
 * Why a caller's number is withheld, in Japanese networks' terms: 非通知 (the caller's choice), 公衆電話, 表示圏外 (the caller's
 * network can't provide it), サービス競合 (a conflicting network service).
 */
export const withheldReasonSchema = z.enum(['hidden', 'payphone', 'outOfArea', 'serviceConflict']);
export type WithheldReason = z.infer<typeof withheldReasonSchema>;
