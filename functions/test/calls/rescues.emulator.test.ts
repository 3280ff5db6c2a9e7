import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withDates } from '../../src/model/text/with-dates.ts';
import { writeOrder } from '../../src/firestore/write-order.ts';
import { paths } from '../../src/model/paths.ts';
import { rescueSchema, type Rescue } from '../../src/model/calls/rescue.ts';
import { defaultWrapUp } from '../../src/model/desk/wrap-up.ts';
import { updateMemoSummary } from '../../src/memos/summary.ts';
import { contactWritten } from '../../src/contacts/contact-written.ts';
import type { Member } from '../../src/model/members/member.ts';
import { callLater } from '../../src/rescues/call-later.ts';
import { keepRescues } from '../../src/rescues/keep-rescues.ts';
import type { Call } from '../../src/model/calls/call.ts';
import { backfillCallbacks } from '../../src/upkeep/backfill.ts';
import { restampCalls } from '../../src/upkeep/restamp.ts';
import { createIds, scenario, type ScenarioName } from '../../../tools/demo/scenarios.ts';
import { deliver, freshCustomer } from '../calls.ts';
import { emptyDatabase, openDatabase, readCall, seedCustomer } from '../database.ts';

/** Rows of people to call back, from Dialpad's own events on. */

const projectId = 'demo-rescues';
const db = openDatabase(projectId);
beforeAll(() => emptyDatabase(projectId));
afterAll(() => db.terminate());

const west = '+815017481234';
const east = '+815017491234';
const yamada = '+819012345678';
const begin = Date.parse('2026-11-20T03:00:00Z');
const ids = createIds(begin);
const minuteMs = 60_000;

async function newCustomer(): Promise<string> {
  const customerId = freshCustomer('rescues');
  await seedCustomer(db, customerId, {
    secret: null,
    lines: { west: { number: '0501748' }, east: { number: '0501749' } },
    contacts: {
      yamada: { name: '山田 太郎', kana: 'やまだ たろう', kind: 'vip', phones: [yamada] },
    },
  });
  return customerId;
}

type Told = [before: Call | null, after: Call | null];

/** Plays a call and returns its changes as the trigger would report them. */
async function play(
  customerId: string,
  name: ScenarioName,
  { from = yamada, to = west, minute = 0 } = {},
): Promise<Told[]> {
  const told: Told[] = [];
  const startedAtMs = begin + minute * minuteMs;
  let before: Call | null = null;
  for (const { event } of scenario(name, { from, to, startedAtMs, ids })) {
    const linkedId = await deliver(db, customerId, { ...event }, new Date(startedAtMs));
    const after = await readCall(db, customerId, linkedId);
    told.push([before, after]);
    before = after;
  }
  return told;
}

const follow = (customerId: string, [before, after]: Told, now = new Date()) =>
  keepRescues({ db, customerId, before, after, now });

async function followAll(customerId: string, told: Told[]): Promise<void> {
  for (const one of told) await follow(customerId, one);
}

async function rows(customerId: string): Promise<Rescue[]> {
  const { docs } = await db.collection(paths.rescues(customerId)).orderBy('orderKey').get();
  return docs.map((document) => rescueSchema.parse(withDates(document.data())));
}

async function onlyRow(customerId: string): Promise<Rescue> {
  const [row, ...others] = await rows(customerId);
  expect(others).toEqual([]);
  if (!row) throw new Error('There is no row.');
  return row;
}

const rowDocument = async (customerId: string) => {
  const { docs } = await db.collection(paths.rescues(customerId)).get();
  const [document] = docs;
  if (!document) throw new Error('There is no row.');
  return document.ref;
};

describe('a callback promised on the card, without a time', () => {
  /** What a member writes on the only call, and what follows as the trigger has it. */
  async function write(customerId: string, change: Record<string, unknown>): Promise<void> {
    const { docs } = await db.collection(paths.calls(customerId)).get();
    const [document] = docs;
    if (!document) throw new Error('There is no call.');
    const before = await readCall(db, customerId, document.id);
    await document.ref.update(change);
    const written = await document.ref.get();
    const after = await readCall(db, customerId, document.id);
    const told = { db, customerId, before, after, now: new Date(), order: writeOrder(written) };
    await keepRescues(told);
  }
  const onlyCall = async (customerId: string) => {
    const { docs } = await db.collection(paths.calls(customerId)).get();
    return readCall(db, customerId, docs[0]?.id ?? '');
  };

  test('is a row at once, and none any more when it is taken back', async () => {
    const customerId = await newCustomer();
    await followAll(customerId, await play(customerId, 'inbound-answered'));
    await write(customerId, { disposition: '折返し' });
    expect(await onlyRow(customerId)).toMatchObject({
      state: 'open',
      callbackAt: null,
      calls: [{ outcome: 'answered' }],
      orderKey: '2 2026-11-20T03:00:00.000Z',
    });
    await write(customerId, { disposition: '予約' });
    expect(await onlyRow(customerId)).toMatchObject({ state: 'closed', count: 0 });
  });

  test('stands although the call was done with before; done with after it, it is closed', async () => {
    const customerId = await newCustomer();
    await followAll(customerId, await play(customerId, 'inbound-answered'));
    await write(customerId, { handled: true });
    await write(customerId, { disposition: '折返し' });
    expect(await onlyCall(customerId)).toMatchObject({ handled: false, disposition: '折返し' });
    const before = await onlyCall(customerId);
    await follow(customerId, [before && { ...before, handled: true }, before]);
    expect(await onlyRow(customerId)).toMatchObject({ state: 'open' });
    await write(customerId, { handled: true });
    expect(await onlyRow(customerId)).toMatchObject({ state: 'closed', closedBy: 'handled' });
    expect(await onlyCall(customerId)).toMatchObject({ handled: true });
  });

  test("holds for a shop's own word that asks when, and for no other", async () => {
    const customerId = await newCustomer();
    const wrapUp = { ...defaultWrapUp, asksTime: ['要連絡'] };
    await db.doc(paths.group(customerId, 'G-west')).set({ name: '西', wrapUp });
    await followAll(customerId, await play(customerId, 'inbound-answered'));
    await write(customerId, { disposition: '問い合わせ' });
    expect(await rows(customerId)).toEqual([]);
    await write(customerId, { disposition: '要連絡' });
    expect(await onlyRow(customerId)).toMatchObject({ state: 'open' });
  });
});

describe('a missed call', () => {
  test('is one row with the next of its number, and each group has its own', async () => {
    const customerId = await newCustomer();
    await followAll(customerId, await play(customerId, 'inbound-missed'));
    await followAll(customerId, await play(customerId, 'voicemail', { minute: 3 }));
    await followAll(customerId, await play(customerId, 'abandoned', { minute: 5, to: east }));
    expect(await rows(customerId)).toMatchObject([
      {
        groupCode: 'G-west',
        number: yamada,
        dialledNumber: west,
        state: 'open',
        count: 2,
        firstAt: new Date(begin),
        outcome: 'voicemail',
        hasVoicemail: true,
        caller: { match: 'known', contactId: 'yamada', name: '山田 太郎', kind: 'vip' },
        orderKey: '0 2026-11-20T03:00:00.000Z',
      },
      { groupCode: 'G-east', count: 1, outcome: 'abandoned' },
    ]);
  });

  test('that somebody took is a row when a callback was promised, until it is made', async () => {
    const customerId = await newCustomer();
    await followAll(customerId, await play(customerId, 'inbound-answered'));
    const { docs } = await db.collection(paths.calls(customerId)).get();
    const linkedId = docs[0]?.id ?? '';
    const before = await readCall(db, customerId, linkedId);
    const callbackAt = new Date(begin + 300 * minuteMs);
    const memo = db.doc(`${paths.memos(customerId, linkedId)}/ana`);
    const now = new Date(begin + minuteMs);
    await memo.set({
      text: '折返し希望',
      authorUid: 'ana',
      callbackAt,
      createdAt: now,
      updatedAt: now,
    });
    await updateMemoSummary(db, customerId, linkedId);
    const after = await readCall(db, customerId, linkedId);
    await follow(customerId, [before, after]);
    expect(await onlyRow(customerId)).toMatchObject({
      state: 'open',
      callbackAt,
      calls: [{ linkedId, outcome: 'answered' }],
      orderKey: `0 ${callbackAt.toISOString()}`,
    });
    await followAll(customerId, await play(customerId, 'outbound', { minute: 30 }));
    expect(await onlyRow(customerId)).toMatchObject({ state: 'closed', closedBy: 'called-back' });
  });

  test('is a row with the name under which the caller was registered while it rang', async () => {
    const customerId = await newCustomer();
    const from = '+818033334444';
    const told = await play(customerId, 'inbound-missed', { from });
    await db.doc(paths.contact(customerId, 'new')).set({ name: '新井 ひかり', phones: [from] });
    await followAll(customerId, told);
    expect((await onlyRow(customerId)).caller).toMatchObject({ name: '新井 ひかり', kind: 'new' });
  });

  test.each(['withheld', 'internal', 'inbound-answered'] as const)(
    'leaves no row where it is none: %s',
    async (name) => {
      const customerId = await newCustomer();
      await followAll(customerId, await play(customerId, name));
      expect(await rows(customerId)).toEqual([]);
    },
  );

  test('leaves the list when it turns out to be part of another call', async () => {
    const customerId = await newCustomer();
    const told = await play(customerId, 'inbound-missed');
    await followAll(customerId, told);
    const call = told.at(-1)?.[1];
    if (!call) throw new Error('There is no call.');
    await db.doc(paths.call(customerId, call.linkedId)).update({ mergedInto: 'another' });
    await follow(customerId, [call, { ...call, mergedInto: 'another' }]);
    expect(await onlyRow(customerId)).toMatchObject({ state: 'closed', number: null, calls: [] });
  });
});

describe('a row', () => {
  test.each([
    ['inbound-answered', east, 'caller-got-through'],
    ['outbound', west, 'called-back'],
  ] as const)('closes itself after %s over %s', async (name, to, closedBy) => {
    const customerId = await newCustomer();
    await followAll(customerId, await play(customerId, 'inbound-missed'));
    const ref = await rowDocument(customerId);
    await ref.update({ claimedBy: { uid: 'a', name: '西村' }, claimedAt: new Date(begin + 1) });
    const told = await play(customerId, name, { minute: 9, to });
    // As soon as somebody speaks with them, not only at the end.
    await followAll(customerId, told.slice(0, 2));
    expect(await onlyRow(customerId)).toMatchObject({ state: 'closed', closedBy, claimedBy: null });

    await followAll(customerId, await play(customerId, 'inbound-missed', { minute: 20 }));
    expect(await onlyRow(customerId)).toMatchObject({ state: 'open', count: 1, closedBy: null });
  });

  test('keeps who is at it while further calls come in, and counts vain attempts', async () => {
    const customerId = await newCustomer();
    await followAll(customerId, await play(customerId, 'inbound-missed'));
    const claim = {
      claimedBy: { uid: 'a', name: '西村 あかり' },
      claimedAt: new Date(begin + minuteMs),
    };
    await (await rowDocument(customerId)).update(claim);
    await followAll(customerId, await play(customerId, 'inbound-missed', { minute: 2 }));
    const attempt = (await play(customerId, 'outbound', { minute: 3 })).at(0)?.[1];
    if (!attempt) throw new Error('There is no call.');
    const vain: Partial<Call> = {
      state: 'ended',
      active: false,
      outcome: 'canceled',
      connectedAt: null,
    };
    await db.doc(paths.call(customerId, attempt.linkedId)).update({ ...vain });
    await follow(customerId, [attempt, { ...attempt, ...vain }]);
    expect(await onlyRow(customerId)).toMatchObject({ count: 2, attempts: 1, ...claim });
  });

  test('closes when its calls are handled, with the name of who closed it', async () => {
    const customerId = await newCustomer();
    const told = await play(customerId, 'inbound-missed');
    await followAll(customerId, told);
    const before = told.at(-1)?.[1];
    if (!before) throw new Error('There is no call.');
    const closedAt = new Date(begin + minuteMs);
    const handledBy = { uid: 'a', name: '西村 あかり' };
    const closing = { state: 'closed', closedBy: 'handled', closedAt, handledBy, claimedBy: null };
    await db.doc(paths.call(customerId, before.linkedId)).update({ handled: true });
    await (await rowDocument(customerId)).update(closing);
    await follow(customerId, [before, { ...before, handled: true }]);
    expect(await onlyRow(customerId)).toMatchObject(closing);

    await db.doc(paths.call(customerId, before.linkedId)).update({ handled: false });
    await follow(customerId, [{ ...before, handled: true }, before]);
    expect(await onlyRow(customerId)).toMatchObject({ state: 'open', handledBy: null });
  });

  test('goes with a call that is filed under its group later', async () => {
    const customerId = await newCustomer();
    const told = await play(customerId, 'inbound-missed', { to: '+815017991234' });
    await followAll(customerId, told);
    expect(await onlyRow(customerId)).toMatchObject({ groupCode: null, state: 'open' });
    const before = told.at(-1)?.[1];
    if (!before) throw new Error('There is no call.');
    await db.doc(paths.call(customerId, before.linkedId)).update({ groupCode: 'G-west' });
    await follow(customerId, [before, { ...before, groupCode: 'G-west' }]);
    const open = (await rows(customerId)).filter(({ state }) => state === 'open');
    expect(open).toMatchObject([{ groupCode: 'G-west', number: yamada }]);
  });
});

describe('changes in any order, each as often as it likes', () => {
  test('end in the same rows', async () => {
    const customerId = await newCustomer();
    const told = [
      ...(await play(customerId, 'inbound-missed')),
      ...(await play(customerId, 'inbound-answered', { minute: 4 })),
      ...(await play(customerId, 'inbound-missed', { minute: 8 })),
      ...(await play(customerId, 'abandoned', { minute: 9, to: east })),
    ];
    await followAll(customerId, told);
    const now = new Date(begin);
    const inOrder = (await rows(customerId)).map((row) => ({ ...row, updatedAt: now }));
    expect(inOrder).toHaveLength(2);

    await db.recursiveDelete(db.collection(paths.rescues(customerId)));
    const shuffled = [...told.toReversed(), ...told.slice(2, 5)];
    await Promise.all(shuffled.map((one) => follow(customerId, one)));
    const after = (await rows(customerId)).map((row) => ({ ...row, updatedAt: now }));
    expect(after).toEqual(inOrder);
  });

  test('bring back no row of a customer that is being deleted', async () => {
    const customerId = await newCustomer();
    const told = await play(customerId, 'inbound-missed');
    await follow(customerId, [told.at(-1)?.[1] ?? null, null]);
    expect(await rows(customerId)).toEqual([]);
  });
});

test('whom nobody wrote down is written down later: of the days asked for, each number once', async () => {
  const customerId = await newCustomer();
  const day = 24 * 60;
  await play(customerId, 'inbound-missed', { from: '+818011112222', minute: -8 * day });
  await play(customerId, 'inbound-missed');
  await play(customerId, 'voicemail', { minute: 3 });
  await play(customerId, 'inbound-missed', { to: east, minute: 4 });
  await play(customerId, 'inbound-answered', { from: '+817033334444', minute: 5 });
  expect(await rows(customerId)).toEqual([]);
  const context = { db, customerId, now: new Date(begin + day * minuteMs) };
  const since = new Date(begin - 7 * day * minuteMs);
  expect(await backfillCallbacks(context, since)).toBe(2);
  const written = await rows(customerId);
  expect(written).toMatchObject([
    { number: yamada, groupCode: 'G-west', count: 2 },
    { number: yamada, groupCode: 'G-east', count: 1 },
  ]);
  expect(await backfillCallbacks(context, since)).toBe(2);
  expect(await rows(customerId)).toEqual(written);
});

describe('an open row follows its caller', () => {
  const sato = '+818055550101';
  const contactOf = (customerId: string, id: string) => db.doc(paths.contact(customerId, id));
  const change = async (customerId: string, id: string, write: () => Promise<unknown>) => {
    const before = await contactOf(customerId, id).get();
    await write();
    const data = { before, after: await contactOf(customerId, id).get() };
    const params = { customerId, contactId: id };
    await contactWritten(db, { time: '2026-11-20T04:00:00Z', params, data });
  };

  test('who is registered, corrected, made VIP, or given to somebody else', async () => {
    const customerId = await newCustomer();
    await followAll(customerId, await play(customerId, 'inbound-missed', { from: sato }));
    expect(await onlyRow(customerId)).toMatchObject({
      caller: { match: 'unknown', name: '' },
      orderKey: '1 2026-11-20T03:00:00.000Z',
    });
    const contact = contactOf(customerId, 'sato');
    const fields = { name: '佐藤 花', kana: 'さとう はな', kind: 'new', phones: [sato] };
    await change(customerId, 'sato', () => contact.set(fields));
    expect(await onlyRow(customerId)).toMatchObject({
      caller: { match: 'known', contactId: 'sato', name: '佐藤 花' },
    });
    await change(customerId, 'sato', () => contact.update({ name: '佐藤 華', kind: 'vip' }));
    expect(await onlyRow(customerId)).toMatchObject({
      caller: { name: '佐藤 華', kind: 'vip' },
      orderKey: '0 2026-11-20T03:00:00.000Z',
    });
    await change(customerId, 'sato', () => contact.update({ phones: [] }));
    expect(await onlyRow(customerId)).toMatchObject({
      caller: { match: 'unknown', contactId: null, name: '', kind: null },
      orderKey: '1 2026-11-20T03:00:00.000Z',
    });
  });

  test('and is not written when nothing about the caller has changed', async () => {
    const customerId = await newCustomer();
    await followAll(customerId, await play(customerId, 'inbound-missed'));
    const ref = await rowDocument(customerId);
    const { updateTime } = await ref.get();
    const contact = contactOf(customerId, 'yamada');
    await change(customerId, 'yamada', () => contact.update({ notes: '北口' }));
    await change(customerId, 'yamada', () => contact.update({ phones: [yamada, sato] }));
    expect((await ref.get()).updateTime).toEqual(updateTime);
  });
});

test('a row is kept as long as its newest call, also when the customer keeps calls for less', async () => {
  const customerId = await newCustomer();
  await followAll(customerId, await play(customerId, 'inbound-missed'));
  await followAll(customerId, await play(customerId, 'inbound-missed', { minute: 7 }));
  await db.doc(paths.settings(customerId, 'retention')).set({ callDays: 90 });
  await restampCalls(db, customerId);
  const { expireAt } = await onlyRow(customerId);
  expect(expireAt).toEqual(new Date(begin + 7 * minuteMs + 90 * 86_400_000));
});

describe('a number that somebody wants called', () => {
  const noon = new Date('2026-11-20T03:00:00Z');
  const member: Member = {
    uid: 'uid-1',
    email: 'nishi@example.com',
    name: '西村',
    role: 'operator',
    groupCodes: ['G-west'],
    active: true,
  };
  const ask = (customerId: string, now = noon, groupCode: string | null = 'G-west') =>
    callLater(
      { db, customerId, uid: member.uid, member, now },
      { customerId, number: yamada, groupCode },
    );

  test('is a row in their name, due by the end of the business day', async () => {
    const customerId = await newCustomer();
    await db.doc(paths.hours(customerId)).set({ dayEndsAt: '05:00' });
    await ask(customerId, new Date('2026-11-20T18:00:00Z'));
    expect(await onlyRow(customerId)).toMatchObject({
      state: 'open',
      count: 0,
      caller: { name: '山田 太郎', kind: 'vip' },
      store: { name: 'west' },
      asked: { uid: 'uid-1', name: '西村' },
      callbackAt: new Date('2026-11-20T19:59:59Z'),
    });
  });

  test('stays while they only call us in vain, and is done with once they are called', async () => {
    const customerId = await newCustomer();
    await ask(customerId, new Date(begin - minuteMs));
    await followAll(customerId, await play(customerId, 'inbound-missed', { minute: 1 }));
    expect(await onlyRow(customerId)).toMatchObject({ state: 'open', count: 1, callbackAt: null });
    await followAll(customerId, await play(customerId, 'outbound', { minute: 9 }));
    expect(await onlyRow(customerId)).toMatchObject({ state: 'closed', asked: null });
  });

  test('does not come back after somebody has marked it as done, until they ask again', async () => {
    const customerId = await newCustomer();
    await ask(customerId, new Date(begin - minuteMs));
    const done = {
      state: 'closed',
      closedBy: 'handled',
      closedAt: new Date(begin),
      claimedBy: null,
    };
    await (await rowDocument(customerId)).update(done);
    await followAll(customerId, await play(customerId, 'inbound-missed', { minute: 1 }));
    expect((await onlyRow(customerId)).asked).toBeNull();
    await ask(customerId, new Date(begin + 2 * minuteMs));
    expect(await onlyRow(customerId)).toMatchObject({ state: 'open', asked: { name: '西村' } });
  });

  test('of a group the member does not see is refused', async () => {
    const customerId = await newCustomer();
    await expect(ask(customerId, noon, 'G-east')).rejects.toMatchObject({
      code: 'not-your-group',
    });
    await expect(ask(customerId, noon, null)).rejects.toMatchObject({ code: 'not-your-group' });
    expect(await rows(customerId)).toEqual([]);
  });
});
