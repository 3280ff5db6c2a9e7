import { webPush, webPushKey } from '../config.ts';
import { callable } from '../callable/callable.ts';

/** The key a browser registers for push messages with; null = push is off. */
export const pushKey = callable('pushKey', () =>
  Promise.resolve({ key: webPush.value() ? webPushKey.value() || null : null }),
);
