import type { Call } from '@cti/functions/model/call';
import type { Pulse } from '../firebase/heartbeat.ts';
import type { Store } from '../store.ts';

/** A time in which this page could hear of no call, by the server's clock. */
export interface Absence {
  fromMs: number;
  toMs: number;
}

/** Two beats are at most 10 s apart while everything is well; a longer silence was sleep. */
const silentMs = 15_000;

/**
 * Tells of every time in which this page heard nothing: the line was lost, the tab frozen, the computer
 * asleep. Told when it is over.
 */
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

/** By how much the telephone's clock and its way to us may be behind. */
const delayMs = 5 * 60_000;

/** From when on calls may have begun, by the telephone's clock, that came in within an absence. */
export const asksSince = ({ fromMs }: Absence): Date => new Date(fromMs - delayMs);

/** The calls from outside that came in while this page could not ring, and that nobody took. */
export function missedWithin(calls: readonly Call[], { fromMs, toMs }: Absence): Call[] {
  return calls.filter(({ direction, outcome, receivedAt }) => {
    const isMissed = outcome === 'missed' || outcome === 'abandoned' || outcome === 'voicemail';
    const receivedMs = receivedAt?.getTime() ?? 0;
    return direction === 'inbound' && isMissed && receivedMs >= fromMs && receivedMs <= toMs;
  });
}

/**
 * Whether this tab is the one to tell of an absence, among all tabs of a person: the first that asks.
 * They wake together and would all tell the same.
 */
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
      // Told twice is better than never.
    }
    return true;
  };
  // Absent outside of a secure context, whatever the type says.
  const { locks } = navigator as { locks?: LockManager | null };
  return locks ? locks.request(key, claim) : claim();
}
