import { useEffect, useEffectEvent, useMemo } from 'react';
import type { Call } from '@cti/functions/model/call';
import type { PopupChoice } from '@cti/functions/model/popup-choice';
import type { Live } from '../firebase/listener-store.ts';
import { serverNow } from '../firebase/server-clock.ts';
import { useRingOwner } from './owner.ts';
import { poppedCalls } from './popped.ts';
import { callsToPop } from './ring.ts';

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
  onPop: (calls: Call[]) => void;
}

/**
 * Tells each call that has to pop, once per person, in one tab of all; returns whether it is this one.
 */
export function useRinging(ringing: Ringing): boolean {
  const { customerId, uid, email, calls, choiceOf, status, onPop } = ringing;
  const person = `${uid}.${customerId}`;
  const isOwner = useRingOwner(person);
  const popped = useMemo(() => poppedCalls(localStorage, person), [person]);
  const pop = useEffectEvent(onPop);
  useEffect(() => {
    if (!isOwner || calls.status !== 'ready' || !choiceOf || status === undefined) return;
    const fresh = callsToPop(calls.data, {
      email,
      nowMs: serverNow(),
      hasPopped: popped.has,
      choiceOf,
      status,
    });
    if (fresh.length === 0) return;
    // Remembered before it is shown: a popup that fails to open must not be tried for ever.
    popped.add(fresh.map((call) => call.linkedId));
    pop(fresh);
  }, [isOwner, calls, email, popped, choiceOf, status]);
  return isOwner;
}
