import { describe, expect, it } from 'vitest';
import { takeInLateMemos } from '../../src/calls/merge.ts';
import { paths } from '../../src/model/paths.ts';
import {
  appendOnly,
  callsOf,
  deliver,
  deliverInOrder,
  firstArrival,
  freshCustomer,
  onlyCall,
  pointersOf,
} from '../calls.ts';
import { group, LegScript, type DialpadBody } from '../conversation/leg-script.ts';
import { ringAll, routed, type Conversation } from '../conversation/patterns.ts';
import { openDatabase, seedCustomer } from '../database.ts';

const db = openDatabase('demo-calls-merge');

const talk = { afterMs: 400, talkMs: 221_000, hold: false };
const options = {
  talk,
  unanswered: 'hangup',
  entry: 'call_center',
  groupRings: false,
  agents: 1,
  answerer: 0,
} as const;

/** Department, call centre and agent: without the second, nothing ties the others. */
function threeLegs() {
  const { legs } = routed({ ...options, menu: false });
  const [root, centre, agentLeg] = legs as [LegScript, LegScript, LegScript];
  return { root: root.events, centre: centre.events, agentLeg: agentLeg.events };
}
const first = (events: DialpadBody[]): DialpadBody => events[0] as DialpadBody;

/** A customer with the department's and the agent's part of one call in two documents. */
async function twoDocuments() {
  const customerId = freshCustomer('merge');
  await seedCustomer(db, customerId, {
    secret: null,
    lines: {
      department: { number: '+815017489101', groupCode: 'G-department' },
      centre: { number: '+815017489100', groupCode: 'G-centre' },
    },
  });
  const { root, centre, agentLeg } = threeLegs();
  const [survivor = '', other = ''] = await deliverInOrder(db, customerId, [
    first(agentLeg),
    first(root),
  ]);
  const memo = (linkedId: string, id: string, text: string) =>
    db.doc(`${paths.memos(customerId, linkedId)}/${id}`).set({ text, authorUid: id });
  const memosOf = async (linkedId: string) => {
    const { docs } = await db.collection(paths.memos(customerId, linkedId)).get();
    return docs.map((document) => String(document.get('text'))).toSorted();
  };
  return { customerId, survivor, other, root, centre, agentLeg, memo, memosOf };
}

describe('two documents that turn out to be one call', () => {
  it('become the older one, and the other points there', async () => {
    const { customerId, survivor, other, centre } = await twoDocuments();
    expect(await callsOf(db, customerId)).toHaveLength(2);
    expect(await deliver(db, customerId, first(centre))).toBe(survivor);
    const calls = await callsOf(db, customerId);
    expect(calls.find((call) => call.linkedId === other)).toMatchObject({
      mergedInto: survivor,
      active: false,
    });
    expect(await onlyCall(db, customerId)).toMatchObject({ linkedId: survivor, active: true });
    expect(await pointersOf(db, customerId)).toEqual([survivor]);
  });

  it('bring their memos along, even if one author wrote on both', async () => {
    const { customerId, survivor, other, centre, memo, memosOf } = await twoDocuments();
    await Promise.all([
      memo(survivor, 'ana', 'on the older'),
      memo(other, 'ana', 'on the younger'),
      memo(other, 'ben', 'of somebody else'),
    ]);
    await deliver(db, customerId, first(centre));
    expect(await memosOf(survivor)).toEqual(['of somebody else', 'on the older', 'on the younger']);
    expect(await memosOf(other)).toEqual([]);
  });

  it('bring memos along that were written while they were merged', async () => {
    const { customerId, survivor, other, centre, memo, memosOf } = await twoDocuments();
    await deliver(db, customerId, first(centre));
    await memo(other, 'ana', 'a moment too late');
    await takeInLateMemos(
      { db, customerId, now: () => firstArrival },
      {
        linkedId: survivor,
        survivor: null,
        strays: [{ linkedId: other, stored: null }],
        aliases: [],
        unlinked: [],
      },
    );
    expect([await memosOf(survivor), await memosOf(other)]).toEqual([['a moment too late'], []]);
  });

  it('keep what people chose on either', async () => {
    const { customerId, other, centre } = await twoDocuments();
    await db
      .doc(paths.call(customerId, other))
      .update({ disposition: '折返し済み', handled: true });
    await deliver(db, customerId, first(centre));
    expect(await onlyCall(db, customerId)).toMatchObject({
      disposition: '折返し済み',
      handled: true,
    });
  });

  it('lose nothing that a person chooses at the same moment', async () => {
    const { customerId, survivor, centre } = await twoDocuments();
    await Promise.all([
      deliver(db, customerId, first(centre)),
      db.doc(paths.call(customerId, survivor)).update({ disposition: '予約' }),
    ]);
    expect((await onlyCall(db, customerId)).disposition).toBe('予約');
  });

  it('belong to the group of the number that the caller dialled', async () => {
    const { customerId, survivor, centre } = await twoDocuments();
    const before = (await callsOf(db, customerId)).find((call) => call.linkedId === survivor);
    expect(before?.groupCode).toBe('G-centre');
    await deliver(db, customerId, first(centre));
    expect(await onlyCall(db, customerId)).toMatchObject({
      linkedId: survivor,
      groupCode: 'G-department',
      store: { code: 'department' },
    });
  });

  it('keep the group and the caller as they were when each rang', async () => {
    const { customerId, centre } = await twoDocuments();
    await db
      .doc(paths.line(customerId, 'department'))
      .update({ groupCode: 'G-later', storeCode: 'later' });
    await seedCustomer(db, customerId, {
      secret: null,
      contacts: { late: { name: 'added later', phones: ['+819012345678'] } },
    });
    await deliver(db, customerId, first(centre));
    expect(await onlyCall(db, customerId)).toMatchObject({
      groupCode: 'G-department',
      caller: { match: 'unknown' },
    });
  });

  it('take later events of every leg in', async () => {
    const { customerId, survivor, root, centre, agentLeg } = await twoDocuments();
    const rest = [...centre, ...root.slice(1), ...agentLeg.slice(1)];
    expect(new Set(await deliverInOrder(db, customerId, rest))).toEqual(new Set([survivor]));
    expect(await onlyCall(db, customerId)).toMatchObject({ outcome: 'answered', talkMs: 221_000 });
  });

  it('still point to the call when their survivor is merged too', async () => {
    const customerId = freshCustomer('chain');
    const legs = [1, 2, 3].map((id) =>
      new LegScript(id, group('department'), 0).say(100, 'queued'),
    );
    const tie = (a: number, b: number) => ({
      ...first(legs[a - 1]?.events ?? []),
      state: 'connected',
      master_call_id: b,
      event_timestamp: first(legs[a - 1]?.events ?? []).event_timestamp + 10,
    });
    const said = legs.flatMap((leg) => leg.events);
    await deliverInOrder(db, customerId, [...said, tie(2, 3), tie(1, 2)]);
    expect(await callsOf(db, customerId)).toHaveLength(3);
    const call = await onlyCall(db, customerId);
    expect(await pointersOf(db, customerId)).toEqual([call.linkedId]);
  });

  it('are found through an alias that still points at the merged one', async () => {
    const { customerId, survivor, other, root, centre } = await twoDocuments();
    await deliver(db, customerId, first(centre));
    const rootId = String(first(root).call_id);
    await db.doc(paths.callAlias(customerId, rootId)).update({ linkedId: other });
    expect(await deliver(db, customerId, root[1] as DialpadBody)).toBe(survivor);
    expect(await pointersOf(db, customerId)).toEqual([survivor]);
  });
});

describe('many events of one call at once', () => {
  it('are all reduced by few writers', async () => {
    const customerId = freshCustomer('crowd');
    const conversation: Conversation = ringAll({ ...options, agents: 4 });
    const bodies = conversation.legs.flatMap((leg) => leg.events);
    await Promise.all(bodies.map((body) => deliver(db, customerId, body)));
    const call = await onlyCall(db, customerId);
    expect(call).toMatchObject({ state: 'ended', outcome: 'answered' });
    expect(Object.keys(call.legs)).toHaveLength(5);
  });

  it('take in what another request could not reduce', async () => {
    const customerId = freshCustomer('left');
    const { agentLeg } = threeLegs();
    for (const body of agentLeg.slice(1)) await appendOnly(db, customerId, body);
    // A writer that loses once reads what waits; two at once, and one of them loses.
    const crowd = agentLeg.slice(0, 1).flatMap((body) => [body, { ...body, hold_time: 1 }]);
    await Promise.all(crowd.map((body) => deliver(db, customerId, body)));
    expect(await onlyCall(db, customerId)).toMatchObject({ state: 'ended', talkMs: 221_000 });
  });
});
