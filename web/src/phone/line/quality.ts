import type { CallQuality } from '@cti/functions/model/desk/softphone';

/** What the browser counted for a call, at one moment. */
export interface Sample {
  packetsReceived: number;
  packetsLost: number;
  packetsSent: number;
  jitterMs: number;
  /** Null = the other side hasn't said. */
  roundTripMs: number | null;
}

/** How often a call is measured. */
export const measureEveryMs = 5_000;

/** A sample out of `getStats()`; null = no sound has come yet. */
export function sampleOf(report: RTCStatsReport): Sample | null {
  let sample: Sample | null = null;
  let roundTrip: number | null = null;
  let packetsSent = 0;
  for (const stats of report.values() as Iterable<Record<string, unknown>>) {
    const number = (name: string) => (typeof stats[name] === 'number' ? stats[name] : null);
    if (stats['type'] === 'inbound-rtp' && stats['kind'] === 'audio') {
      sample = {
        packetsReceived: number('packetsReceived') ?? 0,
        packetsLost: Math.max(0, number('packetsLost') ?? 0),
        packetsSent: 0,
        jitterMs: (number('jitter') ?? 0) * 1000,
        roundTripMs: null,
      };
    } else if (stats['type'] === 'outbound-rtp' && stats['kind'] === 'audio') {
      packetsSent = number('packetsSent') ?? 0;
    } else if (stats['type'] === 'remote-inbound-rtp') {
      roundTrip = number('roundTripTime') ?? roundTrip;
    } else if (stats['type'] === 'candidate-pair' && stats['nominated'] === true) {
      roundTrip ??= number('currentRoundTripTime');
    }
  }
  if (sample === null) return null;
  const roundTripMs = roundTrip === null ? null : roundTrip * 1000;
  return { ...sample, packetsSent, roundTripMs };
}

/** The quality of one call, out of samples at a steady interval. */
export function createMeter() {
  let first: Sample | null = null;
  let last: Sample | null = null;
  let seconds = 0;
  let jitterSum = 0;
  let roundTrips: number[] = [];
  let worstJitterMs = 0;
  let worstLossPermille = 0;
  let count = 0;
  return {
    add(sample: Sample): void {
      const before = last ?? { packetsReceived: 0, packetsLost: 0 };
      worstLossPermille = Math.max(worstLossPermille, loss(before, sample));
      worstJitterMs = Math.max(worstJitterMs, sample.jitterMs);
      jitterSum += sample.jitterMs;
      if (sample.roundTripMs !== null) roundTrips = [...roundTrips, sample.roundTripMs].slice(-720);
      first ??= sample;
      last = sample;
      count += 1;
      seconds += measureEveryMs / 1000;
    },
    /** So far; null = nothing was measured. */
    summary(): CallQuality | null {
      if (last === null) return null;
      const whole = { packetsReceived: 0, packetsLost: 0 };
      return {
        seconds: Math.min(86_400, seconds),
        jitterMs: inMs(jitterSum / count),
        worstJitterMs: inMs(worstJitterMs),
        lossPermille: loss(whole, last),
        worstLossPermille,
        roundTripMs:
          roundTrips.length === 0
            ? null
            : inMs(roundTrips.reduce((sum, one) => sum + one, 0) / roundTrips.length),
      };
    },
  };
}

type Counted = Pick<Sample, 'packetsReceived' | 'packetsLost'>;

function loss(before: Counted, after: Counted): number {
  const lost = Math.max(0, after.packetsLost - before.packetsLost);
  const received = Math.max(0, after.packetsReceived - before.packetsReceived);
  return lost + received === 0 ? 0 : Math.round((lost / (lost + received)) * 1000);
}

const inMs = (value: number): number => Math.min(60_000, Math.max(0, Math.round(value)));
