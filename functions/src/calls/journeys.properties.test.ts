import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { journeys, type Truth } from '../../test/conversation/journeys.ts';
import { read } from '../../test/conversation/read.ts';
import type { Call } from '../model/calls/call.ts';
import { reduce } from './reduce.ts';

const numRuns = fc.readConfigureGlobal().numRuns ?? 300;
vi.setConfig({ testTimeout: 1_200 * numRuns });

/** What the call says about this moment, in the exchange's terms. */
const said = (call: Call | null): Truth => ({
  state: call?.state ?? 'ended',
  operator: call?.operator?.email ?? null,
  ringing: [...new Set(call?.ringing.map(({ email }) => email))].toSorted(),
  transferredFrom: call?.transferredFrom?.operator.email ?? null,
});

it('says what is true at each moment, however long a call waits and however often it is transferred', () => {
  fc.assert(
    fc.property(journeys, ({ moments }) => {
      let call: Call | null = null;
      const told = moments.map(({ event }) => {
        call = reduce(call, read(event));
        return { event: `${event.call_id % 1000} ${event.state}`, ...said(call) };
      });
      const right = moments.map(({ event, truth }) => ({
        event: `${event.call_id % 1000} ${event.state}`,
        ...truth,
      }));
      expect(told).toEqual(right);
    }),
    { numRuns },
  );
});
