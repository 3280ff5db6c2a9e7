import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newId, type Company } from '../../../tools/dialpad/company.ts';
import type { User } from '../../../tools/dialpad/directory.ts';
import { startDialpad, type DialpadStandIn } from '../../../tools/dialpad/server.ts';
import * as statusCalls from '../../src/agents/status-callable.ts';
import { erasePerson } from '../../src/contacts/erase-person.ts';
import { finishLeftover } from '../../src/intake/finish.ts';
import { answerOf } from '../../src/intake/outcome.ts';
import { agentSchema, type OwnStatus } from '../../src/model/desk/agent.ts';
import { paths } from '../../src/model/paths.ts';
import { withDates } from '../../src/model/text/with-dates.ts';
import { addMember, openPeople, requestOf, uniqueNumber, type People } from '../people.ts';
import { prepare, takeInAt } from './dialpad-shop.ts';

/** What Dialpad tells besides calls: subscribing to it, what it changes here, and what we tell Dialpad. */

let people: People;
let dialpad: DialpadStandIn;
beforeAll(async () => {
  people = openPeople('demo-notices');
  dialpad = await startDialpad();
  process.env['DIALPAD_STAND_IN'] = dialpad.origin;
});
afterEach(() => {
  dialpad.faults.length = 0;
});
afterAll(() => dialpad.stop());

const kindsOf = ({ notices, webhooks }: Company) =>
  notices
    .filter(({ webhookId }) => webhookId === webhooks[0]?.id)
    .map(({ kind, type, enabled }) => [kind, type, enabled]);
const wanted = [
  ['agent_status', 'callcenter', true],
  ['contact', 'shared', true],
];

describe('connecting', () => {
  test('subscribes to both once, mends what somebody changed, and leaves what belongs to others', async () => {
    const { company, connect, check, state, disconnect } = await prepare(people, dialpad);
    const theirs = { hook_url: 'https://other.example/', secret: null, id: newId() };
    const other = { kind: 'contact', type: 'local', enabled: true, id: newId() } as const;
    company.webhooks.push(theirs);
    company.notices.push({ ...other, webhookId: theirs.id });
    await connect();
    const [foreign, ...made] = company.notices;
    const own = company.webhooks.find(({ id }) => id !== theirs.id);
    expect(made.map(({ kind, type, webhookId }) => [kind, type, webhookId])).toEqual([
      ['agent_status', 'callcenter', own?.id],
      ['contact', 'shared', own?.id],
    ]);
    const asked = dialpad.asked.length;
    await connect();
    expect(
      dialpad.asked.slice(asked).filter(({ operation }) => /create|update/.test(operation)),
    ).toEqual([]);

    const [agents, contacts] = made;
    if (!agents || !contacts || !own) throw new Error('nothing was made');
    agents.enabled = false;
    company.notices.push({ ...contacts, id: newId() }, { ...contacts, type: 'local', id: newId() });
    await check();
    expect((await state())?.check?.findings).toEqual(
      [
        { code: 'subscription-twice', severity: 'warning', count: 2 },
        { code: 'notices-missing', severity: 'warning', count: 1 },
      ].map((finding) => expect.objectContaining(finding)),
    );
    await connect();
    expect(company.notices).toEqual([foreign, { ...agents, enabled: true }, contacts]);

    await disconnect();
    expect(company.notices).toEqual([foreign]);
  });

  test.each([
    ['may not even list them', 'list', ['agentStatus', 'contacts']],
    ['may not subscribe to them', 'create', []],
  ])('a key that %s still connects calls', async (_, verb, missing) => {
    const denied = ['agent_status', 'contact'].map(
      (kind) => `webhook_${kind}_event_subscription.${verb}`,
    );
    const { company, account, connect, state, disconnect } = await prepare(people, dialpad, {
      denied,
    });
    await account();
    expect((await state())?.account?.missing).toEqual(missing);
    await connect();
    expect(company.subscriptions).toHaveLength(1);
    expect(company.notices).toEqual([]);
    expect(await disconnect()).toEqual({ isLeft: false });
  });

  test('takes a subscription that somebody else has made meanwhile for ours', async () => {
    const { company, connect } = await prepare(people, dialpad);
    const operation = 'webhook_contact_event_subscription.create';
    dialpad.faults.push({ operation, status: 409, isDone: true });
    await connect();
    expect(kindsOf(company)).toEqual(wanted);
  });
});

/** A connected shop with one agent, and what Dialpad sends them. */
async function shop({ isAgent = true } = {}) {
  const person: User = {
    id: newId(),
    email: `${newId()}@example.com`,
    name: '',
    officeId: '1',
    groups: isAgent ? [{ type: 'callcenter', id: '2' }] : [],
    onDuty: true,
    doNotDisturb: false,
  };
  const prepared = await prepare(people, dialpad, { users: [person] });
  await prepared.connect();
  const { customerId, secrets } = prepared;
  const member = await addMember(people, customerId, 'operator', { email: person.email });
  const agent = people.db.doc(paths.agent(customerId, member.uid));
  const [secret = ''] = await secrets();
  /** Taken in, and followed as the trigger does: from what was left over. */
  const tell = async (claims: Record<string, unknown>) => {
    const outcome = await takeInAt(people, customerId, { secret, claims });
    const leftovers = await people.db.collection(paths.leftovers(customerId)).get();
    for (const { id } of leftovers.docs) {
      await finishLeftover(people.db, customerId, id, () => new Date());
    }
    return outcome;
  };
  return {
    ...prepared,
    person,
    member,
    tell,
    /** As their browser writes it. */
    choose: (status: OwnStatus, chosenAt: Date) =>
      agent.set({ status, chosen: status, chosenAt, byDialpad: null, since: chosenAt }),
    status: async () => agentSchema.parse(withDates((await agent.get()).data())),
    tellStatus: () => statusCalls.tellStatus(requestOf(member.uid, { customerId })),
  };
}

const duty = (email: string, status: string, at: number, reason: string | null = null) => ({
  availability_status: 'available',
  call_center_ids: [],
  date: at,
  event_timestamp: at + 240,
  on_duty_status: status,
  on_duty_status_reason: reason,
  target: { id: 5_171_365_938_069_504, type: 'user', name: 'Ana', email: email.toUpperCase() },
});

describe('an agent’s status', () => {
  test('is theirs here too, with its reason; once in the ledger, whatever comes twice or late', async () => {
    const { customerId, person, member, tell, status } = await shop();
    const at = Date.now() - 60_000;
    const away = duty(person.email, 'unavailable', at, '昼休み');
    expect(answerOf(await tell(duty(person.email, 'available', at - 5_000)))).toEqual({
      status: 200,
      body: { received: true },
    });
    expect(await status()).toMatchObject({ status: 0, name: member.name });
    await tell(away);
    expect(await status()).toMatchObject({ status: 3, byDialpad: { reason: '昼休み' } });
    expect(answerOf(await tell(away)).body).toEqual({ received: true, duplicate: true });
    await tell(duty(person.email, 'available', at - 1_000));
    expect(await status()).toMatchObject({ status: 3, chosenAt: new Date(at) });

    const ledger = await people.db.collection(paths.ledger(customerId)).get();
    expect(ledger.docs.map((entry) => [entry.get('state'), entry.get('linkedId')])).toEqual(
      Array.from({ length: 3 }, () => ['agent-status', '']),
    );
    for (const collection of [paths.calls, paths.leftovers]) {
      expect((await people.db.collection(collection(customerId)).get()).empty).toBe(true);
    }
  });

  test('does not undo what they have chosen here since', async () => {
    const { person, tell, choose, status } = await shop();
    const at = Date.now() - 60_000;
    await choose(3, new Date(at));
    await tell(duty(person.email, 'available', at - 1));
    expect(await status()).toMatchObject({ status: 3, byDialpad: null });
    await tell(duty(person.email, 'available', at + 1));
    expect(await status()).toMatchObject({ status: 0, byDialpad: { reason: '' } });
  });

  test('of somebody who is no member, or never came and is off duty, makes nobody', async () => {
    const { customerId, person, tell } = await shop();
    await tell(duty('stranger@example.com', 'available', Date.now()));
    await tell(duty(person.email, 'unavailable', Date.now()));
    expect((await people.db.collection(paths.agents(customerId)).get()).empty).toBe(true);
  });
});

describe('a status chosen here', () => {
  test.each([
    ['an agent of a call center', true, [false, false], [true, false]],
    ['anybody else', false, [true, true], [true, false]],
  ])('is told Dialpad for %s', async (_, isAgent, away, here) => {
    const { person, choose, tellStatus } = await shop({ isAgent });
    await choose(3, new Date());
    expect(await tellStatus()).toEqual({ told: true });
    expect([person.onDuty, person.doNotDisturb]).toEqual(away);
    await choose(0, new Date());
    expect(await tellStatus()).toEqual({ told: true });
    expect([person.onDuty, person.doNotDisturb]).toEqual(here);
  });

  test('is not told back to where it came from', async () => {
    const { person, tell, tellStatus, choose } = await shop();
    await choose(0, new Date(Date.now() - 60_000));
    await tell(duty(person.email, 'unavailable', Date.now()));
    const asked = dialpad.asked.length;
    expect(await tellStatus()).toEqual({ told: false });
    expect(dialpad.asked).toHaveLength(asked);
  });

  test.each([
    ['refuses', { operation: 'callcenters.operators.dutystatus', status: 403 }],
    ['does not answer', { operation: 'users.list', status: 503, html: true }],
  ])('stays as it is if Dialpad %s', async (_, fault) => {
    const { choose, tellStatus, status } = await shop();
    await choose(2, new Date());
    dialpad.faults.push(fault);
    expect(await tellStatus()).toEqual({ told: false });
    expect(await status()).toMatchObject({ status: 2 });
  });

  test('is nobody’s business where there is no connection, or no such user', async () => {
    const { choose, tellStatus, disconnect, person } = await shop();
    await choose(3, new Date());
    person.email = 'somebody-else@example.com';
    expect(await tellStatus()).toEqual({ told: false });
    await disconnect();
    expect(await tellStatus()).toEqual({ told: false });
  });
});

const contactEvent = (name: string, phones: string[], event = 'Updated') => ({
  event,
  contact: { id: newId(), type: 'shared', display_name: name, phones, primary_phone: phones[0] },
});

describe('a shared contact', () => {
  const contactOf = (customerId: string, id: string) =>
    people.db.doc(paths.contact(customerId, id));
  const add = (customerId: string, id: string, name: string, phones: string[]) =>
    contactOf(customerId, id).set({ name, phones, kind: 'new', updatedByUid: 'somebody' });
  const nameOf = async (customerId: string, id: string): Promise<unknown> =>
    (await contactOf(customerId, id).get()).get('name');

  test('names ours that has none, and nothing else', async () => {
    const { customerId, tell } = await shop();
    const [nameless, named, first, second] = Array.from({ length: 4 }, uniqueNumber) as [
      string,
      string,
      string,
      string,
    ];
    await add(customerId, 'nameless', '', [nameless]);
    await add(customerId, 'named', '山田 太郎', [named]);
    await add(customerId, 'first', '', [first]);
    await add(customerId, 'second', '', [second]);
    await tell(contactEvent('佐藤 花子', [nameless]));
    await tell(contactEvent('別の名前', [nameless, uniqueNumber()]));
    await tell(contactEvent('別の名前', [named]));
    await tell(contactEvent('二人のうちの誰か', [first, second]));
    await tell(contactEvent('03-3555-9999', [first]));
    await tell(contactEvent('消した人', [second], 'Deleted'));
    const names = ['nameless', 'named', 'first', 'second'].map((id) => nameOf(customerId, id));
    expect(await Promise.all(names)).toEqual(['佐藤 花子', '山田 太郎', '', '']);
    expect((await contactOf(customerId, 'nameless').get()).get('updatedByUid')).toBeNull();
    expect((await people.db.collection(paths.contacts(customerId)).get()).size).toBe(4);
  });

  test('is erased from the ledger along with the person', async () => {
    const { customerId, tell, admin } = await shop();
    const number = uniqueNumber();
    const others = uniqueNumber();
    await add(customerId, 'person', '', [number]);
    const told = contactEvent('佐藤 花子', [number]);
    await tell(told);
    await tell(contactEvent('別の人', [others]));
    await erasePerson(people.db, {
      customerId,
      contactId: 'person',
      by: { uid: admin.uid, name: admin.name },
      now: new Date(),
    });
    const kept = await people.db.collection(paths.ledger(customerId)).get();
    const left = kept.docs.map((entry) => [
      entry.get('linkIds') as string[],
      entry.get('raw') === '',
    ]);
    expect(left).toHaveLength(2);
    expect(left).toEqual(
      expect.arrayContaining([
        [[], true],
        [[others], false],
      ]),
    );
    expect(await tell(told)).toMatchObject({ kind: 'notice', isRepeated: true });
  });
});

test('what else Dialpad may send stays a dead letter', async () => {
  const { tell } = await shop();
  const sms = { id: 1, direction: 'inbound', text: 'hello', target: { id: 2, type: 'user' } };
  expect(answerOf(await tell(sms)).status).toBe(202);
  const own = contactEvent('佐藤', [uniqueNumber()]);
  expect(answerOf(await tell({ ...own, contact: { ...own.contact, type: 'local' } })).status).toBe(
    202,
  );
});
