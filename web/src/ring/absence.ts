import type { Call } from '@cti/functions/model/calls/call';
import type { Pulse } from '../firebase/heartbeat.ts';
import type { Store } from '../store.ts';

/** A period in which this page couldn't hear of calls, by the server's clock. */
export interface Absence {
  fromMs: number;
  toMs: number;
}

/** While all is well, beats are at most 10 s apart; a longer gap means the computer slept. */
const silentMs = 15_000;

/** Reports every period in which this page heard nothing (line lost, tab frozen, computer asleep) once it's over. */
export function watchAbsences(
  pulse: Store<Pulse | null>,
  now: () => number,
  onAbsence: (absence: Absence) => void,
): () => void {
  let lastGoodMs: number | null = null;
  let wasLost = false;
  return pulse.subscribe(() => {
    const state = pulse.get()?.state;
    if (state === 'lost') wasLost = true;
    if (state !== 'connected') return;
    const toMs = now();
    const fromMs = lastGoodMs;
    if (fromMs !== null && (wasLost || toMs - fromMs > silentMs)) onAbsence({ fromMs, toMs });
    lastGoodMs = toMs;
    wasLost = false;
  });
}

/** How far the phone system's clock plus delivery may lag behind. */
const delayMs = 5 * 60_000;

/** The earliest time, by the phone system's clock, at which a call that came in during an absence can have started. */
export const asksSince = ({ fromMs }: Absence): Date => new Date(fromMs - delayMs);

/** External calls that came in while this page couldn't ring and that nobody answered. */
export function missedWithin(calls: readonly Call[], { fromMs, toMs }: Absence): Call[] {
  return calls.filter(({ direction, outcome, receivedAt }) => {
    const isMissed = outcome === 'missed' || outcome === 'abandoned' || outcome === 'voicemail';
    const receivedMs = receivedAt?.getTime() ?? 0;
    return direction === 'inbound' && isMissed && receivedMs >= fromMs && receivedMs <= toMs;
  });
}

/** Whether this tab reports an absence: all tabs wake together, and the first to ask does. */
export async function claimAbsence(
  person: string,
  { fromMs, toMs }: Absence,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
): Promise<boolean> {
  const key = `cti.absence.${person}`;
  const claim = () => {
    try {
      if (fromMs < Number(storage.getItem(key) ?? 0)) return false;
      storage.setItem(key, String(toMs));
    } catch {
      // Reporting twice beats not at all.
    }
    return true;
  };
  // Undefined outside a secure context, whatever the type says.
  const { locks } = navigator as { locks?: LockManager | null };
  return locks ? locks.request(key, claim) : claim();
}
