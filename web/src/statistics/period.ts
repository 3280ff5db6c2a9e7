import { dayKey, dayText, japanDay } from '@cti/functions/model/text/japan-time';

export const periods = ['today', '7', '30', 'month'] as const;
export type Period = (typeof periods)[number];

/** The period in the address; today by default. */
export const readPeriod = (text: string | null): Period =>
  periods.find((period) => period === text) ?? 'today';

/** The business days of a period, `20261120`, oldest first and today last. */
export function daysOf(period: Period, nowMs: number, dayEndsMs: number): string[] {
  const today = japanDay(nowMs, dayEndsMs);
  const length = { today: 1, '7': 7, '30': 30, month: Number(dayText(today).slice(-2)) };
  return Array.from({ length: length[period] }, (_, n) => dayKey(today - length[period] + 1 + n));
}
