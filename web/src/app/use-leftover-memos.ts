import { useEffect } from 'react';
import type { Pulse } from '../firebase/heartbeat.ts';

/** Sends memos that never reached the server, whenever the connection is (back) up. */
export function useLeftoverMemos(customerId: string, uid: string, pulse: Pulse | null): void {
  const isConnected = pulse?.state === 'connected';
  useEffect(() => {
    if (!isConnected) return;
    import('../popup/memo/leftover-memos.ts')
      .then(({ sendLeftoverMemos }) => sendLeftoverMemos(customerId, uid))
      // The code couldn't be loaded: try again with the next connection.
      .catch(() => {});
  }, [isConnected, customerId, uid]);
}
