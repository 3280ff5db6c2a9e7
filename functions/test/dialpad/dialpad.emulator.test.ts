import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Company } from '../../../tools/dialpad/company.ts';
import { startDialpad, type DialpadStandIn } from '../../../tools/dialpad/server.ts';
import { deleteCustomer, secretStatus } from '../../src/customers/customer-callables.ts';
import * as dialpadCalls from '../../src/dialpad/dialpad-callables.ts';
import { wantedStates } from '../../src/dialpad/registration.ts';
import type { Member } from '../../src/model/members/member.ts';
import { paths } from '../../src/model/paths.ts';
import { everything } from '../database.ts';
import { offices, prepare, readTelephony, ringAt } from './dialpad-shop.ts';
import {
  addCustomer,
  addMember,
  auditLog,
  codeOf,
  openPeople,
  requestOf,
  type People,
} from '../people.ts';

let people: People;
let dialpad: DialpadStandIn;
beforeAll(async () => {
  people = openPeople('demo-dialpad');
  dialpad = await startDialpad();
  process.env['DIALPAD_STAND_IN'] = dialpad.origin;
});
afterEach(() => {
  dialpad.faults.length = 0;
  dialpad.latencyMs = 0;
});
afterAll(() => dialpad.stop());

const prepared = (options?: { denied?: string[] }) => prepare(people, dialpad, options);
const telephonyOf = (customerId: string) => readTelephony(people, customerId);
const ring = (customerId: string, secret: string) => ringAt(people, customerId, secret);

/** What the shop asked for, without reading: method and operation are one in the document. */
const writesOf = (since: number) =>
  dialpad.asked
    .slice(since)
    .map(({ operation }) => operation)
    .filter((operation) => !/\.(list|get)$/.test(operation));

const only = <T>(items: readonly T[]): T => {
  expect(items).toHaveLength(1);
  return items[0] as T;
};

const webhookIn = ({ webhooks }: Company) => only(webhooks);

describe('a key', () => {
  test('is told by its end, and shows whose it is and what it may not do', async () => {
    const { account, state, key, customerId } = await prepared({ denied: ['users.list'] });
    expect((await state())?.key).toMatchObject({ end: key.slice(-4), expiresOn: '2027-03-31' });
    expect(await account()).toEqual({ company: 'グッドファイフ' });
    expect((await state())?.account).toEqual({
      company: 'グッドファイフ',
      offices,
      officeCount: 2,
      missing: ['users'],
    });
    const kept = JSON.stringify(await people.db.doc(paths.dialpadAccess(customerId)).get());
    expect(kept).not.toContain(key);
  });

  test.each([
    ['that Dialpad does not know', 'another-key-that-is-long-enough', 'dialpad-key-refused'],
    ['that was never pasted', null, 'no-api-key'],
  ])('%s says so', async (_, apiKey, code) => {
    const { customerId, admin } = await addCustomer(people);
    const request = (data: object) => requestOf(admin.uid, { customerId, ...data });
    if (apiKey !== null) await dialpadCalls.saveApiKey(request({ apiKey }));
    expect(await codeOf(dialpadCalls.readDialpadAccount(request({})))).toBe(code);
    expect(await codeOf(dialpadCalls.connectDialpad(request({ officeIds: [] })))).toBe(code);
  });

  test('stays while the connection needs it', async () => {
    const { customerId, admin, connect, disconnect } = await prepared();
    await connect();
    const remove = () =>
      dialpadCalls.saveApiKey(requestOf(admin.uid, { customerId, apiKey: null }));
    expect(await codeOf(remove())).toBe('still-connected');
    await disconnect();
    expect(await remove()).toEqual({ hasApiKey: false });
  });
});

describe('connecting', () => {
  test('makes a webhook with a secret of our own and one subscription, and switches reception on', async () => {
    const { customerId, company, address, connect, state, secrets, admin } = await prepared();
    expect(await connect()).toEqual({ connected: true });
    const [secret = ''] = await secrets();
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(webhookIn(company)).toMatchObject({ hook_url: address, secret });
    expect(only(company.subscriptions)).toMatchObject({
      webhookId: webhookIn(company).id,
      call_states: [...wantedStates],
      enabled: true,
      target_type: null,
    });
    expect((await telephonyOf(customerId)).enabled).toBe(true);
    expect(await state()).toMatchObject({
      connection: { webhookId: webhookIn(company).id, officeIds: [], byName: admin.name },
      firstEventAt: null,
    });
    const actions = (await auditLog(people.db, customerId)).map(({ action }) => action);
    expect(actions.toSorted()).toEqual([
      'api-key-set',
      'dialpad-connected',
      'secret-rotated',
      'telephony-set',
    ]);
    expect(JSON.stringify(await everything(people.db))).not.toContain(secret);
  });

  test('again changes nothing at Dialpad', async () => {
    const { company, connect, secrets } = await prepared();
    await connect();
    const before = structuredClone({ ...company, denied: [], send: null });
    const [secret] = await secrets();
    const since = dialpad.asked.length;
    await connect();
    expect(writesOf(since)).toEqual([]);
    expect({ ...company, denied: [], send: null }).toEqual(before);
    expect((await secrets())[0]).toBe(secret);
  });

  test('moves from the company to offices and back', async () => {
    const { company, connect, state } = await prepared();
    await connect();
    await connect(offices.map(({ id }) => id));
    const targets = () => company.subscriptions.map(({ target_id }) => target_id);
    expect(targets()).toEqual(offices.map(({ id }) => id));
    expect((await state())?.connection?.officeIds).toEqual(offices.map(({ id }) => id));
    await connect();
    expect(targets()).toEqual([null]);
  });

  test('mends what somebody changed, and leaves what belongs to others', async () => {
    const { company, connect, secrets, address } = await prepared();
    const foreign = {
      id: '5100000000000001',
      hook_url: 'https://other.example/',
      secret: 'theirs',
    };
    const theirs = {
      id: '5100000000000002',
      webhookId: foreign.id,
      call_states: [],
      enabled: true,
      group_calls_only: false,
      target_type: null,
      target_id: null,
    };
    company.webhooks.push(foreign);
    company.subscriptions.push(theirs);
    await connect();
    const own = company.webhooks.find(({ hook_url }) => hook_url === address);
    const subscription = company.subscriptions.find((one) => one.webhookId === own?.id);
    if (!own || !subscription) throw new Error('nothing was made');
    own.secret = 'changed by somebody who thought they knew better';
    subscription.enabled = false;
    subscription.call_states = ['hangup'];
    company.subscriptions.push({ ...subscription, id: '5100000000000003' });
    company.subscriptions.push({ ...subscription, id: '5100000000000004', target_type: 'user' });

    await connect();
    expect(own.secret).toBe((await secrets())[0]);
    expect(company.webhooks).toEqual([foreign, own]);
    expect(company.subscriptions).toEqual([
      theirs,
      { ...subscription, enabled: true, call_states: [...wantedStates] },
    ]);
  });

  test('takes over a webhook of its own address that the list did not show yet', async () => {
    const { company, connect, address, secrets } = await prepared();
    // As if another console had made it between our list and our request.
    dialpad.faults.push({ operation: 'webhooks.create', status: 409, isDone: true });
    await connect();
    expect(webhookIn(company).hook_url).toBe(address);
    expect(webhookIn(company).secret).toBe((await secrets())[0]);
    expect(company.subscriptions).toHaveLength(1);
  });

  test('whose answer got lost is finished by the next try, with the same secret', async () => {
    const { company, connect, secrets } = await prepared();
    dialpad.faults.push({ operation: 'webhooks.create', status: 502, html: true, isDone: true });
    expect(await codeOf(connect())).toBe('dialpad-unreachable');
    const { secret } = webhookIn(company);
    await connect();
    expect(await secrets()).toEqual([secret]);
    expect(webhookIn(company).secret).toBe(secret);
  });

  test.each([
    ['is busy for long', { status: 429, retryAfter: 300 }, 'dialpad-busy'],
    ['answers with a page', { status: 503, html: true }, 'dialpad-unreachable'],
    ['answers a page as if all were well', { status: 200, html: true }, 'dialpad-unreachable'],
    ['does not want to', { status: 403 }, 'dialpad-forbidden'],
    ['does not understand', { status: 400 }, 'dialpad-unexpected'],
  ])('a Dialpad that %s gives a code, and no connection', async (_, fault, code) => {
    const { connect, state } = await prepared();
    dialpad.faults.push({ operation: 'webhooks.create', ...fault });
    expect(await codeOf(connect())).toBe(code);
    expect((await state())?.connection).toBeNull();
  });

  test('waits once where Dialpad asks for a moment', async () => {
    const { connect, company } = await prepared();
    dialpad.faults.push({ operation: 'webhooks.create', status: 429, retryAfter: 0 });
    await connect();
    expect(company.webhooks).toHaveLength(1);
  });

  test('is for admins of this customer', async () => {
    const { customerId, company } = await prepared();
    const operator = await addMember(people, customerId, 'operator');
    const stranger = (await addCustomer(people)).admin;
    const attempts = [
      (who: Member) =>
        dialpadCalls.connectDialpad(requestOf(who.uid, { customerId, officeIds: [] })),
      (who: Member) => dialpadCalls.disconnectDialpad(requestOf(who.uid, { customerId })),
      (who: Member) => dialpadCalls.rotateDialpadSecret(requestOf(who.uid, { customerId })),
      (who: Member) => dialpadCalls.checkDialpad(requestOf(who.uid, { customerId })),
      (who: Member) => dialpadCalls.readDialpadAccount(requestOf(who.uid, { customerId })),
    ];
    for (const attempt of attempts) {
      expect(await codeOf(attempt(operator))).toBe('not-an-admin');
      expect(await codeOf(attempt(stranger))).toBe('not-a-member');
    }
    expect(company.webhooks).toEqual([]);
  });
});

describe('the first event', () => {
  test('ends the waiting; an event under an older secret does not', async () => {
    const { customerId, connect, rotate, state, secrets } = await prepared();
    await connect();
    await rotate();
    const [current = '', previous = ''] = await secrets();
    expect(await ring(customerId, previous)).toMatchObject({ kind: 'stored' });
    expect((await state())?.firstEventAt).toBeNull();
    expect(await ring(customerId, current)).toMatchObject({ kind: 'stored' });
    const first = (await state())?.firstEventAt;
    expect(first).toBeInstanceOf(Date);
    await ring(customerId, current);
    expect((await state())?.firstEventAt).toEqual(first);
    expect((await telephonyOf(customerId)).awaitsFirst).toBe(false);
  });
});

describe('a new secret', () => {
  test('is at Dialpad when the webhook already knows it, and the old one stays valid', async () => {
    const { customerId, company, connect, rotate, secrets } = await prepared();
    await connect();
    const [before = ''] = await secrets();
    await rotate();
    const [after = ''] = await secrets();
    expect(after).not.toBe(before);
    expect(webhookIn(company).secret).toBe(after);
    for (const secret of [before, after]) {
      expect(await ring(customerId, secret)).toMatchObject({ kind: 'stored' });
    }
  });

  test.each([
    ['did not reach Dialpad', false],
    ['reached it, but no answer came back', true],
  ])('that %s loses no event, and is given again', async (_, isDone) => {
    const { customerId, company, connect, rotate, secrets } = await prepared();
    await connect();
    dialpad.faults.push({ operation: 'webhook.update', status: 502, html: true, isDone });
    expect(await codeOf(rotate())).toBe('dialpad-unreachable');
    const made = await secrets();
    const signedWith = webhookIn(company).secret ?? '';
    expect(await ring(customerId, signedWith)).toMatchObject({ kind: 'stored' });
    await rotate();
    expect(await secrets()).toEqual(made);
    expect(webhookIn(company).secret).toBe(made[0]);
    expect(await ring(customerId, signedWith)).toMatchObject({ kind: 'stored' });
  });

  test('needs a connection', async () => {
    const { customerId, rotate } = await prepared();
    expect(await codeOf(rotate())).toBe('not-connected');
    expect((await people.db.doc(paths.webhookSecrets(customerId)).get()).exists).toBe(false);
  });
});

describe('disconnecting', () => {
  test('removes what connecting made, and the key', async () => {
    const { customerId, company, connect, disconnect, state, admin } = await prepared();
    const foreign = { id: '5100000000000009', hook_url: 'https://other.example/', secret: null };
    company.webhooks.push(foreign);
    await connect(offices.map(({ id }) => id));
    expect(await disconnect()).toEqual({ isLeft: false });
    expect(company).toMatchObject({ webhooks: [foreign], subscriptions: [] });
    expect(await state()).toBeNull();
    expect(await secretStatus(requestOf(admin.uid, { customerId }))).toMatchObject({
      hasApiKey: false,
      enabled: true,
    });
    expect((await auditLog(people.db, customerId)).at(-1)).toMatchObject({
      action: 'dialpad-disconnected',
      after: { leftAtDialpad: false },
    });
    expect(await disconnect()).toEqual({ isLeft: false });
  });

  test('ends here even if Dialpad refuses the key, and says that something is left', async () => {
    const { connect, disconnect, company, state } = await prepared();
    await connect();
    dialpad.faults.push({ operation: 'webhooks.list', status: 401 });
    expect(await disconnect()).toEqual({ isLeft: true });
    expect(company.webhooks).toHaveLength(1);
    expect(await state()).toBeNull();
  });

  test('waits for a better moment while Dialpad does not answer', async () => {
    const { connect, disconnect, state } = await prepared();
    await connect();
    dialpad.faults.push({ operation: 'webhooks.list', status: 503, html: true });
    expect(await codeOf(disconnect())).toBe('dialpad-unreachable');
    expect((await state())?.connection).not.toBeNull();
  });

  test('comes with deleting the customer', async () => {
    const { customerId, connect, company, admin } = await prepared();
    await connect();
    await deleteCustomer(requestOf(admin.uid, { customerId, confirm: customerId }));
    expect(company).toMatchObject({ webhooks: [], subscriptions: [] });
  });
});
