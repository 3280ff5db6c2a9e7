import { beforeAll, describe, expect, test } from 'vitest';
import * as callables from '../src/customers/customer-callables.ts';
import { unseal } from '../src/sealing/seal.ts';
import { telephonyReader } from '../src/customers/telephony.ts';
import { takeIn } from '../src/intake/take-in.ts';
import { paths } from '../src/model/paths.ts';
import { everything, ledgerOf } from './database.ts';
import { testSealingKey } from './harness.ts';
import { addCustomer, addMember, auditLog, codeOf, openPeople, requestOf } from './people.ts';
import { unique, type People } from './people.ts';
import { hexSignature } from './tokens.ts';

let people: People;
beforeAll(() => {
  people = openPeople('demo-customers');
});

/** Each callable with an input that an admin gets through. */
const calls: Record<string, (uid: string | null, customerId: string) => Promise<unknown>> = {
  secretStatus: (uid, customerId) => callables.secretStatus(requestOf(uid, { customerId })),
  rotateSecret: (uid, customerId) =>
    callables.rotateSecret(requestOf(uid, { customerId, secret: null })),
  setTelephony: (uid, customerId) =>
    callables.setTelephony(requestOf(uid, { customerId, enabled: true })),
  dropPreviousSecret: (uid, customerId) =>
    callables.dropPreviousSecret(requestOf(uid, { customerId })),
  linkPhoneSystem: (uid, customerId) =>
    callables.linkPhoneSystem(requestOf(uid, { customerId, contractId: unique('DP') })),
  fileCalls: (uid, customerId) =>
    callables.fileCalls(requestOf(uid, { customerId, lineId: 'main' })),
  deleteCustomer: (uid, customerId) =>
    callables.deleteCustomer(requestOf(uid, { customerId, confirm: customerId })),
};

const telephonyOf = (id: string) =>
  telephonyReader({
    db: () => Promise.resolve(people.db),
    sealingKey: () => testSealingKey,
    emulated: true,
    now: Date.now,
  })(id);

const secretsOf = async (id: string) => (await telephonyOf(id)).secrets.map(({ text }) => text);

test.each(Object.entries(calls))('%s is for admins of this customer alone', async (_, ask) => {
  const { customerId, admin } = await addCustomer(people);
  const elsewhere = await addCustomer(people);
  const operator = await addMember(people, customerId, 'operator');
  const inactive = await addMember(people, customerId, 'admin', { active: false });
  await people.db.doc(paths.line(customerId, 'main')).set(line('0501748', 'G01'));
  await callables.rotateSecret(requestOf(elsewhere.admin.uid, { ...elsewhere, secret: null }));
  await people.db.doc(paths.webhookSecrets(customerId)).set({ current: 'sealed' });
  const call = (uid: string | null) => ask(uid, customerId);
  const before = await everything(people.db);

  expect(await codeOf(call(null))).toBe('signed-out');
  expect(await codeOf(call('nobody'))).toBe('not-a-member');
  expect(await codeOf(call(elsewhere.admin.uid))).toBe('not-a-member');
  expect(await codeOf(call(inactive.uid))).toBe('not-a-member');
  expect(await codeOf(call(operator.uid))).toBe('not-an-admin');
  expect(await everything(people.db)).toEqual(before);
  await expect(call(admin.uid)).resolves.toBeTruthy();
});

describe('the webhook secret', () => {
  test('is shown once, sealed at rest, and rotates with two valid at a time', async () => {
    const { customerId, admin } = await addCustomer(people);
    const rotate = async (secret: string | null) =>
      (await callables.rotateSecret(requestOf(admin.uid, { customerId, secret }))).secret;
    const status = () => callables.secretStatus(requestOf(admin.uid, { customerId }));
    expect(await status()).toEqual({
      hasCurrent: false,
      hasPrevious: false,
      rotatedAt: null,
      enabled: false,
      hasApiKey: false,
      apiKeySetAt: null,
    });

    const first = await rotate(null);
    expect(Buffer.from(first, 'base64url')).toHaveLength(32);
    const second = await rotate('chosen by the customer, 32 bytes at least');
    expect(await secretsOf(customerId)).toEqual([second, first]);
    expect(await status()).toMatchObject({
      hasCurrent: true,
      hasPrevious: true,
      rotatedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    });

    await callables.dropPreviousSecret(requestOf(admin.uid, { customerId }));
    expect(await secretsOf(customerId)).toEqual([second]);
    expect(await callables.dropPreviousSecret(requestOf(admin.uid, { customerId }))).toEqual({
      hasPrevious: false,
    });

    const documents = JSON.stringify(await everything(people.db));
    expect(documents).not.toContain(first);
    expect(documents).not.toContain(second);
    const kept = await people.db.doc(paths.webhookSecrets(customerId)).get();
    expect(await unseal(String(kept.get('current')), testSealingKey, kept.ref.path)).toBe(second);
    expect((await auditLog(people.db, customerId)).map(({ action }) => action)).toEqual([
      'secret-rotated',
      'secret-rotated',
      'secret-dropped',
    ]);
  });

  test('that is too weak is refused, and nothing changes', async () => {
    const { customerId, admin } = await addCustomer(people);
    for (const secret of ['short', ' '.repeat(40), `${'x'.repeat(40)}\n`, '']) {
      const rotating = callables.rotateSecret(requestOf(admin.uid, { customerId, secret }));
      expect(await codeOf(rotating)).toBe('invalid-input secret');
    }
    expect(await auditLog(people.db, customerId)).toEqual([]);
  });
});

describe('telephony', () => {
  test('needs a secret, goes on and off, and says so once', async () => {
    const { customerId, admin } = await addCustomer(people);
    const set = (enabled: boolean) =>
      callables.setTelephony(requestOf(admin.uid, { customerId, enabled }));
    expect(await codeOf(set(true))).toBe('no-secret');
    await callables.rotateSecret(requestOf(admin.uid, { customerId }));

    expect(await set(true)).toEqual({ enabled: true });
    expect((await telephonyOf(customerId)).enabled).toBe(true);
    await set(true);
    await set(false);
    expect((await telephonyOf(customerId)).enabled).toBe(false);
    expect(await auditLog(people.db, customerId)).toMatchObject([
      { action: 'secret-rotated' },
      { action: 'telephony-set', before: { enabled: false }, after: { enabled: true } },
      { action: 'telephony-set', before: { enabled: true }, after: { enabled: false } },
    ]);
  });
});

describe("the phone system's own id", () => {
  async function callable() {
    const { customerId, admin } = await addCustomer(people);
    const { secret } = await callables.rotateSecret(requestOf(admin.uid, { customerId }));
    await callables.setTelephony(requestOf(admin.uid, { customerId, enabled: true }));
    const link = (contractId: string | null) =>
      callables.linkPhoneSystem(requestOf(admin.uid, { customerId, contractId }));
    return { customerId, admin, secret, link };
  }

  const ringing = (callId: string) =>
    JSON.stringify({
      call_id: callId,
      state: 'ringing',
      direction: 'inbound',
      event_timestamp: Date.now(),
      external_number: '+819012345678',
      internal_number: '+81501748123',
    });

  const deliver = (id: string, body: string, secret: string) =>
    takeIn(
      {
        db: () => Promise.resolve(people.db),
        telephony: telephonyOf,
        now: () => new Date(),
      },
      {
        customerId: id,
        rawBody: Buffer.from(body),
        signatureHeader: hexSignature(body, secret),
        arrivedAt: new Date(),
      },
    );

  test('leads events to the same customer as its own id', async () => {
    const { customerId, secret, link } = await callable();
    const contractId = unique('DP');
    const refused = { kind: 'refused', reason: 'wrong-signature' };
    expect(await deliver(contractId, ringing('41'), secret)).toEqual(refused);
    await link(contractId);
    expect(await deliver(contractId, ringing('41'), secret)).toMatchObject({ kind: 'stored' });
    expect(await deliver(customerId, ringing('41'), secret)).toMatchObject({ kind: 'stored' });
    expect(await deliver(customerId, ringing('42'), secret)).toMatchObject({ kind: 'stored' });
    expect(await ledgerOf(people.db, customerId)).toHaveLength(3);
    expect(await ledgerOf(people.db, contractId)).toEqual([]);
    expect(await deliver(unique('DP'), ringing('43'), secret)).toEqual(refused);
  });

  test('follows a change at once, in a reader that knew it before', async () => {
    const { customerId, link } = await callable();
    const other = await callable();
    const contractId = unique('DP');
    let now = 0;
    const reader = telephonyReader({
      db: () => Promise.resolve(people.db),
      sealingKey: () => testSealingKey,
      emulated: true,
      now: () => (now += 1000),
    });
    const owner = async () => (await reader(contractId)).customerId;
    expect(await owner()).toBe('');
    await link(contractId);
    expect(await owner()).toBe(customerId);
    expect(await owner()).toBe(customerId);
    await link(null);
    expect(await owner()).toBe('');
    await other.link(contractId);
    expect(await owner()).toBe(other.customerId);
    await other.link(unique('DP'));
    await link(contractId);
    expect(await owner()).toBe(customerId);
  });

  test('belongs to one customer, and is nobody else’s own id', async () => {
    const { customerId, link } = await callable();
    const other = await callable();
    const contractId = unique('DP');
    await link(contractId);
    expect(await codeOf(other.link(contractId))).toBe('contract-taken contractId');
    expect(await codeOf(other.link(customerId))).toBe('contract-taken contractId');
    expect(await codeOf(other.link('a/b'))).toBe('invalid-input contractId');
    expect(await codeOf(other.link(''))).toBe('invalid-input contractId');
    expect(
      (await people.db.doc(paths.customer(other.customerId)).get()).get('contractId'),
    ).toBeNull();

    const next = unique('DP');
    expect(await link(next)).toEqual({ contractId: next });
    expect(await other.link(contractId)).toEqual({ contractId });
    expect((await auditLog(people.db, customerId)).at(-1)).toMatchObject({
      action: 'customer-linked',
      before: { contractId },
      after: { contractId: next },
    });
  });
});

/** A line as an admin writes it. */
function line(number: string, groupCode: string) {
  return { number, storeCode: `store-${groupCode}`, storeName: `店 ${groupCode}`, groupCode };
}

describe('filing calls', () => {
  test('gives unfiled calls to the line that matches their number, each once', async () => {
    const { customerId, admin } = await addCustomer(people);
    const { db } = people;
    const file = (lineId: string) =>
      callables.fileCalls(requestOf(admin.uid, { customerId, lineId }));
    const add = (id: string, internalNumber: string | null, groupCode: string | null) =>
      db.doc(paths.call(customerId, id)).set({ linkedId: id, internalNumber, groupCode });
    await db.doc(paths.line(customerId, 'short')).set(line('0501748', 'G01'));
    await db.doc(paths.line(customerId, 'long')).set(line('+815017489', 'G02'));
    await Promise.all([
      add('one', '+81501748001', null),
      add('two', '+81501748002', null),
      add('longer', '+81501748900', null),
      add('other', '+81501749001', null),
      add('filed', '+81501748001', 'G09'),
      add('unknown', null, null),
      ...Array.from({ length: 310 }, (_, index) => add(`many-${index}`, '+81501748003', null)),
    ]);

    expect(await file('short')).toEqual({ filed: 312, more: false });
    const groupOf = async (id: string) =>
      (await db.doc(paths.call(customerId, id)).get()).get('groupCode') as unknown;
    expect(await Promise.all(['one', 'longer', 'other', 'filed', 'unknown'].map(groupOf))).toEqual([
      'G01',
      null,
      null,
      'G09',
      null,
    ]);
    expect((await db.doc(paths.call(customerId, 'one')).get()).get('store')).toEqual({
      code: 'store-G01',
      name: '店 G01',
    });

    expect(await file('short')).toEqual({ filed: 0, more: false });
    expect(await file('long')).toEqual({ filed: 1, more: false });
    expect(await codeOf(file('nothing'))).toBe('line-unknown');
    expect(await auditLog(db, customerId)).toMatchObject([
      { action: 'calls-filed', target: 'lines/short', after: { filed: 312, groupCode: 'G01' } },
      { action: 'calls-filed', target: 'lines/long', after: { filed: 1 } },
    ]);
  });
});
