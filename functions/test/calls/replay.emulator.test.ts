import { describe, expect, it } from 'vitest';
import { keepDeadLetter } from '../../src/calls/dead-letter.ts';
import { paths } from '../../src/model/paths.ts';
import { openDeadLetters, replayDeadLetter } from '../../src/upkeep/replay.ts';
import { callsOf, deliver, firstArrival, freshCustomer, onlyCall } from '../calls.ts';
import { direct, eventsOf } from '../conversation/patterns.ts';
import { openDatabase } from '../database.ts';

const db = openDatabase('demo-calls-replay');
const now = new Date(firstArrival.getTime() + 3_600_000);
const [ringing] = eventsOf(direct({ afterMs: 400, talkMs: 1_000, hold: false }));

const keep = (customerId: string, raw: string) =>
  keepDeadLetter(db, customerId, raw, 'unknown-envelope', firstArrival);
const replay = (customerId: string, id: string) =>
  replayDeadLetter(db, customerId, id, 'admin-uid', () => now);
const letterOf = async (customerId: string, id: string) =>
  (await db.doc(paths.deadLetter(customerId, id)).get()).data();
const asToken = (body: unknown) =>
  `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(JSON.stringify(body)).toString('base64url')}.${'A'.repeat(43)}`;

describe('a dead letter that can be read now', () => {
  it.each([
    ['JSON', JSON.stringify(ringing)],
    ['a token', asToken(ringing)],
  ])('becomes a call as of when it was received: %s', async (_form, raw) => {
    const customerId = freshCustomer('replay');
    const id = await keep(customerId, raw);
    const replayed = await replay(customerId, id);
    const call = await onlyCall(db, customerId);
    expect(replayed).toEqual({ result: 'stored', linkedId: call.linkedId });
    expect(call).toMatchObject({ state: 'ringing', receivedAt: firstArrival });
    expect(await letterOf(customerId, id)).toMatchObject({
      raw,
      replay: { by: 'admin-uid', result: 'stored', linkedId: call.linkedId },
    });
  });

  it('is a duplicate the second time, and changes nothing', async () => {
    const customerId = freshCustomer('replay');
    const id = await keep(customerId, JSON.stringify(ringing));
    await replay(customerId, id);
    const call = await onlyCall(db, customerId);
    expect(await replay(customerId, id)).toEqual({
      result: 'duplicate',
      linkedId: call.linkedId,
    });
    expect(await onlyCall(db, customerId)).toEqual(call);
  });

  it('is a duplicate of the same event that came by itself', async () => {
    const customerId = freshCustomer('replay');
    const linkedId = await deliver(db, customerId, ringing ?? {});
    const id = await keep(customerId, JSON.stringify(ringing));
    expect(await replay(customerId, id)).toEqual({ result: 'duplicate', linkedId });
  });
});

describe('a dead letter that still can not be read', () => {
  it.each(['{"changed": true}', 'not json', '[1]', '{"event_type":"call.sung","data":{}}'])(
    'stays what it is, with a note: %s',
    async (raw) => {
      const customerId = freshCustomer('replay');
      const id = await keep(customerId, raw);
      expect(await replay(customerId, id)).toEqual({ result: 'still-unreadable', linkedId: null });
      expect(await callsOf(db, customerId)).toEqual([]);
      expect(await letterOf(customerId, id)).toMatchObject({
        raw,
        replay: { result: 'still-unreadable', by: 'admin-uid', linkedId: null },
      });
    },
  );
});

describe('the letters to read again', () => {
  it('are those that have not become events', async () => {
    const customerId = freshCustomer('replay');
    const [readable, unreadable, fresh] = await Promise.all([
      keep(customerId, JSON.stringify(ringing)),
      keep(customerId, '{"a":1}'),
      keep(customerId, '{"a":2}'),
    ]);
    await Promise.all([replay(customerId, readable), replay(customerId, unreadable)]);
    expect((await openDeadLetters(db, customerId)).toSorted()).toEqual(
      [unreadable, fresh].toSorted(),
    );
  });

  it('are none where there is no such letter', async () => {
    expect(await replay(freshCustomer('replay'), 'nothing')).toBeNull();
  });
});
