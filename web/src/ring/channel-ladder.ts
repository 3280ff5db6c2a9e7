import type { Call } from '@cti/functions/model/call';
import type { Channel } from '@cti/functions/model/receipt';

/** One way to show a ringing call. */
export interface Way {
  channel: Channel;
  /** Tries; true = the person has it before his eyes, false = this way is closed now. */
  show: (call: Call) => Promise<boolean>;
  /** Takes it back, because a better way came through after all. */
  withdraw?: (linkedId: string) => void;
}

/** Who has not shown a call by then is not waited for. */
export const patienceMs = 1_500;

interface Climb {
  ways: readonly Way[];
  /** Told once: by which way it was shown first. */
  onShown: (channel: Channel) => void;
  /** Resolves after the time. */
  pause: (ms: number) => Promise<void>;
}

/**
 * Tries one way after the other until one has shown the call. A closed way costs nothing, a silent one
 * its patience; when a silent one speaks up later, what came after it is taken back.
 */
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
