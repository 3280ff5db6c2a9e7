import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/model/calls/call.ts';
import {
  callsOf,
  deliver,
  deliverInOrder,
  firstArrival,
  freshCustomer,
  onlyCall,
  pointersOf,
} from '../calls.ts';
import type { DialpadBody } from '../conversation/leg-script.ts';
import { permutationsOf, sampleOrders } from '../conversation/orders.ts';
import {
  direct,
  eventsOf,
  hunt,
  internal,
  outbound,
  ringAll,
  routed,
  transfer,
  type Conversation,
} from '../conversation/patterns.ts';
import { callOf } from '../conversation/read.ts';
import { openDatabase } from '../database.ts';

const db = openDatabase('demo-calls-joining');

const talk = { afterMs: 400, talkMs: 221_000, hold: false };
const group = { talk, unanswered: 'hangup', entry: 'call_center', groupRings: false } as const;
const patterns: Record<string, Conversation> = {
  'two agents rung at once, one answers': ringAll({ ...group, agents: 2, answerer: 0 }),
  'three agents rung at once, nobody answers': ringAll({ ...group, agents: 3, answerer: null }),
  'department, call centre, agent': routed({ ...group, agents: 1, answerer: 0, menu: false }),
  'department, call centre, an agent whose leg never comes': withoutLegs(
    routed({ ...group, agents: 1, answerer: 0, menu: false }),
    'user',
  ),
  'agents rung at once by a leg that never comes': withoutLegs(
    ringAll({ ...group, agents: 2, answerer: 1 }),
    'call_center',
  ),
  'a menu, call centre, two agents': routed({ ...group, agents: 2, answerer: 1, menu: true }),
  'one agent after the other': hunt({ tried: 2, talk, unanswered: 'missed' }),
  'a transfer': transfer({ first: talk, second: talk, unanswered: 'hangup' }),
  'colleagues without a common id': internal(talk, 'hangup'),
  'our own call': outbound(talk, true),
  'a direct call': direct(talk),
};

function withoutLegs(conversation: Conversation, type: string): Conversation {
  return { ...conversation, legs: conversation.legs.filter((leg) => leg.target.type !== type) };
}

/** The call without what only the database can tell. */
const course = (call: Call) => ({
  ...call,
  linkedId: null,
  updatedAt: null,
  receivedAt: null,
  groupCode: null,
  store: null,
  caller: null,
});

/** The one document that is shown after a delivery, and whether something points elsewhere. */
async function settle(order: DialpadBody[], deliverAll = deliverInOrder) {
  const customerId = freshCustomer('joining');
  await deliverAll(db, customerId, order);
  const call = await onlyCall(db, customerId);
  const elsewhere = (await pointersOf(db, customerId)).filter((id) => id !== call.linkedId);
  return { ...course(call), receivedAt: call.receivedAt, elsewhere };
}
const oneCall = (order: DialpadBody[]) => ({
  ...course(callOf(...order)),
  receivedAt: firstArrival,
  elsewhere: [],
});

/** Legs by their last words alone: few enough for every order. */
const lastWords = ({ legs }: Conversation): DialpadBody[] => legs.flatMap((leg) => leg.last ?? []);

describe.each(Object.entries(patterns))('%s', (_name, conversation) => {
  const events = eventsOf(conversation);

  it('is one call when the last event of each leg arrives in any order', async () => {
    const orders = permutationsOf(lastWords(conversation));
    expect(await Promise.all(orders.map((order) => settle(order)))).toEqual(orders.map(oneCall));
  });

  it('is one call when all its events arrive in some orders', async () => {
    const orders = sampleOrders(events, 3).slice(1);
    expect(await Promise.all(orders.map((order) => settle(order)))).toEqual(orders.map(oneCall));
  });

  it('is one call when all its events arrive at the same moment', async () => {
    const settled = await settle(events, (_db, customerId, bodies) =>
      Promise.all(bodies.map((body) => deliver(db, customerId, body))),
    );
    expect(settled).toEqual(oneCall(events));
  });
});

describe('legs that do not belong together', () => {
  it.each([null, '', 0, 'null'])('stay apart even if both name %j', async (junk) => {
    const customerId = freshCustomer('junk');
    const [first, second] = [
      direct(talk),
      transfer({ first: talk, second: null, unanswered: 'both' }),
    ];
    const named = [first.legs[0], second.legs[1]].map((leg, at) => ({
      ...leg?.events[0],
      call_id: 4_900_000_000_000_001 + at,
      entry_point_call_id: junk,
      master_call_id: junk,
      operator_call_id: junk,
    }));
    await deliverInOrder(db, customerId, named);
    expect(await callsOf(db, customerId)).toHaveLength(2);
  });

  it('stay apart when colleagues call each other again', async () => {
    const customerId = freshCustomer('again');
    const later = eventsOf(internal(talk, 'hangup')).map((event) => ({
      ...event,
      call_id: event.call_id + 10,
      date_started: Number(event['date_started']) + 600_000,
    }));
    await deliverInOrder(db, customerId, [...eventsOf(internal(talk, 'hangup')), ...later]);
    expect(await callsOf(db, customerId)).toHaveLength(2);
  });
});

describe('an unknown state', () => {
  const [ringing] = eventsOf(direct(talk));
  const unknown = { ...ringing, state: 'abducted' };

  it('answers with a linkedId and makes no call', async () => {
    const customerId = freshCustomer('unknown');
    const linkedId = await deliver(db, customerId, unknown);
    expect(linkedId).not.toBe('');
    expect(await callsOf(db, customerId)).toEqual([]);
    expect(await pointersOf(db, customerId)).toEqual([linkedId]);
  });

  it('changes nothing in a call that is there', async () => {
    const customerId = freshCustomer('unknown');
    const linkedId = await deliver(db, customerId, ringing ?? {});
    const before = await db.collection(`customer/${customerId}/amiEvents`).get();
    expect(await deliver(db, customerId, unknown)).toBe(linkedId);
    const after = await db.collection(`customer/${customerId}/amiEvents`).get();
    expect(after.docs.map((call) => [call.updateTime, call.data()])).toEqual(
      before.docs.map((call) => [call.updateTime, call.data()]),
    );
  });

  it('leads to the call that comes after it', async () => {
    const customerId = freshCustomer('unknown');
    const linkedId = await deliver(db, customerId, unknown);
    expect(await deliver(db, customerId, ringing ?? {})).toBe(linkedId);
    expect(await onlyCall(db, customerId)).toMatchObject({ linkedId, state: 'ringing' });
  });

  it('that alone links two legs joins their later events, and splits none off', async () => {
    const customerId = freshCustomer('unknown');
    const [a, b] = transfer({ first: talk, second: talk, unanswered: 'both' }).legs;
    const apart = (b?.events ?? []).map((event) => ({ ...event, master_call_id: null }));
    await deliverInOrder(db, customerId, [
      { ...a?.events[0], state: 'abducted' },
      ...apart.slice(0, 1),
      { ...apart[0], state: 'abducted', master_call_id: a?.id },
      ...(a?.events ?? []),
      ...apart.slice(1),
    ]);
    const call = await onlyCall(db, customerId);
    expect(Object.keys(call.legs)).toHaveLength(2);
    expect(await pointersOf(db, customerId)).toEqual([call.linkedId]);
  });
});
