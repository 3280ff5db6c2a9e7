import { afterAll, beforeAll, expect, test } from 'vitest';
import { followIntents } from '../../src/dialling/follow-intents.ts';
import { withDates } from '../../src/model/text/with-dates.ts';
import type { CallIntent } from '../../src/model/calls/call-intent.ts';
import { paths } from '../../src/model/paths.ts';
import { rescueSchema } from '../../src/model/calls/rescue.ts';
import { keepRescues } from '../../src/rescues/keep-rescues.ts';
import { operatorsOf } from '../../../tools/demo/operators.ts';
import { createIds, scenario, type ScenarioName } from '../../../tools/demo/scenarios.ts';
import { deliver, freshCustomer } from '../calls.ts';
import { emptyDatabase, openDatabase, requireCall, seedCustomer } from '../database.ts';

/** What somebody had in mind when they called out, from Dialpad's own events on. */

const projectId = 'demo-intents';
const db = openDatabase(projectId);
beforeAll(() => emptyDatabase(projectId));
afterAll(() => db.terminate());

const west = '+815017481234';
/** An operator's own number: no line of any store. */
const direct = '+815055550100';
const sato = '+81335551234';
const begin = Date.parse('2026-11-20T03:00:00Z');
const ids = createIds(begin);
const [operator, other] = operatorsOf(direct);
const uid = 'uid-1';
const rescueId = 'row-1';

async function newCustomer(): Promise<string> {
  const customerId = freshCustomer('intents');
  await seedCustomer(db, customerId, {
    secret: null,
    lines: { west: { number: '0501748' } },
    contacts: {
      hanako: { name: '佐藤 花子', kana: 'さとう はなこ', kind: 'new', phones: [sato] },
      ichiro: { name: '佐藤 一郎', kana: 'さとう いちろう', kind: 'new', phones: [sato] },
    },
  });
  await db.doc(paths.member(customerId, uid)).set({
    uid,
    email: operator.email,
    name: '西村',
    role: 'operator',
    groupCodes: ['G-west'],
    active: true,
  });
  return customerId;
}

async function intend(
  customerId: string,
  fields: Partial<CallIntent> = {},
  secondsBefore = 20,
): Promise<void> {
  await db.doc(paths.callIntent(customerId, 'intent')).set({
    uid,
    email: operator.email.toLowerCase(),
    number: sato,
    contactId: 'ichiro',
    rescueId: null,
    groupCode: 'G-west',
    createdAt: new Date(begin - secondsBefore * 1_000),
    ...fields,
  });
}

/** The first event of a call out, and what follows from it as the trigger has it. */
async function callOut(customerId: string, to = direct) {
  const steps = scenario('outbound', { from: sato, to, startedAtMs: begin, ids });
  const [first] = steps;
  if (!first) throw new Error('The scenario is empty.');
  const linkedId = await deliver(db, customerId, { ...first.event }, new Date(begin));
  const call = await requireCall(db, customerId, linkedId);
  await followIntents({ db, customerId, before: null, after: call, now: new Date(begin) });
  return call;
}

const linkedIdOf = async (customerId: string): Promise<unknown> =>
  (await db.doc(paths.callIntent(customerId, 'intent')).get()).get('linkedId');

test('a call out is of the person and group its caller had in mind, and the intent knows it', async () => {
  const customerId = await newCustomer();
  await intend(customerId);
  const call = await callOut(customerId);
  expect(call).toMatchObject({ state: 'calling', direction: 'outbound', groupCode: 'G-west' });
  expect(call.caller).toMatchObject({ match: 'known', chosen: true, contactIds: ['ichiro'] });
  expect(call.caller.contact?.name).toBe('佐藤 一郎');
  expect(call.caller.candidates).toHaveLength(2);
  expect(await linkedIdOf(customerId)).toBe(call.linkedId);
});

test.each<[string, Partial<CallIntent>, number]>([
  ['another person', { email: other.email.toLowerCase() }, 20],
  ['another number', { number: '+819012345678' }, 20],
  ['more than two minutes ago', {}, 121],
  ['of a call that has begun already', { linkedId: 'another' }, 20],
])('an intent of %s has nothing to do with it', async (_, fields, secondsBefore) => {
  const customerId = await newCustomer();
  await intend(customerId, fields, secondsBefore);
  const call = await callOut(customerId);
  expect(call).toMatchObject({ groupCode: null, caller: { match: 'shared' } });
  expect(await linkedIdOf(customerId)).toBe(fields.linkedId);
});

test('a line says more about the group than the caller does', async () => {
  const customerId = await newCustomer();
  await db.doc(paths.line(customerId, 'east')).set({
    number: '0505555',
    storeCode: 'east',
    storeName: '東',
    groupCode: 'G-east',
  });
  await intend(customerId);
  expect(await callOut(customerId)).toMatchObject({ groupCode: 'G-east' });
});

test('the callback row is theirs once the call begins, and done with once it is answered', async () => {
  const customerId = await newCustomer();
  const claimed: unknown[] = [];
  const play = async (name: ScenarioName, to: string, startedAtMs: number) => {
    let before = null;
    for (const { event } of scenario(name, { from: sato, to, startedAtMs, ids })) {
      const linkedId = await deliver(db, customerId, { ...event }, new Date(startedAtMs));
      const after = await requireCall(db, customerId, linkedId);
      const change = { db, customerId, before, after, now: new Date(startedAtMs) };
      await keepRescues(change);
      if (name === 'outbound' && before === null) {
        await followIntents(change);
        claimed.push((await rowOf()).claimedBy);
      }
      before = after;
    }
  };
  const rowOf = async () => {
    const { docs } = await db.collection(paths.rescues(customerId)).get();
    return { id: docs[0]?.id ?? '', ...rescueSchema.parse(withDates(docs[0]?.data())) };
  };
  await play('inbound-missed', west, begin - 600_000);
  const { id, claimedBy } = await rowOf();
  expect(claimedBy).toBeNull();
  await intend(customerId, { rescueId: id });
  await play('outbound', direct, begin);
  expect(claimed).toEqual([{ uid, name: '西村' }]);
  expect(await rowOf()).toMatchObject({
    state: 'closed',
    closedBy: 'called-back',
    claimedBy: null,
  });
});

test('a row that a colleague has taken stays theirs', async () => {
  const customerId = await newCustomer();
  const row = db.doc(paths.rescue(customerId, rescueId));
  const claimedBy = { uid: 'uid-2', name: '中野' };
  await row.set({
    ...rescueSchema.parse({ state: 'open' }),
    number: sato,
    groupCode: 'G-west',
    claimedBy,
  });
  await intend(customerId, { rescueId });
  await callOut(customerId);
  expect((await row.get()).get('claimedBy')).toEqual(claimedBy);
});
