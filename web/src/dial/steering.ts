import { abilitiesSchema, orderLastsMs } from '@cti/functions/model/calls/dialling';
import type { CallableInput, CallableOutputs } from '@cti/functions/model/callables';
import { paths } from '@cti/functions/model/paths';
import { call } from '../firebase/callables.ts';
import { liveDoc } from '../firebase/live.ts';
import { serverNow } from '../firebase/server-clock.ts';
import { pause } from '../firebase/steady-timers.ts';

export type TransferTarget = CallableOutputs['transferTargets']['targets'][number];
/** A call's leg at Dialpad. */
interface Leg {
  linkedId: string;
  callId: string;
}

/** What members have Dialpad do with a call, each order good for a few seconds: nothing is done late. */
export function createSteering(customerId: string) {
  const order = () => ({ customerId, byMs: serverNow() + orderLastsMs });
  return {
    abilities: () => liveDoc({ path: paths.abilities(customerId), schema: abilitiesSchema }),

    async hangUp(leg: Leg): Promise<void> {
      await inTime(call('hangUp', { ...order(), ...leg }));
    },

    targets: async (): Promise<TransferTarget[]> =>
      (await inTime(call('transferTargets', { customerId }))).targets,

    async transfer(leg: Leg, to: CallableInput<'transferCall'>['to']): Promise<void> {
      await inTime(call('transferCall', { ...order(), ...leg, to }));
    },
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
