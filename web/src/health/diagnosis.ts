import type { CanaryResult } from '../firebase/canary.ts';
import type { Pulse } from '../firebase/heartbeat.ts';

/** The stations of the way from the telephone to this screen that can be told apart from here. */
export type Broken = 'internet' | 'firestore' | 'listener' | 'webhook' | 'arrival';

/** What this page knows of the way. */
export interface HealthFacts {
  pulse: Pulse | null;
  /** Our own Hosting answers; null = not asked. */
  isReachable: boolean | null;
  /** The browser says that there is a network at all. */
  isOnline: boolean;
  /** The list of calls is confirmed by the server at this moment; null = not there yet. */
  isFresh: boolean | null;
  /** How far this computer's clock is ahead of the server's, milliseconds. */
  skewMs: number;
  /** When the newest change of a call happened that this page has heard of. */
  lastCallAt: Date | null;
  canary: CanaryView;
}

/** The last test signal of this page. */
export interface CanaryView {
  result: CanaryResult | null;
  /** When its outcome was known. */
  at: Date | null;
  isSending: boolean;
  /** How many in a row did not come through. */
  failures: number;
}

/** One lost signal may be chance; two in a row are a fault. */
export const failuresUntilRed = 2;

/** The first hop that is broken, seen from this computer outwards; null = nothing is known to be. */
export function brokenHop(facts: HealthFacts): Broken | null {
  if (!facts.isOnline) return 'internet';
  if (facts.pulse?.state === 'lost') return facts.isReachable === false ? 'internet' : 'firestore';
  const lost = lostCanary(facts.canary);
  if (lost !== null) return lost;
  return facts.isFresh === false ? 'listener' : null;
}

/**
 * Where test signals are lost, if they keep being lost. A customer without telephony, or a signal that
 * could not be made, says nothing about the way of calls.
 */
export function lostCanary({ result, failures }: CanaryView): 'webhook' | 'arrival' | null {
  if (result === null || result.ok || failures < failuresUntilRed) return null;
  return result.fault === 'webhook' || result.fault === 'arrival' ? result.fault : null;
}
