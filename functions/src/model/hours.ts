import * as z from 'zod/mini';
import { nullable } from './text/or-default.ts';

/**
 * A week as text: seven days from Sunday, each `HH:MM-HH:MM` or `-` for closed, joined by `/`. An end not after its
 * start is on the next day; `00:00-24:00` is a whole day. Times are Japan's.
 */
export const weekPattern =
  /^(-|[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9])(\/(-|[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9])){6}$/;
const week = z.string().check(z.regex(weekPattern));

/** When a business day may end: `HH:MM` before noon, on the next day unless it's midnight. */
export const dayEndsPattern = /^(0[0-9]|1[01]):[0-5][0-9]$/;
const midnight = '00:00';

/** `customer/{id}/settings/hours`: when the stores answer the phone, and when their day is over. */
export const hoursSchema = z.object({
  /** For stores without their own hours; null = always open. */
  usual: nullable(week),
  /** By store code. */
  stores: z._default(z.record(z.string(), week), {}),
  /** Days on which every store is closed, `2026-12-31`. */
  holidays: z._default(z.array(z.string()), []),
  /** When the business day ends: an earlier call counts for the previous day. Unreadable = midnight. */
  // oxlint-disable-next-line promise/valid-params -- zod's catch
  dayEndsAt: z.catch(z._default(z.string().check(z.regex(dayEndsPattern)), midnight), midnight),
  /** The admin who wrote it last. */
  updatedBy: z.optional(z.string()),
  updatedAt: z.optional(z.nullable(z.date())),
});
export type Hours = z.infer<typeof hoursSchema>;

/** When nothing is set, every store is always open. */
export const noHours: Hours = { usual: null, stores: {}, holidays: [], dayEndsAt: midnight };

/** How long after midnight the business day ends. */
export function dayEndsMsOf({ dayEndsAt }: Pick<Hours, 'dayEndsAt'>): number {
  const [hours, minutes] = dayEndsAt.split(':');
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}
