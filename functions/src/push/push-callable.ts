import { webPush, webPushKey } from '../config.ts';
import { callable } from '../callable/callable.ts';

/** With what a browser registers for push messages; null = they are switched off here. */
export const pushKey = callable('pushKey', () =>
  Promise.resolve({ key: webPush.value() ? webPushKey.value() || null : null }),
);
