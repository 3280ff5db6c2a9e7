import { Timestamp } from 'firebase-admin/firestore';
import { describe, expect, it } from 'vitest';
import { updateMemoSummary } from '../../src/memos/summary.ts';
import { paths } from '../../src/model/paths.ts';
import { rebuildCall } from '../../src/upkeep/rebuild.ts';
import { restampCalls } from '../../src/upkeep/restamp.ts';
import { deliver, deliverInOrder, firstArrival, freshCustomer, onlyCall } from '../calls.ts';
import { agent, callerNumber, LegScript, type DialpadBody } from '../conversation/leg-script.ts';
import { openDatabase, requireCall, seedCustomer } from '../database.ts';

const db = openDatabase('demo-memo-summary');
const at = (minute: number) => Timestamp.fromMillis(firstArrival.getTime() + minute * 60_000);
const dayMs = 86_400_000;

let legs = 4_700_000_000_009_000;

/** A customer with a call that rings, and what Dialpad says of it later. */
async function ringingCall(callDays?: number) {
  const customerId = freshCustomer('memo');
  const contacts = { yamada: { name: '山田 太郎', phones: [callerNumber], kind: 'vip' as const } };
  await seedCustomer(db, customerId, { secret: null, contacts });
  if (callDays) await db.doc(paths.settings(customerId, 'retention')).set({ callDays });
  const leg = new LegScript((legs += 1), agent(0), 0).ring(100).connect(4_000).end(64_000, 60_000);
  const [first, ...rest] = leg.events as [DialpadBody, ...DialpadBody[]];
  const linkedId = await deliver(db, customerId, first);
  const memo = async (id: string, text: string, minute: number) => {
    await db.doc(`${paths.memos(customerId, linkedId)}/${id}`).set({
      text,
      authorUid: id,
      authorName: `担当 ${id}`,
      createdAt: at(0),
      updatedAt: at(minute),
    });
    await updateMemoSummary(db, customerId, linkedId);
  };
  return { customerId, linkedId, rest, memo };
}

describe('what a call carries of its memos', () => {
  it('is the newest, and stays while the call goes on', async () => {
    const { customerId, linkedId, rest, memo } = await ringingCall();
    await memo('ana', '9時に変更の相談', 1);
    await memo('ben', '折返しは17時以降', 2);
    await deliverInOrder(db, customerId, rest);
    expect(await onlyCall(db, customerId)).toMatchObject({
      state: 'ended',
      outcome: 'answered',
      hasMemo: true,
      memo: { text: '折返しは17時以降', authorName: '担当 ben', at: at(2).toDate(), count: 2 },
    });
    const now = firstArrival;
    expect(await rebuildCall({ db, customerId, now }, linkedId, false)).toMatchObject({
      result: 'same',
    });
  });

  it('is the newest, with the callback time from another', async () => {
    const { customerId, linkedId, memo } = await ringingCall();
    await memo('ana', '折返し希望 17:00', 1);
    await db.doc(`${paths.memos(customerId, linkedId)}/ana`).update({ callbackAt: at(300) });
    await memo('ben', '送迎の件', 2);
    const { memo: told } = await requireCall(db, customerId, linkedId);
    expect(told).toMatchObject({ text: '送迎の件', callbackAt: at(300).toDate(), count: 2 });
    await db.doc(`${paths.memos(customerId, linkedId)}/ana`).update({ text: '', callbackAt: null });
    await memo('ben', '送迎の件', 3);
    expect((await requireCall(db, customerId, linkedId)).memo).not.toHaveProperty('callbackAt');
  });

  it('is nothing again when the texts are removed', async () => {
    const { customerId, linkedId, memo } = await ringingCall();
    await memo('ana', '間違い', 1);
    await memo('ana', '', 2);
    expect(await requireCall(db, customerId, linkedId)).toMatchObject({
      memo: null,
      hasMemo: false,
    });
  });

  it('counts both of two memos written at the same moment', async () => {
    const { customerId, linkedId, memo } = await ringingCall();
    await Promise.all([memo('ana', '一', 1), memo('ben', '二', 2), memo('cho', '三', 3)]);
    expect((await requireCall(db, customerId, linkedId)).memo).toMatchObject({
      text: '三',
      count: 3,
    });
  });
});

describe('what a call is found by', () => {
  it('is its number, the last four digits and the one contact', async () => {
    const { customerId, linkedId } = await ringingCall();
    expect((await requireCall(db, customerId, linkedId)).searchKeys).toEqual([
      `n:${callerNumber}`,
      'l:5678',
      'c:yamada',
    ]);
  });
});

describe('how long a call is kept', () => {
  const keptDays = async (customerId: string) => {
    const { startedAt, expireAt } = await onlyCall(db, customerId);
    return ((expireAt?.getTime() ?? 0) - (startedAt?.getTime() ?? 0)) / dayMs;
  };

  it('is 730 days, or what the customer says, to its last event', async () => {
    const plain = await ringingCall();
    const short = await ringingCall(100);
    await deliverInOrder(db, plain.customerId, plain.rest);
    await deliverInOrder(db, short.customerId, short.rest);
    expect(await keptDays(plain.customerId)).toBe(730);
    expect(await keptDays(short.customerId)).toBe(100);
  });

  it('changes with the setting, for the memos too, and once only', async () => {
    const { customerId, linkedId, memo } = await ringingCall();
    await memo('ana', '9時に変更の相談', 1);
    await db.doc(paths.settings(customerId, 'retention')).set({ callDays: 365 });
    expect(await restampCalls(db, customerId)).toBe(1);
    expect(await keptDays(customerId)).toBe(365);
    const stored = await db.doc(`${paths.memos(customerId, linkedId)}/ana`).get();
    const call = await requireCall(db, customerId, linkedId);
    expect((stored.get('expireAt') as Timestamp).toDate()).toEqual(call.expireAt);
    expect(await restampCalls(db, customerId)).toBe(0);
  });
});
