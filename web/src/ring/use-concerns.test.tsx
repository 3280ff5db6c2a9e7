import { expect, test } from 'vitest';
import { longestRingMs } from '@cti/functions/model/desk/concern';
import { noon, ringingCall } from './call-fixture.ts';
import { callsForMe } from './use-concerns.ts';

const me = {
  email: 'nishifuna@example.com',
  status: 0,
  choiceOf: () => ({ when: 'ring', audience: 'group' }) as const,
};
const at = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);
const ids = (calls: Parameters<typeof callsForMe>[0], nowMs = noon.getTime()) =>
  callsForMe(calls, me, nowMs).map(({ call }) => call.linkedId);

test('orders calls by when they started to ring', () => {
  const rang = (linkedId: string, seconds: number) =>
    ringingCall({ linkedId, ringingAt: at(seconds), updatedAt: at(seconds) });
  expect(ids([rang('late', 2), rang('early', 1)], at(3).getTime())).toEqual(['early', 'late']);
});

test('trusts a newer change of any call over a clock that is behind', () => {
  const newer = ringingCall({
    linkedId: 'c2',
    state: 'connected',
    updatedAt: new Date(noon.getTime() + longestRingMs + 1),
  });
  const behindMs = noon.getTime() - 600_000;
  expect(ids([ringingCall()], behindMs)).toEqual(['c1']);
  expect(ids([ringingCall(), newer], behindMs)).toEqual([]);
});
