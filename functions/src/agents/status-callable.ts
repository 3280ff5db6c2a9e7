import { callable } from '../callable/callable.ts';
import { sealingKey } from '../config.ts';
import * as telling from './tell-status.ts';

/** Tells the phone systems what a member has just chosen here. */
export const tellStatus = callable('tellStatus', async ({ db, customerId, member }) => ({
  told: await telling.tellStatus({
    db,
    customerId,
    member,
    sealingKey: sealingKey.value(),
    now: new Date(),
  }),
}));
