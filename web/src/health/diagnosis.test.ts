import { describe, expect, test } from 'vitest';
import type { Pulse } from '../firebase/heartbeat.ts';
import type { CanaryFault } from '../firebase/canary.ts';
import { type HealthFacts, brokenHop } from './diagnosis.ts';

const pulse = (state: Pulse['state']): Pulse => ({ state, since: 0, latencyMs: 20 });
const healthy: HealthFacts = {
  pulse: pulse('connected'),
  isReachable: true,
  isOnline: true,
  isFresh: true,
  skewMs: 0,
  lastCallAt: null,
  canary: { result: { ok: true, tookMs: 300 }, at: new Date(), isSending: false, failures: 0 },
  bridges: [{ name: 'pbx', fault: null }],
};
const silent = { name: 'branch', fault: 'silent' } as const;
const lost = (fault: CanaryFault, failures: number): Partial<HealthFacts> => ({
  canary: { ...healthy.canary, result: { ok: false, fault }, failures },
});

describe('the broken hop', () => {
  test.each<[string | null, string, Partial<HealthFacts>]>([
    [null, 'everything answers', {}],
    [null, 'nothing is known yet', { pulse: null, isFresh: null, isReachable: null }],
    ['internet', 'the browser has no network', { isOnline: false }],
    ['internet', 'neither answers', { pulse: pulse('lost'), isReachable: false }],
    ['firestore', 'our pages answer, the data does not', { pulse: pulse('lost') }],
    ['firestore', 'our pages were not asked', { pulse: pulse('lost'), isReachable: null }],
    ['listener', 'the list of calls is old', { isFresh: false }],
    ['webhook', 'two signals were not taken', lost('webhook', 2)],
    ['arrival', 'two signals never came', lost('arrival', 2)],
    [null, 'one signal was lost', lost('webhook', 1)],
    ['bridge', 'one of two bridges is silent', { bridges: [...healthy.bridges, silent] }],
    ['webhook', 'neither the signals nor the bridge', { ...lost('webhook', 2), bridges: [silent] }],
    [null, 'there is no bridge', { bridges: [] }],
    [null, 'there is no telephony', lost('no-secret', 5)],
    [null, 'telephony is switched off', lost('disabled', 5)],
    [null, 'signals could not be made', lost('functions', 5)],
  ])('%s: %s', (hop, _, facts) => {
    expect(brokenHop({ ...healthy, ...facts })).toBe(hop);
  });
});
