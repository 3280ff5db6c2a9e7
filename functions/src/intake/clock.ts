import { isPlausible, readMoment } from './dialpad-event.ts';

/**
 * The sender's clock: when the event was created, and its times. If the event's own time is implausibly far from its
 * arrival (a wrong clock or time zone), arrival counts as its time and all other times shift by the same amount.
 */
export function clockOf(eventTimestamp: Date | null, receivedAt: Date) {
  const isWrong = eventTimestamp !== null && !isPlausible(eventTimestamp, receivedAt);
  const offMs = isWrong ? receivedAt.getTime() - eventTimestamp.getTime() : 0;
  return {
    at: isWrong ? receivedAt : eventTimestamp,
    time: (value: unknown): Date | null => {
      const told = readMoment(value);
      const moment = told && new Date(told.getTime() + offMs);
      return moment && isPlausible(moment, receivedAt) ? moment : null;
    },
  };
}

/**
 * When the ring began. A leg's `date_rang` may be the caller's arrival at the main line, long before this phone rang,
 * so it's never taken as earlier than the leg's start.
 */
export function ringBegan(
  state: string,
  { startedAt, rangAt }: { startedAt: Date | null; rangAt: Date | null },
  at: Date | null,
  receivedAt: Date,
): Date | null {
  if (state !== 'ringing' && rangAt === null) return null;
  const began = latest([startedAt, rangAt]) ?? at ?? receivedAt;
  return began < receivedAt ? began : receivedAt;
}

export const latest = (dates: (Date | null)[]): Date | null =>
  dates.filter((date) => date !== null).toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
