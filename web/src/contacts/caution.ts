import type { Caution } from '@cti/functions/model/contact';

/** The warning as long as it holds; null = none, or its time is over. `now` in milliseconds. */
export function cautionAt(caution: Caution | null, now: number): Caution | null {
  if (!caution?.text) return null;
  return caution.until && caution.until.getTime() < now ? null : caution;
}
