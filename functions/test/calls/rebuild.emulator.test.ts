import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/model/calls/call.ts';
import { paths } from '../../src/model/paths.ts';
import { linkedIdsInLedger, rebuildCall } from '../../src/upkeep/rebuild.ts';
import {
  callsOf,
  deliverInOrder,
  firstArrival,
  freshCustomer,
  onlyCall,
  pointersOf,
} from '../calls.ts';
import { direct, eventsOf, ringAll, routed } from '../conversation/patterns.ts';
import { openDatabase, seedCustomer } from '../database.ts';

const db = openDatabase('demo-calls-rebuild');
const now = new Date(firstArrival.getTime() + 86_400_000);

const talk = { afterMs: 400, talkMs: 221_000, hold: true };
const group = {
  talk,
  unanswered: 'both',
  entry: 'call_center',
  groupRings: true,
  agents: 2,
  answerer: 1,
} as const;

/** A customer with one whole call. */
async function oneCall(conversation = ringAll(group)): Promise<{ customerId: string; call: Call }> {
  const customerId = freshCustomer('rebuild');
  await seedCustomer(db, customerId, {
    secret: null,
    lines: { main: { number: '0501748', groupCode: 'G-main' } },
    contacts: { yamada: { name: '山田', phones: ['+819012345678'] } },
  });
  await deliverInOrder(db, customerId, eventsOf(conversation).toReversed());
  return { customerId, call: await onlyCall(db, customerId) };
}
const change = (customerId: string, linkedId: string, fields: Record<string, unknown>) =>
  db.doc(paths.call(customerId, linkedId)).update(fields);
const rebuild = (customerId: string, linkedId: string, write = false) =>
  rebuildCall({ db, customerId, now }, linkedId, write);

describe('a call rebuilt from its ledger', () => {
  it.each([ringAll(group), routed({ ...group, menu: true }), direct(talk)])(
    'is the same ($pattern)',
    async (conversation) => {
      const { customerId, call } = await oneCall(conversation);
      expect(await rebuild(customerId, call.linkedId)).toMatchObject({
        result: 'same',
        unreadable: 0,
      });
    },
  );

  it('shows where the stored one differs, without numbers and names', async () => {
    const { customerId, call } = await oneCall();
    await change(customerId, call.linkedId, {
      talkMs: 442_000,
      externalNumber: '+819087654321',
      outcome: 'missed',
      operator: { id: '1', name: 'Somebody Else', email: 'else@example.test' },
      endedAt: null,
    });
    const rebuilt = await rebuild(customerId, call.linkedId);
    expect(rebuilt).toMatchObject({ result: 'different', written: false });
    const differences = 'differences' in rebuilt ? rebuilt.differences : [];
    const byField = Object.fromEntries(
      differences.map(({ field, ...difference }) => [field, difference]),
    );
    expect(byField).toMatchObject({
      talkMs: { stored: '442000', rebuilt: '221000' },
      externalNumber: { stored: '+81…21', rebuilt: '+81…78' },
      outcome: { stored: 'missed', rebuilt: 'answered' },
      'operator.name': { stored: 'a text of 13 characters' },
      endedAt: { stored: 'none', rebuilt: call.endedAt?.toISOString() },
    });
    expect(JSON.stringify(differences)).not.toMatch(/Somebody|else@|87654321|12345678/);
    expect((await onlyCall(db, customerId)).talkMs).toBe(442_000);
  });

  it('is corrected with --write, and then is the same', async () => {
    const { customerId, call } = await oneCall();
    await change(customerId, call.linkedId, { talkMs: 1, legs: {} });
    expect(await rebuild(customerId, call.linkedId, true)).toMatchObject({ written: true });
    expect(await onlyCall(db, customerId)).toEqual({ ...call, updatedAt: now });
    expect(await rebuild(customerId, call.linkedId)).toMatchObject({ result: 'same' });
  });

  it('keeps what was assigned when it rang and what people chose', async () => {
    const { customerId, call } = await oneCall();
    const kept = {
      groupCode: 'G-filed-by-hand',
      store: { code: 'x', name: 'X' },
      caller: { ...call.caller, contactIds: ['as-it-was'] },
      disposition: '予約',
      handled: true,
    };
    await change(customerId, call.linkedId, { ...kept, state: 'ringing' });
    await rebuild(customerId, call.linkedId, true);
    expect(await onlyCall(db, customerId)).toMatchObject({ ...kept, state: 'ended' });
  });

  it('is recreated, with its aliases, if the document is gone', async () => {
    const { customerId, call } = await oneCall();
    await db.recursiveDelete(db.collection(paths.calls(customerId)));
    await db.recursiveDelete(db.collection(paths.callAliases(customerId)));
    expect(await rebuild(customerId, call.linkedId)).toMatchObject({ result: 'missing' });
    expect(await callsOf(db, customerId)).toEqual([]);
    await rebuild(customerId, call.linkedId, true);
    expect(await onlyCall(db, customerId)).toEqual({ ...call, updatedAt: now });
    expect(await pointersOf(db, customerId)).toEqual([call.linkedId]);
  });

  it('replaces a document that can not be read, but not what people chose', async () => {
    const { customerId, call } = await oneCall();
    await change(customerId, call.linkedId, { legs: 'none', disposition: '予約' });
    expect(await rebuild(customerId, call.linkedId)).toMatchObject({
      result: 'document-unreadable',
      written: false,
    });
    await rebuild(customerId, call.linkedId, true);
    expect(await onlyCall(db, customerId)).toEqual({
      ...call,
      disposition: '予約',
      updatedAt: now,
    });
  });

  it('never replaces a call whose ledger has begun to expire, or can not be read as a whole', async () => {
    const { customerId, call } = await oneCall();
    const ledger = db.collection(paths.ledger(customerId));
    const entries = await ledger.orderBy('receivedAt').get();
    await entries.docs[2]?.ref.update({ raw: 'no longer readable' });
    expect(await rebuild(customerId, call.linkedId, true)).toMatchObject({
      result: 'ledger-incomplete',
      unreadable: 1,
    });
    await entries.docs[2]?.ref.delete();
    await entries.docs[0]?.ref.delete();
    expect(await rebuild(customerId, call.linkedId, true)).toMatchObject({
      result: 'ledger-incomplete',
    });
    await db.recursiveDelete(ledger);
    expect(await rebuild(customerId, call.linkedId, true)).toMatchObject({ result: 'no-ledger' });
    expect(await onlyCall(db, customerId)).toEqual(call);
  });

  it('leaves a call alone that is part of another', async () => {
    const { customerId, call } = await oneCall();
    await change(customerId, call.linkedId, { mergedInto: 'other' });
    expect(await rebuild(customerId, call.linkedId, true)).toMatchObject({ result: 'merged' });
  });
});

describe('which calls to rebuild', () => {
  async function idsOf(customerId: string, day: string | null): Promise<string[]> {
    const ids: string[] = [];
    for await (const id of linkedIdsInLedger({ db, customerId }, day)) ids.push(id);
    return ids;
  }

  it('is each call in the ledger, once', async () => {
    const { customerId, call } = await oneCall();
    expect(await idsOf(customerId, null)).toEqual([call.linkedId]);
  });

  it('can be those of one day in Japan', async () => {
    const { customerId, call } = await oneCall();
    // 9 o'clock in the morning there.
    expect(await idsOf(customerId, '2026-12-01')).toEqual([call.linkedId]);
    expect(await idsOf(customerId, '2026-11-30')).toEqual([]);
    expect(await idsOf(customerId, '2026-12-02')).toEqual([]);
  });
});
