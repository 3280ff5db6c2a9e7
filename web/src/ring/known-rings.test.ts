import { expect, test } from 'vitest';
import { noon, ringingCall } from './call-fixture.ts';
import { droppedRings } from './known-rings.ts';
import { type CallForMe, callsForMe } from './use-concerns.ts';

const ring = (linkedId: string, afterMs = 0): CallForMe[] => {
  const at = new Date(noon.getTime() + afterMs);
  const call = ringingCall({ linkedId, ringingAt: at, updatedAt: at });
  const me = { email: 'nishifuna@example.com', extensions: [], status: 0 };
  const choiceOf = () => ({ when: 'ring', audience: 'group' }) as const;
  return callsForMe([call], { ...me, choiceOf }, at.getTime());
};
/** A ring, dropped: as if the person had been logged off when its turn came. */
const droppedOf = (linkedId: string) => {
  const dropped = droppedRings();
  for (const one of ring(linkedId)) dropped.add(one);
  return dropped;
};

test('a ring that concerns the person again comes back, once', () => {
  const dropped = droppedOf('c1');
  expect(dropped.takeBack([])).toEqual([]);
  expect(dropped.takeBack(ring('c1'))).toHaveLength(1);
  expect(dropped.takeBack(ring('c1'))).toEqual([]);
});

test('another call does not bring it back, nor does what opens no card', () => {
  const dropped = droppedOf('c1');
  expect(dropped.takeBack(ring('c2'))).toEqual([]);
  const [silent] = ring('c1');
  if (!silent) throw new Error('it rings');
  const concern = { ...silent.concern, opensCard: false };
  expect(dropped.takeBack([{ ...silent, concern }])).toEqual([]);
  expect(dropped.takeBack(ring('c1'))).toHaveLength(1);
});
