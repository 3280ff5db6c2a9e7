import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compactVerify } from 'jose';
import { createIds, scenario, type DialpadEvent } from '../demo/scenarios.ts';
import { type Company, newId } from './company.ts';
import { deliver, deliverNotice } from './deliver.ts';
import { operationOf } from './document.ts';
import type { User } from './directory.ts';
import { type DialpadStandIn, startDialpad } from './server.ts';

let dialpad: DialpadStandIn;
let shop: Server;
/** What came to the shop's address. */
let received: { type: string | undefined; body: string }[] = [];
/** How it answers; 200 when there is nothing left. */
let answers: number[] = [];
let address = '';

beforeAll(async () => {
  dialpad = await startDialpad();
  shop = createServer((req, res) => {
    let body = '';
    req.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    req.on('end', () => {
      received.push({ type: req.headers['content-type'], body });
      res.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => {
    shop.listen(0, '127.0.0.1', resolve);
  });
  address = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/hook`;
});
afterAll(async () => {
  await dialpad.stop();
  shop.close();
});

const secret = 'a-secret-of-thirty-two-bytes-at-least';

function company(options: object = {}) {
  const key = `key-${newId()}`;
  const made = dialpad.addCompany({ key, ...options });
  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${dialpad.origin}/api/v2/${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const url = new URL(response.url);
    const isJson = response.headers.get('content-type') === 'application/json';
    const answer = (isJson ? JSON.parse(text) : text) as Record<string, unknown>;
    const fault = response.ok ? operationOf(method, url.pathname)?.answerFault(answer) : null;
    expect(fault).toBeNull();
    return { status: response.status, answer, retryAfter: response.headers.get('retry-after') };
  };
  return { company: made, ask };
}

async function subscribed(options: object = {}, subscription: object = {}) {
  const { company: made, ask } = company(options);
  const { answer } = await ask('POST', 'webhooks', { hook_url: address, secret });
  const body = { endpoint_id: Number(answer['id']), ...subscription };
  expect((await ask('POST', 'subscriptions/call', body)).status).toBe(200);
  return { company: made, ask };
}

describe('the API', () => {
  test('answers as the document says: ids as text, the secret in clear, no empty list', async () => {
    const { ask } = company();
    expect((await ask('GET', 'webhooks')).answer).toEqual({});
    const { answer } = await ask('POST', 'webhooks', { hook_url: address, secret });
    expect(answer).toEqual({
      id: expect.stringMatching(/^\d{16}$/),
      hook_url: address,
      signature: { algo: 'HS256', type: 'jwt', secret },
    });
    for (const path of ['company', 'offices', 'users', 'numbers', 'call', 'webhooks']) {
      expect([path, (await ask('GET', path)).status]).toEqual([path, 200]);
    }
  });

  test('lists departments, call centres, numbers and users as the document says', async () => {
    const officeId = '5716039329251328';
    const place = { id: '5716039329251400', name: '受付', officeId };
    const { ask } = company({
      offices: [{ id: officeId, name: '本社' }],
      departments: [place],
      callCenters: [{ ...place, id: '5716039329251401' }],
      numbers: [
        {
          number: '+815017521234',
          officeId,
          target: { type: 'callcenter', id: '5716039329251401' },
        },
        { number: '+815017521235', officeId, target: null },
      ],
      users: [
        {
          id: '5',
          name: '中野 健',
          email: 'nakano@example.com',
          officeId,
          groups: [{ type: 'department', id: place.id }],
        },
        { id: '6', name: '井上 純', email: '', officeId, state: 'suspended' },
      ],
    });
    const counts: Record<string, number> = {};
    for (const path of ['departments', 'callcenters', 'numbers', 'users', 'users?state=active']) {
      counts[path] = ((await ask('GET', path)).answer['items'] as object[]).length;
    }
    expect(counts).toEqual({
      departments: 1,
      callcenters: 1,
      numbers: 2,
      users: 2,
      'users?state=active': 1,
    });
  });

  test.each([
    ['an unknown operation', 'POST', 'company', {}],
    ['an unknown parameter', 'GET', 'webhooks?page=2', undefined],
    ['an unknown field', 'POST', 'webhooks', { hook_url: 'https://shop.example/', url: 'x' }],
    ['a missing field', 'POST', 'webhooks', { secret }],
    ['an id that is no number', 'GET', 'webhooks/abc', undefined],
    ['an unknown kind of contact', 'POST', 'subscriptions/contact', { contact_type: 'company' }],
    ['a duty that is no yes or no', 'PATCH', 'callcenters/operators/1/dutystatus', {}],
    ['an unknown state', 'POST', 'subscriptions/call', { endpoint_id: 1, call_states: ['rings'] }],
    ['a target it has no word for', 'POST', 'subscriptions/call', { target_type: 'company' }],
  ])('refuses %s with 400', async (_, method, path, body) => {
    const { ask } = company();
    expect((await ask(method, path, body)).status).toBe(400);
  });

  test('answers 401 to a stranger, 403 without the right, 404 and 409 where they belong', async () => {
    const response = await fetch(`${dialpad.origin}/api/v2/company`);
    expect(response.status).toBe(401);
    const { ask } = company({ denied: ['numbers.list'] });
    expect((await ask('GET', 'numbers')).status).toBe(403);
    expect((await ask('GET', 'webhooks/1')).status).toBe(404);
    await ask('POST', 'webhooks', { hook_url: address });
    expect((await ask('POST', 'webhooks', { hook_url: address })).status).toBe(409);
  });

  test('limits a company, and refuses every fifth request for too many rows', async () => {
    const { ask } = company();
    const many = Array.from({ length: 21 }, () => ask('GET', 'company'));
    const refused = (await Promise.all(many)).filter(({ status }) => status === 429);
    expect(refused).toMatchObject([{ retryAfter: '1' }]);
    const other = company();
    const rows = Array.from({ length: 10 }, () => other.ask('GET', 'users?limit=200'));
    const statuses = (await Promise.all(rows)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 400)).toHaveLength(2);
  });

  test('breaks as it is told, once', async () => {
    const { ask } = company();
    dialpad.faults.push({ operation: 'company.get', status: 502, html: true });
    expect(await ask('GET', 'company')).toMatchObject({
      status: 502,
      answer: expect.stringContaining('<title>'),
    });
    expect((await ask('GET', 'company')).status).toBe(200);
  });

  test('takes ten subscriptions of the whole company and no more', async () => {
    const { ask } = company();
    const { answer } = await ask('POST', 'webhooks', { hook_url: address });
    const statuses = await Promise.all(
      Array.from({ length: 11 }, async () => {
        const body = { endpoint_id: Number(answer['id']) };
        return (await ask('POST', 'subscriptions/call', body)).status;
      }),
    );
    expect(statuses.filter((status) => status === 400)).toHaveLength(1);
  });
});

describe('the call log', () => {
  const played = () => {
    const { company: made, ask } = company();
    const options = { from: '+819012345678', to: '+815017481234', startedAtMs: 1_796_000_000_000 };
    const steps = scenario('inbound-answered', { ...options, ids: createIds(2) });
    const events = steps.map(({ event }) => event as DialpadEvent);
    return { ask, events, play: (event: DialpadEvent) => deliver(made, event, { lose: 1 }) };
  };

  test('has a call whose events were lost once it is over, and tells of it singly before', async () => {
    const { ask, events, play } = played();
    const [first] = events;
    if (!first) throw new Error('no event');
    const id = String(first.call_id);
    await play(first);
    expect((await ask('GET', 'call')).answer).toEqual({});
    expect((await ask('GET', `call/${id}`)).answer).toMatchObject({ state: 'ringing' });
    for (const event of events) await play(event);
    const { answer } = await ask('GET', 'call?started_after=1796000000000');
    expect(answer['items']).toMatchObject([{ call_id: id, date_started: '1796000000000' }]);
    expect((await ask('GET', 'call?started_after=1796000000001')).answer).toEqual({});
    expect((await ask('GET', 'call?started_before=1796000000000')).answer).toEqual({});
    const elsewhere = await ask('GET', 'call?target_type=office&target_id=5');
    expect(elsewhere.answer).toEqual({});
  });
});

describe('what its AI made of a talk', () => {
  const talk = {
    recap: { summary: 'Moved to Friday.', actionItems: ['Call back'], outcome: 'Moved' },
    lines: [{ name: 'Ana Agent', text: 'Hello.', isOurs: true }],
  };

  test('is told by the leg once there is something, as the document has it', async () => {
    const { company: made, ask } = company();
    expect((await ask('GET', 'call/1/ai_recap')).status).toBe(404);
    expect((await ask('GET', 'transcripts/1')).status).toBe(404);
    made.talks['2'] = talk;
    const { answer } = await ask('GET', 'transcripts/2');
    expect(answer['lines']).toMatchObject([{ type: 'moment' }, { content: 'Hello.' }]);
  });

  test('comes twelve times a minute: one in five seconds', async () => {
    const { company: made, ask } = company();
    made.talks['2'] = talk;
    const first = await ask('GET', 'call/2/ai_recap?summary_format=short');
    expect(first.answer).toMatchObject({ call_id: '2', summary: { content: 'Moved to Friday.' } });
    expect(await ask('GET', 'call/2/ai_recap')).toMatchObject({ status: 429 });
    expect((await ask('GET', 'call/2/ai_recap?summary_format=tiny')).status).toBe(400);
  });
});

describe('events', () => {
  const event = (): DialpadEvent => {
    const options = { from: '+819012345678', to: '+815017481234', startedAtMs: 1_796_000_000_000 };
    const [step] = scenario('inbound-answered', { ...options, ids: createIds(1) });
    return step?.event as DialpadEvent;
  };
  const send = (to: Company, options: object = {}) =>
    deliver(to, event(), { retryMs: [0, 0], ...options });

  test('go signed to whoever subscribed', async () => {
    received = [];
    const { company: made } = await subscribed();
    expect(await send(made)).toEqual([{ hook_url: address, status: 200 }]);
    expect(received).toHaveLength(1);
    expect(received[0]?.type).toBe('application/jwt');
    const token = received[0]?.body ?? '';
    const { payload } = await compactVerify(token, new TextEncoder().encode(secret));
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(event());
  });

  test.each([
    ['of another state', { call_states: ['hangup'] }, 0],
    ['of this state', { call_states: ['ringing', 'hangup'] }, 1],
    ['of another office', { target_type: 'office', target_id: 5 }, 0],
    ['of this office', { target_type: 'office', target_id: 5716039329251328 }, 1],
    ['while it is paused', { enabled: false }, 0],
  ])('to one who wants those %s', async (_, subscription, times) => {
    const offices = ['5', '5716039329251328'].map((id) => ({ id, name: id }));
    const { company: made } = await subscribed({ offices }, subscription);
    expect(await send(made)).toHaveLength(times);
  });

  test('are tried again after a 5xx and not after a 4xx, and some get lost', async () => {
    const { company: made } = await subscribed();
    received = [];
    answers = [503, 503];
    expect(await send(made)).toEqual([{ hook_url: address, status: 200 }]);
    expect(received).toHaveLength(3);
    received = [];
    answers = [401];
    expect(await send(made)).toEqual([{ hook_url: address, status: 401 }]);
    expect(received).toHaveLength(1);
    expect(await send(made, { lose: 0.5, random: () => 0.4 })).toEqual([
      { hook_url: address, status: null },
    ]);
  });
});

describe('what is no call', () => {
  const person = { id: '5171365938069504', email: 'ana@example.test' };
  const users = (): User[] => [
    {
      ...person,
      name: 'Ana',
      officeId: '1',
      groups: [{ type: 'callcenter', id: '2' }],
      onDuty: true,
    },
  ];

  test.each([
    ['agent_status', { agent_type: 'callcenter' }],
    ['contact', { contact_type: 'shared' }],
  ] as const)(
    'goes to whoever subscribed to %s, until they pause or leave',
    async (kind, fields) => {
      const { company: made, ask } = company();
      const { answer: hook } = await ask('POST', 'webhooks', { hook_url: address, secret });
      const path = `subscriptions/${kind}`;
      const { answer } = await ask('POST', path, { ...fields, endpoint_id: Number(hook['id']) });
      expect(answer).toMatchObject({ ...fields, enabled: true, webhook: { hook_url: address } });
      expect((await ask('GET', path)).answer['items']).toEqual([answer]);
      const tell = () => deliverNotice(made, kind, { told: kind }, [0]);
      expect(await tell()).toEqual([{ hook_url: address, status: 200 }]);
      const one = `${path}/${String(answer['id'])}`;
      expect((await ask('PATCH', one, { ...fields, enabled: false })).status).toBe(200);
      expect(await tell()).toEqual([]);
      expect((await ask('DELETE', one)).status).toBe(200);
      expect((await ask('GET', path)).answer).toEqual({});
    },
  );

  test('is set for a user, found by their address', async () => {
    const { ask } = company({ users: users() });
    const found = async () =>
      ((await ask('GET', `users?email=${person.email}`)).answer['items'] as unknown[])[0];
    expect(await found()).toMatchObject({ id: person.id, is_on_duty: true });
    const duty = `callcenters/operators/${person.id}/dutystatus`;
    expect((await ask('PATCH', duty, { on_duty: false })).answer).toMatchObject({
      on_duty_status: 'unavailable',
    });
    await ask('PATCH', `users/${person.id}/togglednd`, { do_not_disturb: true });
    expect(await found()).toMatchObject({ is_on_duty: false, do_not_disturb: true });
    expect((await ask('GET', 'users?email=ben@example.test')).answer).toEqual({});
  });
});

describe('phones that are told what to do', () => {
  const users = ['1', '2'].map((id) => ({
    id,
    name: `user ${id}`,
    email: `user-${id}@example.com`,
    officeId: '5',
    number: null,
  }));
  const busy = () => {
    const made = company({ users, departments: [{ id: '4711', name: '受付' }] });
    const events: DialpadEvent[] = [];
    made.company.send = (event) => {
      events.push(event);
      void deliver(made.company, event);
    };
    const dial = (body: object) => made.ask('POST', 'users/1/initiate_call', body);
    return { ...made, events, dial };
  };
  const sato = '+81335551234';

  test('call a number, and its events carry what was sent along', async () => {
    const { dial, events } = busy();
    const { status, answer } = await dial({ phone_number: sato, custom_data: 'cti.v1.x' });
    expect(status).toBe(200);
    expect(answer).toMatchObject({ device: { user_id: '1' } });
    expect(events).toMatchObject([
      { state: 'calling', external_number: sato, custom_data: 'cti.v1.x', target: { id: 1 } },
    ]);
    expect((await dial({ phone_number: '0335551234' })).status).toBe(400);
    expect((await dial({ phone_number: sato, outbound_caller_id: sato })).status).toBe(400);
    expect((await dial({ number: sato })).status).toBe(400);
  });

  test('call five times a minute for each person', async () => {
    const { dial, ask } = busy();
    for (let count = 0; count < 5; count += 1) await dial({ phone_number: sato });
    expect((await dial({ phone_number: sato })).status).toBe(429);
    const other = await ask('POST', 'users/2/initiate_call', { phone_number: sato });
    expect(other.status).toBe(200);
  });

  test('transfer a call and end it, once', async () => {
    const { dial, ask, events } = busy();
    await dial({ phone_number: sato });
    const id = String(events[0]?.call_id);
    const to = { to: { target_type: 'user', target_id: 2 } };
    const { answer } = await ask('POST', `call/${id}/transfer`, to);
    expect(events.slice(1)).toMatchObject([
      { state: 'ringing', target: { id: 2 }, transferred_from: { id: 1 }, is_transferred: true },
      { state: 'hangup', is_transferred: true },
    ]);
    expect((await ask('POST', `call/${id}/transfer`, to)).status).toBe(404);
    const next = String(answer['call_id']);
    expect((await ask('PUT', `call/${next}/actions/hangup`)).status).toBe(200);
    expect((await ask('PUT', `call/${next}/actions/hangup`)).status).toBe(404);
    expect(events.at(-1)).toMatchObject({ state: 'hangup', call_id: Number(next) });
  });

  test('don’t ring for a blocked number', async () => {
    const { company: made, ask } = busy();
    const options = { from: sato, to: '+815017481234', startedAtMs: 1_796_000_000_000 };
    const [step] = scenario('inbound-answered', { ...options, ids: createIds(3) });
    const event = step?.event as DialpadEvent;
    await ask('POST', 'blockednumbers/add', { numbers: [sato] });
    expect((await ask('GET', 'blockednumbers')).answer).toEqual({ items: [{ number: sato }] });
    await deliver(made, event);
    expect(made.log.size).toBe(0);
    await ask('POST', 'blockednumbers/remove', { numbers: [sato] });
    await deliver(made, event);
    expect(made.log.size).toBe(1);
  });
});
