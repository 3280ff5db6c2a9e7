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

/** The same ring of the same call, still for the same reason. */
export const isOfRing = (one: CallForMe, ringing: CallForMe): boolean =>
  one.call.linkedId === ringing.call.linkedId &&
  one.concern.kind === ringing.concern.kind &&
  isSameRing(ringing.concern.sinceMs, one.concern.sinceMs);

/** Rings that stopped concerning the person before they were shown: the latest one of each call. */
export function droppedRings() {
  const dropped = new Map<string, CallForMe>();
  return {
    add: (ringing: CallForMe): void => void dropped.set(ringing.call.linkedId, ringing),
    /** Those that open a card after all, each once. */
    takeBack: (concerns: readonly CallForMe[]): CallForMe[] =>
      concerns.filter((one) => {
        const ringing = dropped.get(one.call.linkedId);
        if (!ringing || !one.concern.opensCard || !isOfRing(one, ringing)) return false;
        return dropped.delete(one.call.linkedId);
      }),
  };
}
