import { callSchema } from '@cti/functions/model/calls/call';
import { expect, test } from 'vitest';
import { answerRate, callsToReturn, inOrder, isOwn } from './board-order.ts';

const mine = { uid: 'u1', email: 'Suzuki@example.com' };
const suzuki = { id: '7', name: '鈴木', email: 'suzuki@example.com' };

function call(linkedId: string, fields: object) {
  return callSchema.parse({
    linkedId,
    source: 'dialpad',
    direction: 'inbound',
    state: 'ringing',
    active: true,
    caller: { match: 'unknown' },
    ...fields,
  });
}
const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 3, 0, second));

test("the member's own calls come first, then the longest wait", () => {
  const { ringing, talking } = inOrder(
    [
      call('young', { ringingAt: at(30) }),
      call('old', { ringingAt: at(1) }),
      call('own', { ringingAt: at(40), ringing: [suzuki] }),
      call('held', { state: 'hold', connectedAt: at(2) }),
      call('over', { state: 'ended' }),
    ],
    mine,
  );
  expect(ringing.map(({ linkedId }) => linkedId)).toEqual(['own', 'old', 'young']);
  expect(talking.map(({ linkedId }) => linkedId)).toEqual(['held']);
});

test('a call belongs to whoever rings or talks, whatever the case of the address', () => {
  const talking = { state: 'connected', operator: suzuki } as const;
  expect(isOwn(call('a', { ringing: [suzuki] }), mine)).toBe(true);
  expect(isOwn(call('a', talking), mine)).toBe(true);
  // Transferred: it rings elsewhere.
  expect(isOwn(call('a', { operator: suzuki }), mine)).toBe(false);
  const nobody = { ...talking, operator: { ...suzuki, email: '' } };
  expect(isOwn(call('a', nobody), { uid: 'u', email: '' })).toBe(false);
});

test('the rate counts what came in and was not blocked', () => {
  const ended = (outcome: string, direction = 'inbound') =>
    call(outcome, { state: 'ended', outcome, direction });
  expect(answerRate([])).toBeNull();
  expect(
    answerRate([
      ended('answered'),
      ended('answered'),
      ended('missed'),
      ended('blocked'),
      ended('answered', 'outbound'),
    ]),
  ).toBe(67);
});

const missed = (linkedId: string, second: number, fields: object = {}) =>
  call(linkedId, {
    state: 'ended',
    active: false,
    outcome: 'missed',
    externalNumber: '+819012345678',
    startedAt: at(second),
    ...fields,
  });

test('for a caller missed several times, the newest call is to be returned', () => {
  const other = missed('other', 3, { externalNumber: '+81335551234', outcome: 'voicemail' });
  const calls = [missed('new', 20), missed('old', 10), other];
  expect([...callsToReturn(calls)]).toEqual(['new', 'other']);
  const dealtWith = missed('new', 20, { handled: true });
  expect([...callsToReturn([dealtWith, missed('old', 10)])]).toEqual(['old']);
});

test.each([
  ['who got through since', { connectedAt: at(15), outcome: 'answered' }],
  ['who was called back', { connectedAt: at(15), outcome: 'answered', direction: 'outbound' }],
  ['who is being spoken with', { connectedAt: at(15), outcome: null, state: 'connected' }],
])('a caller %s needs no callback, one who got through earlier does', (_, talk) => {
  expect(callsToReturn([missed('talk', 15, talk), missed('m', 10)]).size).toBe(0);
  expect([...callsToReturn([missed('m', 30), missed('talk', 15, talk)])]).toEqual(['m']);
});

test('a withheld number, an outbound call and a blocked one can’t or needn’t be returned', () => {
  const calls = [
    missed('hidden', 1, { withheld: true, externalNumber: null }),
    missed('out', 2, { direction: 'outbound' }),
    missed('blocked', 3, { outcome: 'blocked' }),
  ];
  expect(callsToReturn(calls).size).toBe(0);
  expect(callsToReturn([...calls, missed('m', 4)]).size).toBe(1);
});
