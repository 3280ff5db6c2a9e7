import { sealingKey } from '../config.ts';
import { callable } from '../callable/callable.ts';
import { signCanary as sign } from './sign.ts';

/** Any member may send themselves a test signal; options are in index.ts. */
export const signCanary = callable('signCanary', ({ db, customerId, uid }) =>
  sign(db, { customerId, uid, sealingKey: sealingKey.value(), now: new Date() }),
);
