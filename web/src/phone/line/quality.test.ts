import { expect, test } from 'vitest';
import { createMeter, sampleOf } from './quality.ts';

const sample = (packetsReceived: number, packetsLost: number, jitterMs = 4) => ({
  packetsReceived,
  packetsLost,
  packetsSent: packetsReceived,
  jitterMs,
  roundTripMs: null,
});

test('a call’s summary says how it was, and how it was at its worst', () => {
  const meter = createMeter();
  expect(meter.summary()).toBeNull();
  meter.add({ ...sample(250, 0), roundTripMs: 30 });
  meter.add(sample(450, 50, 40));
  meter.add({ ...sample(700, 50, 4), roundTripMs: 50 });
  expect(meter.summary()).toEqual({
    seconds: 15,
    jitterMs: 16,
    worstJitterMs: 40,
    // 50 of 750, and 50 of 250 in the worst five seconds.
    lossPermille: 67,
    worstLossPermille: 200,
    roundTripMs: 40,
  });
});

test('no packets are no loss, and counters that start again are none either', () => {
  const meter = createMeter();
  meter.add(sample(0, 0));
  meter.add(sample(500, 20));
  meter.add(sample(10, 0));
  expect(meter.summary()).toMatchObject({ lossPermille: 0, worstLossPermille: 38 });
});

test('a sample is what the browser counted of sound', () => {
  const report = new Map<string, object>([
    [
      '1',
      { type: 'inbound-rtp', kind: 'audio', packetsReceived: 150, packetsLost: 2, jitter: 0.004 },
    ],
    ['2', { type: 'outbound-rtp', kind: 'audio', packetsSent: 149 }],
    ['3', { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.5 }],
    ['4', { type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: 0.02 }],
  ]);
  expect(sampleOf(report as unknown as RTCStatsReport)).toEqual({
    packetsReceived: 150,
    packetsLost: 2,
    packetsSent: 149,
    jitterMs: 4,
    roundTripMs: 20,
  });
  expect(sampleOf(new Map() as unknown as RTCStatsReport)).toBeNull();
});
