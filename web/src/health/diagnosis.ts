import { type Bridge, type BridgeFault, bridgeFault } from '@cti/functions/model/calls/bridge';
import type { brokenHops } from '@cti/functions/model/desk/page-note';
import type { CanaryResult } from '../firebase/canary.ts';
import type { Pulse } from '../firebase/heartbeat.ts';

/** A hop between the phone and this screen that can be told apart from here. */
export type Broken = (typeof brokenHops)[number];

/** What this page knows about the path. */
export interface HealthFacts {
  pulse: Pulse | null;
  /** Whether our Hosting responds; null = not asked. */
  isReachable: boolean | null;
  /** Whether the browser reports a network at all. */
  isOnline: boolean;
  /** Whether the server confirms the list of calls right now; null = not loaded yet. */
  isFresh: boolean | null;
  /** How far this computer's clock is ahead of the server's, in milliseconds. */
  skewMs: number;
  /** When the newest call change known to this page happened. */
  lastCallAt: Date | null;
  canary: CanaryView;
  /** The customer's bridges to phone systems; empty without any. */
  bridges: readonly BridgeView[];
}

/** A bridge to a phone system, as the console shows it. */
export interface BridgeView {
  name: string;
  fault: BridgeFault | null;
}

/** The bridges in use at a moment. */
export const bridgesAt = (
  bridges: readonly (Bridge & { id: string })[],
  nowMs: number,
): BridgeView[] =>
  bridges
    .filter(({ expireAt }) => expireAt.getTime() > nowMs)
    .map((bridge) => ({ name: bridge.id, fault: bridgeFault(bridge, nowMs) }));

/** This page's last test signal. */
export interface CanaryView {
  result: CanaryResult | null;
  /** When its outcome became known. */
  at: Date | null;
  isSending: boolean;
  /** How many in a row were lost. */
  failures: number;
}

/** One lost signal may be bad luck; two in a row are a fault. */
const failuresUntilRed = 2;

/** The first broken hop, starting from this computer; null = none is known to be broken. */
export function brokenHop(facts: Omit<HealthFacts, 'skewMs' | 'lastCallAt'>): Broken | null {
  if (!facts.isOnline) return 'internet';
  if (facts.pulse?.state === 'lost') return facts.isReachable === false ? 'internet' : 'firestore';
  const lost = lostCanary(facts.canary);
  if (lost !== null) return lost;
  if (facts.bridges.some(({ fault }) => fault !== null)) return 'bridge';
  return facts.isFresh === false ? 'listener' : null;
}

/** Where test signals keep being lost. One that couldn't be created says nothing about the path of a call. */
export function lostCanary({ result, failures }: CanaryView): 'webhook' | 'arrival' | null {
  if (result === null || result.ok || failures < failuresUntilRed) return null;
  return result.fault === 'webhook' || result.fault === 'arrival' ? result.fault : null;
}
