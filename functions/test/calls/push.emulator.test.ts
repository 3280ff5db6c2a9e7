import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callSchema, type Call } from '../../src/model/calls/call.ts';
import { paths } from '../../src/model/paths.ts';
import { followRinging, patienceMs } from '../../src/push/follow-ringing.ts';
import { emptyDatabase, openDatabase } from '../database.ts';
import { freshCustomer } from '../calls.ts';

const projectId = 'demo-push';
const db = openDatabase(projectId);
beforeAll(() => emptyDatabase(projectId));
afterAll(() => db.terminate());

const now = new Date('2026-11-20T03:00:00Z');
const ringing = callSchema.parse({
  linkedId: 'call-1',
  source: 'dialpad',
  direction: 'inbound',
  state: 'ringing',
  active: true,
  groupCode: 'G01',
  externalNumber: '+819012345678',
  caller: { match: 'unknown' },
  startedAt: now,
  ringingAt: now,
  receivedAt: now,
  updatedAt: now,
});

const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const hourOld = { startedAt: before(60), ringingAt: before(60) };
const phone = { id: '1', name: '', email: 'A@example.com', since: now };

/** One operator of G01 with one browser that takes messages; returns what was sent after a change. */
async function world(
  options: {
    member?: object;
    status?: number;
    receipt?: object;
    popup?: object;
    preferences?: object;
    stored?: Partial<Call>;
    answer?: 'sent' | 'gone';
    isOn?: boolean;
  } = {},
) {
  const customerId = freshCustomer('push');
  const token = db.doc(`${paths.customer(customerId)}/pushTokens/uid-1.here`);
  await Promise.all([
    db.doc(paths.member(customerId, 'uid-1')).set({
      uid: 'uid-1',
      name: '西村 あかり',
      role: 'operator',
      groupCodes: ['G01'],
      active: true,
      ...options.member,
    }),
    options.status === undefined
      ? null
      : db.doc(paths.agent(customerId, 'uid-1')).set({ status: options.status, since: now }),
    token.set({ uid: 'uid-1', address: 'token-1', updatedAt: now }),
    db.doc(paths.call(customerId, 'call-1')).set({ ...ringing, ...options.stored }),
    db.doc(paths.group(customerId, 'G01')).set({ name: '西船橋', popup: options.popup ?? {} }),
    options.preferences
      ? db.doc(paths.preferences(customerId, 'uid-1')).set(options.preferences)
      : null,
    options.receipt
      ? db.doc(paths.receipt(customerId, 'call-1', 'uid-1')).set(options.receipt)
      : null,
  ]);
  const sent: unknown[] = [];
  const waited: number[] = [];
  const follow = followRinging({
    isOn: () => options.isOn ?? true,
    send: (to, data) => {
      sent.push({ to, data });
      return Promise.resolve(options.answer ?? 'sent');
    },
    pause: async (ms) => void waited.push(ms),
  });
  const change = (before: Call | null, after: Call | null = ringing, at = now) =>
    follow({ db, customerId, before, after, now: at });
  const store = (call: Call) => db.doc(paths.call(customerId, 'call-1')).set(call);
  const receipt = async () =>
    (await db.doc(paths.receipt(customerId, 'call-1', 'uid-1')).get()).data();
  return { change, store, sent, waited, receipt, token };
}

describe('a push message', () => {
  it('notifies people whom no page has shown the call, once, with only the id', async () => {
    const { change, sent, waited, receipt } = await world();
    await change(null);
    await change(null);
    expect(sent).toEqual([{ to: 'token-1', data: { linkedId: 'call-1' } }]);
    expect(waited[0]).toBe(patienceMs);
    expect(await receipt()).toMatchObject({ name: '西村 あかり', channel: null });
    expect((await receipt())?.['pushedAt']).toBeTruthy();
  });

  it('keeps what a browser has written already', async () => {
    const { change, sent, receipt } = await world({
      receipt: { station: 'there', name: 'x', ringAt: now },
    });
    await change(null);
    expect(sent).toHaveLength(1);
    expect(await receipt()).toMatchObject({ station: 'there', name: 'x' });
  });

  it.each([
    ['a page has shown it', { receipt: { shownAt: now, ringAt: now } }],
    ['it was answered meanwhile', { stored: { state: 'connected' as const } }],
    ['they are in another group', { member: { groupCodes: ['G02'] } }],
    ['they are deactivated', { member: { active: false } }],
    ['they are logged off', { status: 1 }],
    ['they are wrapping up', { status: 7 }],
    ['it is switched off', { isOn: false }],
    ['they want no card', { preferences: { when: 'off' } }],
    ['they open cards themselves', { preferences: { when: 'hand' } }],
    ['they want it on their answer', { preferences: { when: 'answer' } }],
    ['the group opens none', { popup: { when: 'off' } }],
    ['the group tells only whose phone rings', { popup: { audience: 'rung' } }],
    ['they ask for calls of their own phone alone', { preferences: { audience: 'rung' } }],
    ['the ring is an hour old as it is heard of', { stored: hourOld }],
  ])('is not sent when %s', async (_, options) => {
    const { change, sent } = await world(options);
    await change(null);
    expect(sent).toEqual([]);
  });

  it('is not sent for what does not begin to ring', async () => {
    const { change, sent } = await world();
    await change(ringing);
    await change(null, { ...ringing, state: 'connected' });
    await change(ringing, null);
    expect(sent).toEqual([]);
  });

  it('for a colleague’s internal call goes only to the person whose phone rings', async () => {
    const internal: Call = { ...ringing, direction: 'internal' };
    const { change, store, sent } = await world({ member: { email: 'a@example.com' } });
    await store(internal);
    await change(null, internal);
    expect(sent).toEqual([]);
    const mine = { ...internal, ringing: [phone] };
    await store(mine);
    await change(null, mine);
    expect(sent).toHaveLength(1);
  });

  it('reaches those whose own phone rings, whatever the group tells its others', async () => {
    const { change, store, sent } = await world({
      member: { email: 'a@example.com' },
      popup: { audience: 'rung' },
    });
    const mine = { ...ringing, ringing: [phone] };
    await store(mine);
    await change(null, mine);
    expect(sent).toHaveLength(1);
  });

  it('comes again when the phone rings again: the call was transferred back', async () => {
    const { change, store, sent, receipt } = await world({ member: { email: 'a@example.com' } });
    const mine = { ...ringing, ringing: [phone] };
    await store(mine);
    await change(null, mine);
    const talking = { ...mine, state: 'connected' as const, ringing: [] };
    const later = new Date(now.getTime() + 90_000);
    const again = { ...mine, ringing: [{ ...phone, since: later }], updatedAt: later };
    await store(again);
    await change(talking, again, later);
    await change(talking, again, later);
    expect(sent).toHaveLength(2);
    expect((await receipt())?.['ringAt']).toMatchObject({ seconds: later.getTime() / 1_000 });
  });

  it('reaches the person whose phone rings while whoever transfers the call still talks', async () => {
    const { change, store, sent } = await world({ member: { email: 'a@example.com' } });
    const talking = { ...ringing, state: 'hold' as const };
    const rings = { ...talking, ringing: [phone] };
    await store(rings);
    await change(talking, rings);
    expect(sent).toHaveLength(1);
  });

  it('forgets a browser that is gone', async () => {
    const { change, token } = await world({ answer: 'gone' });
    await change(null);
    expect((await token.get()).exists).toBe(false);
  });
});
