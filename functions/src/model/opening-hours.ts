import type { Hours } from './hours.ts';
import { dayMs, dayStartMs, dayText, japanDay } from './text/japan-time.ts';

const minuteMs = 60_000;
/** The longest time counted in opening hours; longer waits are capped. */
const longestDays = 60;

/** A stretch of one day in minutes from midnight; `to` may be on the next day. */
interface Stretch {
  from: number;
  to: number;
}

/** What a week as text says for each day, starting on Sunday; null = closed. */
function readWeek(week: string): (Stretch | null)[] {
  return week.split('/').map((day) => {
    const [, h1, m1, h2, m2] = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(day) ?? [];
    if (h1 === undefined) return null;
    const from = Number(h1) * 60 + Number(m1);
    const to = Number(h2) * 60 + Number(m2);
    return { from, to: to > from ? to : to + 24 * 60 };
  });
}

/** Whether a store answers the phone at a given time. A store without hours always does. */
export function isOpenAt(hours: Hours, storeCode: string | null, atMs: number): boolean {
  const today = japanDay(atMs);
  // A night shift starts the day before.
  return [today - 1, today].some((day) => {
    const stretch = stretchOf(hours, storeCode, day);
    return stretch !== null && atMs >= stretch.fromMs && atMs < stretch.toMs;
  });
}

/** How much of a period falls within a store's opening hours, in milliseconds. */
export function openMsBetween(
  hours: Hours,
  storeCode: string | null,
  fromMs: number,
  toMs: number,
): number {
  if (weekOf(hours, storeCode) === null) return Math.max(0, toMs - fromMs);
  const last = japanDay(toMs);
  let sum = 0;
  let doneMs = fromMs;
  for (let day = Math.max(japanDay(fromMs) - 1, last - longestDays); day <= last; day += 1) {
    const stretch = stretchOf(hours, storeCode, day);
    if (stretch === null) continue;
    // One day's night may extend into the next morning: no minute counts twice.
    const begin = Math.max(stretch.fromMs, doneMs);
    const end = Math.min(stretch.toMs, toMs);
    if (end > begin) {
      sum += end - begin;
      doneMs = end;
    }
  }
  return sum;
}

const weekOf = (hours: Hours, storeCode: string | null): string | null =>
  (storeCode === null ? undefined : hours.stores[storeCode]) ?? hours.usual;

function stretchOf(
  hours: Hours,
  storeCode: string | null,
  day: number,
): { fromMs: number; toMs: number } | null {
  const midnightMs = dayStartMs(day);
  const week = weekOf(hours, storeCode);
  if (week === null) return { fromMs: midnightMs, toMs: midnightMs + dayMs };
  if (hours.holidays.includes(dayText(day))) return null;
  // 1 January 1970 was a Thursday.
  const stretch = readWeek(week)[(day + 4) % 7];
  if (!stretch) return null;
  return {
    fromMs: midnightMs + stretch.from * minuteMs,
    toMs: midnightMs + stretch.to * minuteMs,
  };
}
