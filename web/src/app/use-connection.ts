import { useEffect, useMemo } from 'react';
import { pulseWhileWatched } from '../firebase/connection.ts';
import type { Pulse } from '../firebase/heartbeat.ts';
import { syncClock } from '../firebase/server-clock.ts';
import { type Store, useStore } from '../store.ts';
import { setClockOffset } from '../ui/clock.ts';

/** The real state of the connection to the server, and the server's time with it. */
export function useConnection(customerId: string): {
  pulse: Pulse | null;
  store: Store<Pulse | null>;
} {
  const store = useMemo(() => pulseWhileWatched(customerId), [customerId]);
  const pulse = useStore(store);

  // Fetched again after every reconnect: the computer may have slept or set its clock.
  const isConnected = pulse?.state === 'connected';
  useEffect(() => {
    if (!isConnected) return;
    syncClock().then(setClockOffset, () => {});
  }, [isConnected]);
  return { pulse, store };
}
