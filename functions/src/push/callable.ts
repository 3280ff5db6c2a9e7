import { webPush, webPushKey } from '../config.ts';
import { callable } from '../members/callable.ts';
import { callableInputs } from '../model/callables.ts';

/** With what a browser registers for push messages; null = they are switched off here. */
export const pushKey = callable(
  {
    name: 'pushKey',
    input: callableInputs.pushKey,
    roles: ['admin', 'operator', 'viewer'],
    perMinute: 20,
  },
  () => Promise.resolve({ key: webPush.value() ? webPushKey.value() || null : null }),
);
