import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { pause } from '../firebase/steady-timers.ts';
import { isFirstCome } from '../first-come.ts';
import { knownRings } from './known-rings.ts';
import { useRingOwner } from './owner.ts';
import { poppedRings } from './popped.ts';
import { isThisTabs } from './tab-turn.ts';
import type { CallForMe } from './use-concerns.ts';

interface Ringing {
  customerId: string;
  uid: string;
  /** Null = not known yet; nothing pops until then. */
  concerns: readonly CallForMe[] | null;
  onPop: (ringing: CallForMe) => void;
}

/** Reports each ring that has to pop once per person, in one of all their tabs; returns whether this tab goes first. */
export function useRinging({ customerId, uid, concerns, onPop }: Ringing): boolean {
  const person = `${uid}.${customerId}`;
  const { isOwner, seize } = useRingOwner(person);
  const popped = useMemo(() => poppedRings(localStorage, person), [person]);
  /** The rings this tab has started deciding on, separately for each rank. */
  const begun = useRef({ asOwner: knownRings(), asOther: knownRings() });
  const rank = useRef(isOwner);
  const pop = useEffectEvent(async (ringing: CallForMe) => {
    const { linkedId } = ringing.call;
    const { sinceMs } = ringing.concern;
    const isMine = await isThisTabs({
      isOwner: () => rank.current,
      hasPopped: () => popped.has(linkedId, sinceMs),
      remember: () => popped.add(linkedId, sinceMs),
      claim: () => isFirstCome(`cti-call:${person}.${linkedId}.${sinceMs}`),
      seize,
      pause,
    });
    if (isMine) onPop(ringing);
  });
  useEffect(() => {
    rank.current = isOwner;
    const known = isOwner ? begun.current.asOwner : begun.current.asOther;
    for (const ringing of concerns ?? []) {
      const { call, concern } = ringing;
      if (!concern.opensCard || popped.has(call.linkedId, concern.sinceMs)) continue;
      if (known.isNew(ringing)) void pop(ringing);
    }
  }, [isOwner, concerns, popped]);
  return isOwner;
}
