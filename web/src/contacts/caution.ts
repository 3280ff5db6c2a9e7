import type { Caution } from '@cti/functions/model/contacts/contact';

/** The warning while it applies; null = none, or it has expired. `now` in milliseconds. */
export function cautionAt(caution: Caution | null, now: number): Caution | null {
  if (!caution?.text) return null;
  return caution.until && caution.until.getTime() < now ? null : caution;
}
