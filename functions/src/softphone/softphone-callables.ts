import { asAdmin } from '../callable/authorize.ts';
import { callable } from '../callable/callable.ts';
import { sealingKey } from '../config.ts';
import { paths } from '../model/paths.ts';
import { callToHear } from '../recordings/may-hear.ts';
import { Refusal } from '../refusal.ts';
import * as credentials from './credentials.ts';

/** The callables of the browser's phone; who may, and how often, is in the table of methods. */

export const saveSoftphone = callable(
  'saveSoftphone',
  ({ db, customerId, session }, { connection, passwords }) =>
    credentials.saveSoftphone(
      { db, customerId, by: asAdmin(db, customerId, session) },
      { connection, passwords, sealingKey: sealingKey.value() },
    ),
);

export const softphoneAccess = callable(
  'softphoneAccess',
  ({ db, customerId, member }, { windowId }) =>
    credentials.openSoftphone({
      db,
      customerId,
      member,
      windowId,
      sealingKey: sealingKey.value(),
      now: new Date(),
    }),
);

/** As long as the bodies of events: for looking into what somebody complains about. */
const qualityKeptMs = 90 * 86_400_000;

/** How a call sounded, beside the call: names nobody but the member. A second phone call of the same call replaces it. */
export const keepCallQuality = callable(
  'keepCallQuality',
  async ({ db, customerId, uid, member }, { linkedId, quality }) => {
    const call = await callToHear(db, { customerId, linkedId, member });
    if (!call) throw new Refusal('call-unknown', 'There is no such call.');
    const at = new Date();
    await db.doc(paths.quality(customerId, linkedId, uid)).set({
      ...quality,
      name: member.name,
      at,
      expireAt: new Date(at.getTime() + qualityKeptMs),
    });
    return { kept: true } as const;
  },
);
