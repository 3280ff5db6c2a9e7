import { isSameRing } from '@cti/functions/model/concern';
import type { CallForMe } from './use-concerns.ts';

export type KnownRings = ReturnType<typeof knownRings>;

/** The rings for which this page has done something, of each call the last. */
export function knownRings() {
  const known = new Map<string, number>();
  return {
    /** Whether it is the first time for this ring. */
    isNew({ call: { linkedId }, concern: { sinceMs } }: CallForMe): boolean {
      if (isSameRing(known.get(linkedId) ?? -Infinity, sinceMs)) return false;
      known.set(linkedId, sinceMs);
      return true;
    },
  };
}
