import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startDialpad, type DialpadStandIn } from '../../../tools/dialpad/server.ts';
import { dropPreviousSecret, setTelephony } from '../../src/customers/customer-callables.ts';
import { checkDue } from '../../src/dialpad/doctor.ts';
import { refusalCounter, refusedSince } from '../../src/intake/refusals.ts';
import { paths } from '../../src/model/paths.ts';
import { everything } from '../database.ts';
import { prepare, ringAt } from './dialpad-shop.ts';
import { testSealingKey } from '../harness.ts';
import { codeOf, openPeople, requestOf, type People } from '../people.ts';

let people: People;
let dialpad: DialpadStandIn;
beforeAll(async () => {
  people = openPeople('demo-dialpad-doctor');
  dialpad = await startDialpad();
  process.env['DIALPAD_STAND_IN'] = dialpad.origin;
});
afterEach(() => {
  dialpad.faults.length = 0;
});
afterAll(() => dialpad.stop());

async function connected() {
  const shop = await prepare(people, dialpad);
  await shop.connect();
  return {
    ...shop,
    /** The codes of what a check finds. */
    found: async () => {
      await shop.check();
      return (await shop.state())?.check?.findings.map(({ code }) => code);
    },
  };
}

describe('a check', () => {
  test('of a sound connection finds nothing, and asks Dialpad to change nothing', async () => {
    const { found, state, company } = await connected();
    const before = structuredClone({ ...company, denied: [], send: null });
    expect(await found()).toEqual([]);
    expect({ ...company, denied: [], send: null }).toEqual(before);
    const { checkDueAt } = (await state()) ?? {};
    expect(checkDueAt?.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  });

  test('finds what somebody changed; connecting again mends it', async () => {
    const { found, company, connect, customerId, admin } = await connected();
    const [subscription] = company.subscriptions;
    const [webhook] = company.webhooks;
    if (!subscription || !webhook) throw new Error('nothing was made');
    subscription.enabled = false;
    webhook.secret = 'another';
    company.subscriptions.push({ ...subscription, id: '5100000000000005' });
    await setTelephony(requestOf(admin.uid, { customerId, enabled: false }));
    expect(await found()).toEqual([
      'secret-differs',
      'subscription-disabled',
      'reception-off',
      'subscription-twice',
    ]);
    await connect();
    expect(await found()).toEqual([]);
  });

  test('names the secret that a rotation leaves valid, until it is dropped', async () => {
    const { found, rotate, customerId, admin } = await connected();
    await rotate();
    expect(await found()).toEqual(['previous-secret']);
    await dropPreviousSecret(requestOf(admin.uid, { customerId }));
    expect(await found()).toEqual([]);
  });

  test.each([
    ['refuses the key', 401, ['key-refused']],
    ['does not answer', 503, ['dialpad-silent']],
  ])('says when Dialpad %s', async (_, status, codes) => {
    const { found } = await connected();
    dialpad.faults.push({ operation: 'webhooks.list', status, html: status === 503 });
    expect(await found()).toEqual(codes);
  });

  test('counts signatures that were refused, in one small document', async () => {
    const { found, customerId } = await connected();
    let now = Date.now();
    const count = refusalCounter(
      () => Promise.resolve(people.db),
      () => now,
    );
    const yesterday = new Date(now - 86_400_000);
    const attempt = () =>
      ringAt(people, customerId, 'a secret that nobody knows, long enough', count);
    await attempt();
    await expect.poll(() => refusedSince(people.db, customerId, yesterday)).toBe(1);
    for (let more = 0; more < 5; more += 1) await attempt();
    expect(await refusedSince(people.db, customerId, yesterday)).toBe(1);
    now += 60_000;
    await attempt();
    await expect.poll(() => refusedSince(people.db, customerId, yesterday)).toBe(7);
    expect(await found()).toEqual(['signatures-refused']);
    now += 3 * 86_400_000;
    await attempt();
    await expect
      .poll(async () => {
        const kept = await people.db.doc(paths.refusedSignatures(customerId)).get();
        return Object.keys((kept.get('days') ?? {}) as object).length;
      })
      .toBe(1);
  });

  test('needs a connection', async () => {
    const { check } = await prepare(people, dialpad);
    expect(await codeOf(check())).toBe('not-connected');
  });

  test('keeps no secret of either side', async () => {
    const { found, key, secrets } = await connected();
    await found();
    const documents = JSON.stringify(await everything(people.db));
    for (const secret of [key, ...(await secrets())]) expect(documents).not.toContain(secret);
  });
});

describe('the daily check', () => {
  const run = (now: Date) => checkDue(people.db, { sealingKey: testSealingKey, now });

  test('comes a day after connecting, and every day', async () => {
    const { state, customerId } = await connected();
    const { checkDueAt, connection } = (await state()) ?? {};
    expect(checkDueAt?.getTime()).toBe((connection?.at.getTime() ?? 0) + 86_400_000);
    // Before all others of this project.
    const due = new Date(1_000_000);
    await people.db.doc(paths.dialpad(customerId)).update({ checkDueAt: due });
    await run(new Date(due.getTime() - 1));
    expect((await state())?.check).toBeNull();
    const now = new Date();
    await run(now);
    expect((await state())?.check?.at).toEqual(now);
    expect((await state())?.checkDueAt?.getTime()).toBe(now.getTime() + 86_400_000);
  });

  test('of one customer that can’t be checked does not keep the others from theirs', async () => {
    const broken = await connected();
    const sound = await connected();
    const due = new Date(Date.now() - 1000);
    for (const { customerId } of [broken, sound]) {
      await people.db.doc(paths.dialpad(customerId)).update({ checkDueAt: due });
    }
    await people.db.doc(paths.webhookSecrets(broken.customerId)).update({ current: 'not sealed' });
    const now = new Date();
    await run(now);
    expect((await sound.state())?.check?.at).toEqual(now);
    expect((await broken.state())?.check).toBeNull();
    expect((await broken.state())?.checkDueAt?.getTime()).toBe(now.getTime() + 3_600_000);
  });
});
