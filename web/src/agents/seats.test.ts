import { agentSchema } from '@cti/functions/model/desk/agent';
import { callSchema } from '@cti/functions/model/calls/call';
import { memberSchema } from '@cti/functions/model/members/member';
import { expect, it } from 'vitest';
import { countsOf, markOf, seatsOf } from './seats.ts';

const now = Date.UTC(2026, 10, 20, 3);
const member = (uid: string, fields: object = {}) =>
  memberSchema.parse({
    uid,
    name: uid,
    role: 'operator',
    groupCodes: ['G01'],
    active: true,
    ...fields,
  });
const agent = (id: string, fields: object) => ({ id, ...agentSchema.parse(fields) });
const call = callSchema.parse({
  linkedId: 'c1',
  source: 'dialpad',
  direction: 'inbound',
  state: 'connected',
  active: true,
  caller: { match: 'unknown' },
});

it('everybody who takes calls has a seat; without a status they are logged off', () => {
  const members = [
    member('b'),
    member('a'),
    member('viewer', { role: 'viewer' }),
    member('gone', { active: false }),
  ];
  const seats = seatsOf(members, [agent('b', { status: 99, linkedId: 'c1' })], [call]);
  expect(seats.map(({ uid, status }) => [uid, status])).toEqual([
    ['a', 1],
    ['b', 99],
  ]);
  expect(seats[1]?.call).toBe(call);
});

it('a call the current member may not see is left out', () => {
  expect(
    seatsOf([member('b')], [agent('b', { status: 99, linkedId: 'c2' })], [call])[0]?.call,
  ).toBeNull();
  expect(
    seatsOf([member('b')], [agent('b', { status: 7, linkedId: 'c1' })], [call])[0]?.call,
  ).toBeNull();
});

it('a status chosen elsewhere says where and why, as long as it is the status', () => {
  const elsewhereAt = (fields: object) =>
    seatsOf([member('b')], [agent('b', { chosen: 3, ...fields })], [call])[0]?.elsewhere;
  expect(elsewhereAt({ status: 3, byDialpad: { reason: '昼休み' } })).toEqual({
    by: 'byDialpad',
    reason: '昼休み',
  });
  expect(elsewhereAt({ status: 3, byPbx: { reason: '離席' } })).toEqual({
    by: 'byPbx',
    reason: '離席',
  });
  expect(elsewhereAt({ status: 3, byDialpad: { reason: '' } })?.reason).toBe('');
  expect(elsewhereAt({ status: 3 })).toBeNull();
  expect(elsewhereAt({ status: 99, byDialpad: { reason: '昼休み' } })).toBeNull();
});

it.each([
  [3, 299, null],
  [3, 300, 'warn'],
  [99, 900, 'alert'],
  [0, 9_000, null],
  [1, 9_000, null],
])('status %i for %i s is marked %s', (status, seconds, mark) => {
  const since = new Date(now - seconds * 1000);
  expect(markOf({ status, since }, { warnMs: 300_000, alertMs: 900_000 }, now)).toBe(mark);
  expect(markOf({ status, since }, { warnMs: 0, alertMs: 0 }, now)).toBeNull();
});

it('counts a room', () => {
  const seats = [0, 0, 1, 2, 3, 7, 88, 99].map((status) => ({ status }));
  expect(countsOf(seats)).toEqual({ idle: 2, off: 1, rest: 3, busy: 2 });
});
