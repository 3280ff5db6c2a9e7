import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { Call } from '@cti/functions/model/call';
import type { PopupChoice } from '@cti/functions/model/popup-choice';
import type { Live } from '../firebase/listener-store.ts';
import { serverNow } from '../firebase/server-clock.ts';
import { pause } from '../firebase/steady-timers.ts';
import { isFirstCome } from '../first-come.ts';
import { useRingOwner } from './owner.ts';
import { poppedCalls } from './popped.ts';
import { callsToPop } from './ring.ts';
import { isThisTabs } from './tab-turn.ts';

interface Ringing {
  customerId: string;
  uid: string;
  email: string;
  /** All active calls the member may see, whatever group he is looking at. */
  calls: Live<Call[]>;
  /** Null = not yet known, and nothing pops before it is. */
  choiceOf: ((groupCode: string | null) => PopupChoice) | null;
  /** The own status; undefined = not yet known, and nothing pops before it is. */
  status: number | null | undefined;
  onPop: (call: Call) => void;
}

/**
 * Tells each call that has to pop, once per person, in one tab of all; returns whether it is this one
 * that comes first.
 */
export function useRinging(ringing: Ringing): boolean {
  const { customerId, uid, email, calls, choiceOf, status, onPop } = ringing;
  const person = `${uid}.${customerId}`;
  const { isOwner, seize } = useRingOwner(person);
  const popped = useMemo(() => poppedCalls(localStorage, person), [person]);
  /** The calls this tab has begun to decide on, apart for each rank. */
  const begun = useRef(new Set<string>());
  const rank = useRef(isOwner);
  const pop = useEffectEvent(async (call: Call) => {
    const isMine = await isThisTabs(call.linkedId, {
      isOwner: () => rank.current,
      hasPopped: popped.has,
      remember: (linkedId) => popped.add([linkedId]),
      claim: (linkedId) => isFirstCome(`cti-call:${person}.${linkedId}`),
      seize,
      pause,
    });
    if (isMine) onPop(call);
  });
  useEffect(() => {
    rank.current = isOwner;
    if (calls.status !== 'ready' || !choiceOf || status === undefined) return;
    const key = (linkedId: string) => `${isOwner} ${linkedId}`;
    const fresh = callsToPop(calls.data, {
      email,
      nowMs: serverNow(),
      hasPopped: (linkedId) => begun.current.has(key(linkedId)) || popped.has(linkedId),
      choiceOf,
      status,
    });
    for (const call of fresh) {
      begun.current.add(key(call.linkedId));
      void pop(call);
    }
  }, [isOwner, calls, email, popped, choiceOf, status]);
  return isOwner;
}
