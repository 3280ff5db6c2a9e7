import { isSameRing } from '@cti/functions/model/desk/concern';
import type { CallForMe } from './use-concerns.ts';

export type KnownRings = ReturnType<typeof knownRings>;

/** The rings this page has acted on: the latest one of each call. */
export function knownRings() {
  const known = new Map<string, number>();
  return {
    /** Whether this is the first time for this ring. */
    isNew({ call: { linkedId }, concern: { sinceMs } }: CallForMe): boolean {
      if (isSameRing(known.get(linkedId) ?? -Infinity, sinceMs)) return false;
      known.set(linkedId, sinceMs);
      return true;
    },
  };
}
