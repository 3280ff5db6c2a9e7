const dayMs = 86_400_000;
/** Japan has no summer time. */
const jstMs = 9 * 3_600_000;

export const periods = ['today', '7', '30', 'month'] as const;
export type Period = (typeof periods)[number];

/** The period of an address; today without one. */
export const readPeriod = (text: string | null): Period =>
  periods.find((period) => period === text) ?? 'today';

/** The days of a period in Japan, `20261120`, oldest first and today last. */
export function daysOf(period: Period, nowMs: number): string[] {
  const today = Math.floor((nowMs + jstMs) / dayMs);
  const length = { today: 1, '7': 7, '30': 30, month: new Date(today * dayMs).getUTCDate() };
  return Array.from({ length: length[period] }, (_, n) => {
    const day = new Date((today - length[period] + 1 + n) * dayMs);
    return day.toISOString().slice(0, 10).replaceAll('-', '');
  });
}
