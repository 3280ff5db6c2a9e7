const dayMs = 86_400_000;
/** Japan has no summer time. */
const jstMs = 9 * 3_600_000;

/** Midnight in Japan, before the given time. The shops' day, whatever this computer thinks it is. */
export function startOfDay(nowMs: number): Date {
  return new Date(Math.floor((nowMs + jstMs) / dayMs) * dayMs - jstMs);
}
