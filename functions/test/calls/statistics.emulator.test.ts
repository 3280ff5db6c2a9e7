import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDates } from '../../src/model/text/with-dates.ts';
import type { Call } from '../../src/model/calls/call.ts';
import { paths } from '../../src/model/paths.ts';
import { statisticSchema } from '../../src/model/calls/statistic.ts';
import { recountStatistics } from '../../src/statistics/recount.ts';
import { keepStatistics } from '../../src/statistics/keep-statistics.ts';
import { writeOrder } from '../../src/firestore/write-order.ts';
import { createIds, scenario, type ScenarioName } from '../../../tools/demo/scenarios.ts';
import { deliver, freshCustomer } from '../calls.ts';
import { emptyDatabase, openDatabase, requireCall, seedCustomer } from '../database.ts';

/** The figures of a day, from Dialpad's own events on. */

const projectId = 'demo-statistics';
const db = openDatabase(projectId);
beforeAll(() => emptyDatabase(projectId));
afterAll(() => db.terminate());

const begin = Date.parse('2026-11-20T12:00:00+09:00');
const ids = createIds(begin);

async function newCustomer(): Promise<string> {
  const customerId = freshCustomer('statistics');
  const lines = { west: { number: '0501748' }, east: { number: '0501749' } };
  await seedCustomer(db, customerId, { secret: null, lines });
  return customerId;
}

interface Told {
  before: Call | null;
  after: Call;
  order: string;
}

/** Plays a call and returns its changes as the trigger would report them. */
async function play(
  customerId: string,
  name: ScenarioName,
  { to = '+815017481234', minute = 0 } = {},
): Promise<Told[]> {
  const told: Told[] = [];
  const startedAtMs = begin + minute * 60_000;
  const steps = scenario(name, { from: '+819012345678', to, startedAtMs, ids });
  for (const { event } of steps) {
    const linkedId = await deliver(db, customerId, { ...event }, new Date(startedAtMs));
    told.push(await change(customerId, linkedId, told.at(-1)?.after ?? null));
  }
  return told;
}

async function change(customerId: string, linkedId: string, before: Call | null): Promise<Told> {
  const document = await db.doc(paths.call(customerId, linkedId)).get();
  const after = await requireCall(db, customerId, linkedId);
  return { before, after, order: writeOrder(document) };
}

const follow = (customerId: string, told: Told) =>
  keepStatistics({ db, customerId, ...told, now: new Date(begin) });

async function figures(customerId: string, id = 'G-west_20261120') {
  const document = await db.doc(paths.statistic(customerId, id)).get();
  return statisticSchema.parse(withDates(document.data()));
}

test('a day shows what the events played', async () => {
  const customerId = await newCustomer();
  const told = [
    ...(await play(customerId, 'inbound-answered')),
    ...(await play(customerId, 'inbound-answered', { minute: 70 })),
    ...(await play(customerId, 'inbound-missed', { minute: 80 })),
    ...(await play(customerId, 'voicemail', { minute: 90 })),
    ...(await play(customerId, 'abandoned', { minute: 95 })),
    ...(await play(customerId, 'outbound', { minute: 100 })),
    ...(await play(customerId, 'internal', { minute: 101 })),
    ...(await play(customerId, 'inbound-answered', { to: '+815017491234' })),
  ];
  for (const one of told) await follow(customerId, one);
  const day = await figures(customerId);
  expect(day).toMatchObject({
    groupCode: 'G-west',
    day: '20261120',
    inbound: { answered: 2, missed: 1, voicemail: 1, abandoned: 1 },
    outbound: { answered: 1 },
    talkMs: 3 * 8_000,
  });
  expect([day.offeredByHour[12], day.offeredByHour[13]]).toEqual([1, 4]);
  expect(day.missed).toHaveLength(3);
  expect((await figures(customerId, 'G-east_20261120')).inbound).toEqual({ answered: 1 });
});

test('any order and repetition of the changes ends in the same figures', async () => {
  const customerId = await newCustomer();
  const told = [
    ...(await play(customerId, 'inbound-answered')),
    ...(await play(customerId, 'voicemail', { minute: 5 })),
    ...(await play(customerId, 'inbound-missed', { minute: 9 })),
  ];
  for (const one of told) await follow(customerId, one);
  const inOrder = await figures(customerId);
  await db.recursiveDelete(db.collection(paths.statistics(customerId)));
  const disorder = [...told.toReversed(), ...told.slice(2, 6)];
  await Promise.all(disorder.map((one) => follow(customerId, one)));
  expect({ ...(await figures(customerId)), expireAt: null }).toEqual({
    ...inOrder,
    expireAt: null,
  });
});

test('a call that is filed elsewhere, or merged, counts there or nowhere', async () => {
  const customerId = await newCustomer();
  const told = await play(customerId, 'inbound-missed', { to: '+815017991234' });
  const linkedId = told.at(-1)?.after.linkedId ?? '';
  const ref = db.doc(paths.call(customerId, linkedId));
  await ref.update({ groupCode: 'G-west' });
  const filed = await change(customerId, linkedId, told.at(-1)?.after ?? null);
  // The older changes come last.
  for (const one of [filed, ...told]) await follow(customerId, one);
  expect((await figures(customerId, '_20261120')).inbound).toEqual({});
  expect((await figures(customerId)).inbound).toEqual({ missed: 1 });

  await ref.update({ mergedInto: 'other' });
  await follow(customerId, await change(customerId, linkedId, filed.after));
  expect(await figures(customerId)).toMatchObject({ inbound: {}, missed: [] });
});

test('a call at half past midnight counts for the day that ends at five', async () => {
  const customerId = await newCustomer();
  await db.doc(paths.hours(customerId)).set({ dayEndsAt: '05:00' });
  const night = await play(customerId, 'inbound-answered', { minute: 12 * 60 + 30 });
  const morning = await play(customerId, 'inbound-missed', { minute: 17 * 60 });
  for (const one of [...night, ...morning]) await follow(customerId, one);
  expect(await figures(customerId)).toMatchObject({ inbound: { answered: 1 }, missed: [] });
  expect((await figures(customerId)).offeredByHour[0]).toBe(1);
  expect((await figures(customerId, 'G-west_20261121')).inbound).toEqual({ missed: 1 });
});

test('a recount files the nights anew after the end of the day was changed', async () => {
  const customerId = await newCustomer();
  const night = await play(customerId, 'inbound-answered', { minute: 12 * 60 + 30 });
  for (const one of night) await follow(customerId, one);
  expect((await figures(customerId, 'G-west_20261121')).inbound).toEqual({ answered: 1 });
  const now = new Date(begin);
  for (const [dayEndsAt, day, other] of [
    ['05:00', '20261120', '20261121'],
    ['00:00', '20261121', '20261120'],
  ] as const) {
    await db.doc(paths.hours(customerId)).set({ dayEndsAt });
    const counted = await recountStatistics(db, customerId, now);
    expect(counted).toEqual({ calls: 1, documents: 1 });
    expect((await figures(customerId, `G-west_${day}`)).inbound).toEqual({ answered: 1 });
    expect((await figures(customerId, `G-west_${other}`)).inbound).toEqual({});
  }
});

test('calls from before are counted once, beside those that come in', async () => {
  const customerId = await newCustomer();
  const told = [
    ...(await play(customerId, 'inbound-answered')),
    ...(await play(customerId, 'voicemail', { minute: 5 })),
    ...(await play(customerId, 'inbound-missed', { minute: 1_440 })),
    ...(await play(customerId, 'inbound-missed', { minute: 9, to: '+815017991234' })),
    ...(await play(customerId, 'internal', { minute: 10 })),
  ];
  const now = new Date(begin);
  expect(await recountStatistics(db, customerId, now)).toEqual({ calls: 4, documents: 3 });
  const recounted = await figures(customerId);
  expect(recounted.inbound).toEqual({ answered: 1, voicemail: 1 });
  expect((await figures(customerId, 'G-west_20261121')).inbound).toEqual({ missed: 1 });
  expect((await figures(customerId, '_20261120')).inbound).toEqual({ missed: 1 });
  await recountStatistics(db, customerId, now);
  for (const one of told) await follow(customerId, one);
  expect(await figures(customerId)).toEqual(recounted);
});

test('opening a period of a group costs one read for each day', async () => {
  const customerId = await newCustomer();
  for (let day = 0; day < 3; day += 1) {
    for (const one of await play(customerId, 'inbound-answered', { minute: day * 1_440 })) {
      await follow(customerId, one);
    }
  }
  const found = await db
    .collection(paths.statistics(customerId))
    .where('groupCode', 'in', ['G-west'])
    .where('day', '>=', '20261121')
    .get();
  expect(found.size).toBe(2);
});
