import { callable, type Call } from '../callable/callable.ts';
import { sealingKey } from '../config.ts';
import * as blocking from './block-number.ts';
import * as placing from './place-call.ts';
import * as steering from './steer-call.ts';
import type { Ordering } from './order.ts';

/** The callables of what members have their phone system do; who may, and how often, is in the table of methods. */

const ordering = ({ db, customerId, member }: Call): Ordering => ({
  db,
  customerId,
  member,
  sealingKey: sealingKey.value(),
  now: new Date(),
});

export const placeCall = callable('placeCall', (call, input) =>
  placing.placeCall(ordering(call), input),
);
export const callerIds = callable('callerIds', (call) => placing.callerIds(ordering(call)));

export const hangUp = callable('hangUp', (call, input) => steering.hangUp(ordering(call), input));
export const transferTargets = callable('transferTargets', (call, input) =>
  steering.transferTargets(ordering(call), input),
);
export const transferCall = callable('transferCall', (call, input) =>
  steering.transferCall(ordering(call), input),
);

export const parkCall = callable('parkCall', (call, input) =>
  steering.parkCall(ordering(call), input),
);

export const blockNumber = callable('blockNumber', (call, input) =>
  blocking.blockNumber(ordering(call), input),
);
export const unblockNumber = callable('unblockNumber', (call, input) =>
  blocking.unblockNumber(ordering(call), input),
);
