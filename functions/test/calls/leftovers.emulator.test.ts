import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { finishLeftover } from '../../src/intake/finish.ts';
import { takeInTrusted } from '../../src/intake/take-in.ts';
import { paths } from '../../src/model/paths.ts';
import { appendOnly, freshCustomer } from '../calls.ts';
import { emptyDatabase, openDatabase, readCall } from '../database.ts';
import { followUp, ringing, type EventFields } from '../events.ts';

/** What a request leaves to the trigger: what it couldn't finish, and nothing else. */

/** A slow machine has all the time it needs, but for what a test gives none. */
const time = vi.hoisted(() => ({ recordMs: 60_000 }));
vi.mock('../../src/config.ts', async (original) => {
  const config = await original<typeof import('../../src/config.ts')>();
  const limits = { ...config.limits, atOnceMs: 60_000, durableMs: 60_000 };
  return {
    ...config,
    limits: Object.defineProperty(limits, 'recordMs', { get: () => time.recordMs }),
  };
});

const projectId = 'demo-leftovers';
const db = openDatabase(projectId);
const now = new Date('2026-12-01T03:00:00Z');
beforeAll(() => emptyDatabase(projectId));
afterAll(() => db.terminate());

const takeIn = (customerId: string, body: EventFields) => {
  const deps = {
    db: () => Promise.resolve(db),
    now: () => now,
    telephony: () => Promise.reject(new Error('no signature')),
  };
  return takeInTrusted(deps, { customerId, body, arrivedAt: now }, 'dialpad');
};

const leftoversOf = async (customerId: string): Promise<string[]> =>
  (await db.collection(paths.leftovers(customerId)).get()).docs.map(({ id }) => id);

test('an event that is up to date when its sender is answered leaves nothing', async () => {
  const customerId = freshCustomer('done');
  const first = ringing();
  for (const event of [first, followUp(first, 'connected'), followUp(first, 'hangup')]) {
    expect(await takeIn(customerId, event)).toMatchObject({ kind: 'stored' });
    expect(await takeIn(customerId, event)).toMatchObject({ kind: 'duplicate' });
  }
  expect(await leftoversOf(customerId)).toEqual([]);
});

test('a new call is one write with its first event: the entry knows its call at once', async () => {
  const customerId = freshCustomer('new');
  const event = ringing();
  await takeIn(customerId, event);
  const call = await db.doc(paths.call(customerId, String(event.call_id))).get();
  const { docs } = await db.collection(paths.ledger(customerId)).get();
  expect(docs.map((entry) => entry.get('linkedId'))).toEqual([call.id]);
  expect(docs.map(({ createTime, updateTime }) => [createTime, updateTime])).toEqual([
    [call.createTime, call.createTime],
  ]);
});

test('an event whose request runs out of time is left over, then finished and forgotten', async () => {
  const customerId = freshCustomer('late');
  const event = ringing();
  const linkedId = String(event.call_id);
  // A process that died after storing it; its sender sends it again, and this time there's no time left.
  const { eventKey } = await appendOnly(db, customerId, event, now);
  time.recordMs = 0;
  expect(await takeIn(customerId, event)).toEqual({ kind: 'duplicate', linkedId });
  expect(await leftoversOf(customerId)).toEqual([eventKey]);

  await finishLeftover(db, customerId, eventKey, () => now);
  expect(await leftoversOf(customerId)).toEqual([]);
  expect(await readCall(db, customerId, linkedId)).toMatchObject({ state: 'ringing' });
  const entry = await db.doc(paths.ledgerEntry(customerId, eventKey)).get();
  expect(entry.get('linkedId')).toBe(linkedId);
});
