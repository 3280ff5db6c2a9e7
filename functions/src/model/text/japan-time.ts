export const dayMs = 86_400_000;

/** Japan has no daylight saving time: its clock is always this far ahead of UTC. */
const aheadMs = 9 * 3_600_000;

/**
 * A day in Japan, counted from 1970. A shop that closes after midnight counts the night towards the previous day: its
 * business day ends `dayEndsMs` after midnight.
 */
export const japanDay = (ms: number, dayEndsMs = 0): number =>
  Math.floor((ms + aheadMs - dayEndsMs) / dayMs);

/** When a day begins, epoch ms. */
export const dayStartMs = (day: number, dayEndsMs = 0): number => day * dayMs - aheadMs + dayEndsMs;

/** `2026-11-20`. */
export const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** `20261120`, as used in ids. */
export const dayKey = (day: number): string => dayText(day).replaceAll('-', '');

/** Reads `2026-11-20` or `20261120`; null = not a day. */
export function readDay(text: string): number | null {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text) ?? [];
  const ms = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(ms) ? null : ms / dayMs;
}

/** The hour on Japan's clock. */
export const japanHour = (ms: number): number =>
  Math.floor((ms - dayStartMs(japanDay(ms))) / 3_600_000);

/** The value of an `<input type="datetime-local">` for a moment, in the shops' time zone, not this computer's. */
export const toLocalInput = (date: Date): string =>
  new Date(date.getTime() + aheadMs).toISOString().slice(0, 16);

/** Reads such an input's value; null = it can't be read. */
export function fromLocalInput(value: string): Date | null {
  const ms = Date.parse(`${value}:00+09:00`);
  return Number.isNaN(ms) ? null : new Date(ms);
}
