import type { Pulse } from '../firebase/heartbeat.ts';
import { ConnectionLight } from '../ui/connection-light.tsx';
import { formatTime } from '../ui/format.ts';

/** Red until an answer of the server has proven otherwise. */
export function Light({ pulse }: { pulse: Pulse | null }) {
  const isConnected = pulse?.state === 'connected';
  return (
    <ConnectionLight
      state={isConnected ? 'connected' : 'disconnected'}
      detail={pulse && formatTime(new Date(pulse.since))}
      latencyMs={pulse?.latencyMs}
    />
  );
}
