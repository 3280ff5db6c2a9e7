import { beforeAll, expect, test } from 'vitest';
import { secretStatus } from '../../src/customers/customer-callables.ts';
import { adminOf, memberOf } from '../../src/callable/caller.ts';
import { changePassword } from '../../src/members/member-callables.ts';
import { paths } from '../../src/model/paths.ts';
import { pushKey } from '../../src/push/push-callable.ts';
import { addCustomer, codeOf, openPeople, requestOf, type People } from '../people.ts';

/** A sign-in lasts as long as the customer says: 30 days by default. */

let people: People;
beforeAll(() => {
  people = openPeople('demo-session-limits');
});

const dayS = 86_400;
/** Signed in so many days ago, ten minutes less or more: no test takes so long. */
const daysAgo = (days: number, minutesMore: number) =>
  Math.floor(Date.now() / 1000) - days * dayS - minutesMore * 60;

test('AUT-13 a session that is too old may do nothing, whatever is asked and by whichever way', async () => {
  const { db } = people;
  const { customerId, admin } = await addCustomer(people);
  const ways: Record<string, (auth_time: number) => Promise<unknown>> = {
    'for members': (auth_time) => pushKey(requestOf(admin.uid, { customerId }, { auth_time })),
    'for admins': (auth_time) => secretStatus(requestOf(admin.uid, { customerId }, { auth_time })),
  };
  const signedIn = (auth_time: number) => ({
    uid: admin.uid,
    signedInAt: new Date(auth_time * 1000),
    hasSecondFactor: false,
  });
  const limits: [number, object | null][] = [
    [30, null],
    [1, { idleMinutes: null, absoluteDays: 1 }],
    [90, { idleMinutes: 30, absoluteDays: 90 }],
  ];
  for (const [days, settings] of limits) {
    if (settings) await db.doc(paths.settings(customerId, 'sessions')).set(settings);
    const [old, young] = [daysAgo(days, 10), daysAgo(days, -10)];
    for (const ask of Object.values(ways)) {
      expect(await codeOf(ask(old))).toBe('not-a-member');
      await expect(ask(young)).resolves.toBeTruthy();
    }
    const password = { customerId, current: 'first-password', next: 'another-password' };
    expect(await codeOf(changePassword(requestOf(admin.uid, password, { auth_time: old })))).toBe(
      'not-a-member',
    );
    // What recordings and test calls ask.
    expect(await memberOf(db, customerId, signedIn(old))).toBeNull();
    expect(await memberOf(db, customerId, signedIn(young))).toMatchObject({ uid: admin.uid });
    for (const wanted of [customerId, undefined]) {
      expect(await adminOf(db, signedIn(old), wanted)).toBeNull();
      expect(await adminOf(db, signedIn(young), wanted)).toMatchObject({ customerId });
    }
  }
});

test("one customer's limit is not another's", async () => {
  const { db } = people;
  const { customerId, admin } = await addCustomer(people);
  const other = await addCustomer(people);
  await db.doc(paths.member(other.customerId, admin.uid)).set(admin);
  await db.doc(paths.settings(customerId, 'sessions')).set({ idleMinutes: null, absoluteDays: 1 });
  const signedInAt = new Date(daysAgo(2, 0) * 1000);
  const session = { uid: admin.uid, signedInAt, hasSecondFactor: false };
  expect(await memberOf(db, customerId, session)).toBeNull();
  expect(await adminOf(db, session, undefined)).toMatchObject({ customerId: other.customerId });
});
