import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callSchema, type Call } from '../src/model/call.ts';
import { paths } from '../src/model/paths.ts';
import { followRinging, patienceMs } from '../src/push/follow-ringing.ts';
import { emptyDatabase, openDatabase } from './database.ts';
import { freshCustomer } from './calls.ts';

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
});

/** One operator of G01 with one browser that takes messages; returns what was sent after a change. */
async function world(
  options: {
    member?: object;
    status?: number;
    receipt?: object;
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
  const change = (before: Call | null, after: Call | null = ringing) =>
    follow({ db, customerId, before, after, now });
  const receipt = async () =>
    (await db.doc(paths.receipt(customerId, 'call-1', 'uid-1')).get()).data();
  return { change, sent, waited, receipt, token };
}

describe('a push message', () => {
  it('tells whom no page has shown the call, once, with the id alone', async () => {
    const { change, sent, waited, receipt } = await world();
    await change(null);
    await change(null);
    expect(sent).toEqual([{ to: 'token-1', data: { linkedId: 'call-1' } }]);
    expect(waited[0]).toBe(patienceMs);
    expect(await receipt()).toMatchObject({ name: '西村 あかり', channel: null });
    expect((await receipt())?.['pushedAt']).toBeTruthy();
  });

  it('keeps what a browser has written already', async () => {
    const { change, sent, receipt } = await world({ receipt: { station: 'there', name: 'x' } });
    await change(null);
    expect(sent).toHaveLength(1);
    expect(await receipt()).toMatchObject({ station: 'there', name: 'x' });
  });

  it.each([
    ['a page has shown it', { receipt: { shownAt: now } }],
    ['it was answered meanwhile', { stored: { state: 'connected' as const } }],
    ['he is of another group', { member: { groupCodes: ['G02'] } }],
    ['he is deactivated', { member: { active: false } }],
    ['he is logged off', { status: 1 }],
    ['he wraps up', { status: 7 }],
    ['it is switched off', { isOn: false }],
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

  it('of a colleague’s internal call only the one is told whose phone rings', async () => {
    const phone = { id: '1', name: '', email: 'A@example.com', since: null };
    const internal: Call = { ...ringing, direction: 'internal' };
    const { change, sent } = await world({ member: { email: 'a@example.com' } });
    await change(null, internal);
    expect(sent).toEqual([]);
    await change(null, { ...internal, ringing: [phone] });
    expect(sent).toHaveLength(1);
  });

  it('forgets a browser that is gone', async () => {
    const { change, token } = await world({ answer: 'gone' });
    await change(null);
    expect((await token.get()).exists).toBe(false);
  });
});
