import type { Call } from '@cti/functions/model/calls/call';
import type { Channel } from '@cti/functions/model/calls/receipt';

/** One way to show a ringing call. */
export interface Way {
  channel: Channel;
  /** Tries; true = the person can see it, false = this way is unavailable now. */
  show: (call: Call) => Promise<boolean>;
  /** Withdraws it because a better way got through after all. */
  withdraw?: (linkedId: string) => void;
}

/** A way that hasn't shown the call by then isn't waited for. */
export const patienceMs = 1_500;

interface Climb {
  ways: readonly Way[];
  /** Called once with the way that showed it first. */
  onShown: (channel: Channel) => void;
  /** Resolves after the given time. */
  pause: (ms: number) => Promise<void>;
}

/** Tries the ways in turn, a silent one up to its limit; if it succeeds late, what came after it is withdrawn. */
export async function climb(call: Call, { ways, onShown, pause }: Climb): Promise<Channel | null> {
  let isTold = false;
  const tell = (channel: Channel) => {
    if (!isTold) onShown(channel);
    isTold = true;
  };
  for (const [step, way] of ways.entries()) {
    const showing = way.show(call).catch(() => false);
    const shown = await Promise.race([showing, pause(patienceMs).then(() => null)]);
    if (shown === true) {
      tell(way.channel);
      return way.channel;
    }
    if (shown === false) continue;
    void showing.then((late) => {
      if (!late) return;
      tell(way.channel);
      for (const lower of ways.slice(step + 1)) lower.withdraw?.(call.linkedId);
    });
  }
  return null;
}
