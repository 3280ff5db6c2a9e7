import { orderLastsMs } from '@cti/functions/model/calls/dialling';
import type { CallableInput, CallableOutputs } from '@cti/functions/model/callables';
import { call } from '../firebase/callables.ts';
import { serverNow } from '../firebase/server-clock.ts';
import { pause } from '../firebase/steady-timers.ts';
import { orderWaySources } from './order-ways.ts';

/** At once, or after a talk with whoever is to have the call. */
export type TransferHow = CallableInput<'transferCall'>['how'];
export type TransferTarget = CallableOutputs['transferTargets']['targets'][number];
/** A call's leg at its phone system. */
interface Leg {
  linkedId: string;
  callId: string;
}

/** What members have a phone system do with a call, each order good for a few seconds: nothing is done late. */
export function createSteering(customerId: string) {
  const order = () => ({ customerId, byMs: serverNow() + orderLastsMs });
  return {
    ...orderWaySources(customerId),

    async hangUp(leg: Leg): Promise<void> {
      await inTime(call('hangUp', { ...order(), ...leg }));
    },

    targets: async (linkedId: string): Promise<TransferTarget[]> =>
      (await inTime(call('transferTargets', { customerId, linkedId }))).targets,

    async transfer(
      leg: Leg,
      to: CallableInput<'transferCall'>['to'],
      how: TransferHow,
    ): Promise<void> {
      await inTime(call('transferCall', { ...order(), ...leg, to, how }));
    },

    /** Where the call waits now, if that was told. */
    park: async (leg: Leg): Promise<string | null> =>
      (await inTime(call('parkCall', { ...order(), ...leg }))).space,
  };
}

export type Steering = ReturnType<typeof createSteering>;

/** The server is done long before; whoever loses the line meanwhile isn't kept waiting any longer. */
const answersWithinMs = 60_000;

async function inTime<T>(answer: Promise<T>): Promise<T> {
  return Promise.race([
    answer,
    pause(answersWithinMs).then(() => {
      throw new Error('No answer in time.');
    }),
  ]);
}
