import { useEffect, useEffectEvent, useMemo } from 'react';
import type { Call } from '@cti/functions/model/call';
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
  onPop: (calls: Call[]) => void;
}

/** Tells each call that has to pop, once per person, in one tab of all. */
export function useRinging({ customerId, uid, email, calls, onPop }: Ringing): void {
  const person = `${uid}.${customerId}`;
  const isOwner = useRingOwner(person);
  const popped = useMemo(() => poppedCalls(localStorage, person), [person]);
  const pop = useEffectEvent(onPop);
  useEffect(() => {
    if (!isOwner || calls.status !== 'ready') return;
    const fresh = callsToPop(calls.data, {
      email,
      nowMs: serverNow(),
      hasPopped: popped.has,
    });
    if (fresh.length === 0) return;
    // Remembered before it is shown: a popup that fails to open must not be tried for ever.
    popped.add(fresh.map((call) => call.linkedId));
    pop(fresh);
  }, [isOwner, calls, email, popped]);
}
