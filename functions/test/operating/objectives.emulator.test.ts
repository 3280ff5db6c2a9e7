import { afterAll, beforeAll, expect, test } from 'vitest';
import { isKept, measured, shareOf } from '../../../tools/objectives.ts';
import { paths } from '../../src/model/paths.ts';
import { deliverInOrder } from '../calls.ts';
import { emptyDatabase, openDatabase } from '../database.ts';
import { followUp, ringing } from '../events.ts';

/** What `npm run slo` computes, from documents whose times are known. */

const projectId = 'demo-objectives';
const customerId = 'acme';
const db = openDatabase(projectId);
beforeAll(() => emptyDatabase(projectId));
afterAll(() => db.terminate());

const since = new Date('2026-11-01T00:00:00Z');

/** Moves a document's own time to so long before Firestore took it, which alone no test can choose. */
async function age(path: string, field: string, ms: number, more: object = {}): Promise<void> {
  const created = (await db.doc(path).get()).createTime?.toMillis() ?? 0;
  await db.doc(path).update({ [field]: new Date(created - ms), ...more });
}

/** A call of three events, over. */
async function call(): Promise<string> {
  const rings = ringing();
  const bodies = [rings, followUp(rings, 'connected'), followUp(rings, 'hangup')];
  return (await deliverInOrder(db, customerId, bodies))[0] ?? '';
}

test('counts events, calls and rings that were quick enough, and leaves out what says nothing', async () => {
  const [good, late, open] = [await call(), await call(), await call()];
  const entries = (await db.collection(paths.ledger(customerId)).get()).docs;
  expect(entries).toHaveLength(9);
  const [slow, replayed, restored, ...quick] = entries;
  for (const entry of quick) await age(entry.ref.path, 'receivedAt', 4_500);
  await age(slow?.ref.path ?? '', 'receivedAt', 4_501);
  await age(replayed?.ref.path ?? '', 'receivedAt', 3_600_000);
  await age(restored?.ref.path ?? '', 'receivedAt', 0, { restored: true });

  const receivedAt = new Date('2026-11-20T01:00:00Z');
  const path = (linkedId: string) => paths.call(customerId, linkedId);
  const begun = { receivedAt, startedAt: receivedAt };
  await age(path(good), 'endedAt', 900_000, begun);
  await age(path(late), 'endedAt', 900_001, begun);
  await age(path(open), 'endedAt', 0, {
    ...begun,
    closedByTimeout: { at: receivedAt, after: '' },
  });
  await db.doc(path('by-hand')).set({
    ...(await db.doc(path(late)).get()).data(),
    linkedId: 'by-hand',
    source: 'manual',
  });

  const after = (ms: number) => new Date(receivedAt.getTime() + ms);
  const ring = {
    name: 'A',
    station: 's',
    channel: 'window',
    queuedAt: after(0),
    ringAt: after(-900),
  };
  const rings: [string, string, object][] = [
    [good, 'in-time', { ...ring, shownAt: after(1_000) }],
    [good, 'too-late', { ...ring, shownAt: after(1_001) }],
    [good, 'never', { ...ring, shownAt: null }],
    [late, 'a-later-ring', { ...ring, ringAt: after(60_000), shownAt: after(60_900) }],
    [late, 'nobody-there', { ...ring, queuedAt: null, shownAt: null, pushedAt: after(1_500) }],
  ];
  for (const [linkedId, uid, receipt] of rings) {
    await db.doc(paths.receipt(customerId, linkedId, uid)).set(receipt);
  }

  const kept = await measured(db, customerId, since);
  expect(kept).toEqual({
    stored: { all: 7, good: 6 },
    present: { all: 3, good: 1 },
    shown: { all: 4, good: 2 },
  });
  expect(isKept('shown', kept.shown)).toBe(false);
  expect(isKept('shown', { all: 100, good: 95 })).toBe(true);
});

test('judges nothing where nothing happened', async () => {
  const kept = await measured(db, 'nobody', since);
  expect(Object.values(kept).map(shareOf)).toEqual([1, 1, 1]);
});
