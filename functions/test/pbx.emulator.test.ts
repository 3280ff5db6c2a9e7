import { beforeAll, describe, expect, test } from 'vitest';
import { takeIn } from '../src/intake/take-in.ts';
import { pbxLimits, queueStateSchema, type QueueState } from '../src/model/calls/pbx.ts';
import { agentSchema } from '../src/model/desk/agent.ts';
import type { Member } from '../src/model/members/member.ts';
import { paths } from '../src/model/paths.ts';
import { withDates } from '../src/model/text/with-dates.ts';
import * as pbxCalls from '../src/pbx/pbx-callables.ts';
import { seedCustomer } from './database.ts';
import { readTelephony } from './dialpad/dialpad-shop.ts';
import { addCustomer, addMember, codeOf, openPeople, requestOf, type People } from './people.ts';
import { hexSignature } from './tokens.ts';

/** What a bridge tells of its phone system besides calls, and what becomes of it. */

let people: People;
beforeAll(() => {
  people = openPeople('demo-pbx');
});

const noonMs = Date.parse('2026-12-01T03:00:00Z');
const at = (seconds: number) => new Date(noonMs + seconds * 1_000);
const iso = (seconds: number) => at(seconds).toISOString();
const secretOf = (customerId: string) => `the-secret-of-${customerId}-is-long-enough`;

const phone = (extension: string, name = '') => ({ extension, name, isOnline: true });
const directory = (fields: object = {}) => ({
  directory: {
    bridge: 'pbx',
    at: iso(0),
    phones: [phone('101', '西船橋 1'), phone('102')],
    trunks: ['trunk'],
    queues: [{ name: 'shop', members: ['101', '102'] }],
    numbers: [
      { number: '05017490003', queue: 'shop', extension: null },
      { number: '05017480001', queue: null, extension: '101' },
      { number: '050174', queue: null, extension: null },
    ],
    isCut: false,
    ...fields,
  },
});
const state = (name = 'shop', fields: object = {}) => ({
  name,
  waiting: 1,
  longestSince: iso(-10),
  members: 2,
  paused: 0,
  ...fields,
});
const queues = (fields: object = {}) => ({
  queues: { bridge: 'pbx', at: iso(0), isWhole: false, states: [], pauses: [], ...fields },
});
const pause = (seconds: number, isPaused: boolean, reason = '', isFound = false) => ({
  extension: '101',
  isPaused,
  reason,
  at: iso(seconds),
  isFound,
});

/** A customer with a bridge. */
async function shop() {
  const { customerId, admin } = await addCustomer(people);
  const secret = secretOf(customerId);
  await seedCustomer(people.db, customerId, { secret });
  const { db } = people;
  const read = async (path: string) => withDates((await db.doc(path).get()).data());
  return {
    customerId,
    admin,
    tell: (body: object, { key = secret, seconds = 60 } = {}) => {
      const text = JSON.stringify({ envelope: 2, ...body });
      const arrivedAt = at(seconds);
      return takeIn(
        {
          db: () => Promise.resolve(db),
          telephony: (id) => readTelephony(people, id),
          now: () => arrivedAt,
        },
        {
          customerId,
          rawBody: Buffer.from(text),
          signatureHeader: hexSignature(text, key),
          arrivedAt,
        },
      );
    },
    told: () => read(paths.pbxDirectory(customerId, 'pbx')),
    states: async (): Promise<QueueState[]> =>
      (await db.collection(paths.queues(customerId)).orderBy('name').get()).docs.map((document) =>
        queueStateSchema.parse(withDates(document.data())),
      ),
    sitsAt: (extensions: string[]) => addMember(people, customerId, 'operator', { extensions }),
    status: async ({ uid }: Member) => agentSchema.parse(await read(paths.agent(customerId, uid))),
    directory: () => pbxCalls.readPbxDirectory(requestOf(admin.uid, { customerId })),
    keep: (readId: string, groups: { key: string; groupCode: string }[] = []) =>
      pbxCalls.keepPbxDirectory(requestOf(admin.uid, { customerId, readId, groups })),
    count: async (path: string) => (await db.collection(path).get()).size,
  };
}

describe('what there is', () => {
  test('is kept for admins, and is neither call nor member, group or line', async () => {
    const { customerId, tell, told, count } = await shop();
    expect(await tell(directory())).toEqual({ kind: 'directory', id: 'pbx' });
    const { bridge: _, ...fields } = directory().directory;
    expect(await told()).toMatchObject({ ...fields, at: at(0) });
    for (const path of [paths.calls, paths.deadLetters, paths.groups, paths.lines]) {
      expect(await count(path(customerId))).toBe(0);
    }
    expect(await count(paths.members(customerId))).toBe(1);
  });

  test('only with this customer’s signature', async () => {
    const { tell, told } = await shop();
    const stranger = await shop();
    const key = secretOf(stranger.customerId);
    expect(await tell(directory(), { key })).toMatchObject({ kind: 'refused' });
    expect(await tell(queues({ isWhole: true, states: [state()] }), { key })).toMatchObject({
      kind: 'refused',
    });
    expect(await told()).toBeUndefined();
  });

  test('of which an older word comes late stays as it is', async () => {
    const { tell, told } = await shop();
    await tell(directory({ at: iso(10) }));
    await tell(directory({ at: iso(5), phones: [] }));
    expect(await told()).toMatchObject({ at: at(10), phones: [{ extension: '101' }, {}] });
    await tell(directory({ at: iso(11), phones: [] }));
    expect(await told()).toMatchObject({ at: at(11), phones: [] });
  });

  const many = (count: number) => Array.from({ length: count }, (_, n) => phone(String(1_000 + n)));
  test.each<[string, object]>([
    ['more telephones than it may tell', directory({ phones: many(pbxLimits.phones + 1) })],
    ['an extension that is a path', directory({ phones: [phone('a/b')] })],
    ['a name too long', directory({ phones: [phone('101', 'x'.repeat(81))] })],
    ['a bridge that is a path', directory({ bridge: 'a/b' })],
    ['more callers than can wait', queues({ states: [state('shop', { waiting: 10_001 })] })],
    [
      'a time without zone',
      queues({ states: [state('shop', { longestSince: '2026-12-01T03:00:00' })] }),
    ],
    [
      'more pauses than it may tell',
      queues({ pauses: Array.from({ length: 51 }, () => pause(0, true)) }),
    ],
  ])('with %s is a dead letter', async (_, body) => {
    const { customerId, tell, told, count } = await shop();
    expect(await tell(body)).toMatchObject({ kind: 'dead-letter' });
    expect([await told(), await count(paths.queues(customerId))]).toEqual([undefined, 0]);
    expect(await tell(directory({ phones: many(pbxLimits.phones) }))).toMatchObject({
      kind: 'directory',
    });
  });
});

describe('reading', () => {
  test('shows queues, numbers and telephones; the next time nothing is new, and then what changed', async () => {
    const { customerId, tell, directory: read, keep, sitsAt } = await shop();
    const { uid } = await sitsAt(['101']);
    await tell(directory());
    const first = await read();
    expect(first).toMatchObject({
      keptAtMs: null,
      areas: { queues: 'read', numbers: 'read', phones: 'read' },
      places: [{ key: 'queue:pbx.shop', kind: 'queue', name: 'shop', isNew: true }],
      numbers: [
        { number: '+815017490003', target: 'queue:pbx.shop', isNew: true },
        { number: '+815017480001', target: 'phone:101', isNew: true },
      ],
      phones: [
        { extension: '101', isNew: true },
        { extension: '102', isNew: true },
      ],
      changes: [],
    });
    expect(await keep(first.readId, [{ key: 'queue:pbx.shop', groupCode: 'G01' }])).toEqual({
      kept: true,
    });
    const second = await read();
    const { places, numbers, phones, changes } = second;
    expect([...places, ...numbers, ...phones].some(({ isNew }) => isNew)).toBe(false);
    expect([places[0]?.groupCode, changes]).toEqual(['G01', []]);

    await tell(directory({ at: iso(1), phones: [phone('102')], queues: [], numbers: [] }));
    expect((await read()).changes).toEqual([
      { what: 'place-gone', key: 'queue:pbx.shop', name: 'shop' },
      { what: 'number-gone', number: '+815017490003' },
      { what: 'number-gone', number: '+815017480001' },
      { what: 'phone-gone', uid, extension: '101' },
    ]);
    expect(await codeOf(keep(second.readId))).toBe('dialpad-read-again');
    expect(customerId).not.toBe('');
  });

  test('is for admins of this customer', async () => {
    const { customerId, sitsAt, directory: read } = await shop();
    const operator = await sitsAt([]);
    const { admin: stranger } = await shop();
    const attempts = [
      ({ uid }: Member) => pbxCalls.readPbxDirectory(requestOf(uid, { customerId })),
      ({ uid }: Member) =>
        pbxCalls.keepPbxDirectory(requestOf(uid, { customerId, readId: 'x', groups: [] })),
    ];
    for (const attempt of attempts) {
      expect(await codeOf(attempt(operator))).toBe('not-an-admin');
      expect(await codeOf(attempt(stranger))).toBe('not-a-member');
    }
    // Nobody has told of anything: nothing is known to be gone.
    expect((await read()).areas).toEqual({ queues: 'cut', numbers: 'cut', phones: 'cut' });
  });
});

describe('queues', () => {
  test('are of the group they were brought to, before or after they are told of', async () => {
    const { tell, states, directory: read, keep } = await shop();
    await tell(queues({ isWhole: true, states: [state(), state('night')] }));
    expect((await states()).map(({ groupCode }) => groupCode)).toEqual([null, null]);
    await tell(directory({ queues: [{ name: 'shop', members: [] }] }));
    await keep((await read()).readId, [{ key: 'queue:pbx.shop', groupCode: 'G01' }]);
    expect(await states()).toMatchObject([
      { name: 'night', groupCode: null },
      { name: 'shop', groupCode: 'G01', waiting: 1, longestSince: at(-10), members: 2 },
    ]);
    await tell(queues({ at: iso(1), states: [state('shop', { waiting: 2 })] }));
    expect((await states())[1]).toMatchObject({ groupCode: 'G01', waiting: 2 });
  });

  test('of which an older word comes late stay as they are; those that are gone go', async () => {
    const { tell, states } = await shop();
    await tell(queues({ at: iso(10), isWhole: true, states: [state(), state('night')] }));
    await tell(queues({ at: iso(5), states: [state('shop', { waiting: 7 })] }));
    await tell(queues({ at: iso(6), isWhole: true, states: [] }));
    expect((await states()).map(({ waiting }) => waiting)).toEqual([1, 1]);
    await tell(queues({ at: iso(11), isWhole: true, states: [state('night')] }));
    expect((await states()).map(({ name }) => name)).toEqual(['night']);
  });
});

describe('a pause', () => {
  test('is the status of whoever sits at the telephone, and its end too; the newest choice counts', async () => {
    const { customerId, tell, sitsAt, status } = await shop();
    const member = await sitsAt(['101']);
    const agent = people.db.doc(paths.agent(customerId, member.uid));
    await agent.set({ status: 0, chosen: 0, chosenAt: at(0), since: at(0) });
    await tell(queues({ pauses: [pause(5, true, '離席')] }));
    expect(await status(member)).toMatchObject({ status: 3, byPbx: { reason: '離席' } });
    await tell(queues({ pauses: [pause(4, false)] }));
    expect((await status(member)).status).toBe(3);
    await tell(queues({ pauses: [pause(6, true, 'ワーク')] }));
    expect((await status(member)).status).toBe(2);
    await tell(queues({ pauses: [pause(7, false)] }));
    expect((await status(member)).status).toBe(0);
    // They choose on their screen, as their browser writes it.
    await agent.update({ status: 3, chosen: 3, chosenAt: at(20), byDialpad: null, byPbx: null });
    await tell(queues({ pauses: [pause(19, false)] }));
    await tell(queues({ pauses: [pause(30, false, '', true)] }));
    expect((await status(member)).status).toBe(3);
    await tell(queues({ pauses: [pause(31, false)] }));
    expect((await status(member)).status).toBe(0);
  });

  test('of a telephone at which two sit, or nobody, is nobody’s status', async () => {
    const { customerId, tell, sitsAt, count } = await shop();
    await tell(queues({ pauses: [pause(1, false)] }));
    await sitsAt(['101']);
    await sitsAt(['101']);
    await tell(queues({ pauses: [pause(2, false)] }));
    expect(await count(paths.agents(customerId))).toBe(0);
  });
});
