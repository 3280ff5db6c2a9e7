import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { User } from '../../../tools/dialpad/directory.ts';
import { startDialpad, type DialpadStandIn } from '../../../tools/dialpad/server.ts';
import * as dialpadCalls from '../../src/dialpad/dialpad-callables.ts';
import type { Member } from '../../src/model/members/member.ts';
import { paths } from '../../src/model/paths.ts';
import { addCustomer, addMember, codeOf, openPeople, requestOf, type People } from '../people.ts';
import { offices, prepare } from './dialpad-shop.ts';

let people: People;
let dialpad: DialpadStandIn;
beforeAll(async () => {
  people = openPeople('demo-dialpad-directory');
  dialpad = await startDialpad();
  process.env['DIALPAD_STAND_IN'] = dialpad.origin;
});
afterEach(() => {
  dialpad.faults.length = 0;
  dialpad.tooMany = 0;
});
afterAll(() => dialpad.stop());

const officeId = offices[0]?.id ?? '';
const callCenter = { id: '5716039329252000', name: ' 西船橋\n', officeId };
const callCenterKey = `callcenter:${callCenter.id}`;
const users: User[] = [
  {
    id: '5171365938069501',
    name: '中野 健',
    email: 'Nakano@Example.com',
    officeId,
    groups: [{ type: 'callcenter', id: callCenter.id }],
  },
  { id: '5171365938069502', name: '井上 純', email: '', officeId, state: 'suspended' },
  { id: '5171365938069503', name: '前田 光', email: 'x@example.com', officeId, state: 'deleted' },
];
const stocked = {
  departments: [{ id: '5716039329252100', name: '予約', officeId }],
  callCenters: [callCenter],
  numbers: [
    {
      number: '+815017521234',
      officeId,
      target: { type: 'callcenter' as const, id: callCenter.id },
    },
    { number: '+815017521235', officeId, target: null },
  ],
  users,
};

async function connected(options: Parameters<typeof prepare>[2] = stocked) {
  const shop = await prepare(people, dialpad, options);
  await shop.connect();
  return shop;
}

const stored = async (customerId: string, list: 'lines' | 'groups' | 'members') =>
  (await people.db.collection(paths[list](customerId)).get()).docs.map(({ id }) => id);

describe('reading', () => {
  test('tells who and what there is, and changes nothing of ours or of Dialpad’s', async () => {
    const { customerId, admin, company, readDirectory } = await connected();
    const before = structuredClone({ ...company, denied: [], send: null });
    expect(await readDirectory()).toEqual({
      readId: expect.any(String),
      keptAtMs: null,
      areas: {
        offices: 'read',
        departments: 'read',
        callCenters: 'read',
        numbers: 'read',
        users: 'read',
      },
      places: [
        ...offices.map(({ id, name }) => ({
          key: `office:${id}`,
          kind: 'office',
          name,
          officeId: id,
          isNew: true,
          groupCode: null,
        })),
        {
          key: 'department:5716039329252100',
          kind: 'department',
          name: '予約',
          officeId,
          isNew: true,
          groupCode: null,
        },
        {
          key: callCenterKey,
          kind: 'callcenter',
          name: '西船橋',
          officeId,
          isNew: true,
          groupCode: null,
        },
      ],
      phones: [],
      numbers: [
        { number: '+815017521234', officeId, target: callCenterKey, isNew: true },
        { number: '+815017521235', officeId, target: null, isNew: true },
      ],
      users: [
        {
          id: '5171365938069501',
          name: '中野 健',
          emails: ['nakano@example.com'],
          officeId,
          placeKeys: [callCenterKey],
          isSuspended: false,
          isNew: true,
        },
        {
          id: '5171365938069502',
          name: '井上 純',
          emails: [],
          officeId,
          placeKeys: [],
          isSuspended: true,
          isNew: true,
        },
      ],
      changes: [],
    });
    expect({ ...company, denied: [], send: null }).toEqual(before);
    expect(await stored(customerId, 'lines')).toEqual([]);
    expect(await stored(customerId, 'groups')).toEqual([]);
    expect(await stored(customerId, 'members')).toEqual([admin.uid]);
  });

  test('is for admins of this customer, and needs a connection', async () => {
    const { customerId, readDirectory, keepDirectory } = await connected();
    const operator = await addMember(people, customerId, 'operator');
    const stranger = (await addCustomer(people)).admin;
    const attempts = [
      ({ uid }: Member) => dialpadCalls.readDialpadDirectory(requestOf(uid, { customerId })),
      ({ uid }: Member) =>
        dialpadCalls.keepDialpadDirectory(requestOf(uid, { customerId, readId: 'x', groups: [] })),
    ];
    for (const attempt of attempts) {
      expect(await codeOf(attempt(operator))).toBe('not-an-admin');
      expect(await codeOf(attempt(stranger))).toBe('not-a-member');
    }
    const { readId } = await readDirectory();
    expect(await keepDirectory(readId)).toEqual({ kept: true });
    expect(await codeOf((await prepare(people, dialpad)).readDirectory())).toBe('not-connected');
  });

  test('says what the key may not read, and reads the rest', async () => {
    const { readDirectory } = await connected({
      ...stocked,
      denied: ['numbers.list', 'callcenters.listall'],
    });
    const { areas, places, numbers, users: read } = await readDirectory();
    expect(areas).toEqual({
      offices: 'read',
      departments: 'read',
      callCenters: 'forbidden',
      numbers: 'forbidden',
      users: 'read',
    });
    expect([places.length, numbers.length, read.length]).toEqual([3, 0, 2]);
  });

  test('says which list broke off with a page instead of an answer, and reads the rest', async () => {
    const { readDirectory } = await connected();
    dialpad.faults.push({ operation: 'departments.listall', status: 502, html: true });
    const { areas, places } = await readDirectory();
    expect(areas).toMatchObject({ offices: 'read', departments: 'failed', callCenters: 'read' });
    expect(places.map(({ kind }) => kind)).toEqual(['office', 'office', 'callcenter']);
  });

  test('of which nothing comes says why', async () => {
    const { readDirectory, company } = await connected();
    const lists = ['offices.list', 'departments.listall', 'callcenters.listall', 'numbers.list'];
    company.denied = new Set([...lists, 'users.list']);
    expect(await codeOf(readDirectory())).toBe('dialpad-forbidden');
    company.denied = new Set();
    for (const operation of [...lists, 'users.list', 'users.list']) {
      dialpad.faults.push({ operation, status: 503, html: true });
    }
    expect(await codeOf(readDirectory())).toBe('dialpad-unreachable');
  });

  test('takes page after page within Dialpad’s limits, up to a limit of ours, and says so', async () => {
    const many = Array.from({ length: 2001 }, (_, index) => ({
      id: String(5_171_365_938_000_000 + index),
      name: `利用者${index}`,
      email: `user${index}@example.com`,
      officeId,
    }));
    const { readDirectory } = await connected({ ...stocked, users: many });
    const since = dialpad.asked.length;
    const { areas, users: read } = await readDirectory();
    expect(areas).toMatchObject({ numbers: 'read', users: 'cut' });
    expect(read).toHaveLength(2000);
    expect(read.at(-1)?.name).toBe('利用者1999');
    const asked = dialpad.asked.slice(since).map(({ operation }) => operation);
    // That there are more is known by the cursor; for suspended ones there's no room.
    expect(asked.filter((operation) => operation === 'users.list')).toHaveLength(20);
    expect(dialpad.tooMany).toBe(0);
  });
});

describe('a reading that was kept', () => {
  test('leaves nothing new, until something changes at Dialpad', async () => {
    const { customerId, company, readDirectory, keepDirectory } = await connected();
    const member = await addMember(people, customerId, 'operator', { email: 'nakano@example.com' });
    const first = await readDirectory();
    await keepDirectory(first.readId, [{ key: callCenterKey, groupCode: 'G01' }]);
    const again = await readDirectory();
    expect(again.keptAtMs).not.toBeNull();
    expect(again.changes).toEqual([]);
    const { places, numbers, users: read } = again;
    expect([...places, ...numbers, ...read].filter(({ isNew }) => isNew)).toEqual([]);
    expect(places.find(({ key }) => key === callCenterKey)?.groupCode).toBe('G01');

    company.callCenters = [{ ...callCenter, name: '西船橋駅前' }];
    company.numbers = [{ number: '+815017521235', officeId, target: null }];
    company.users = users.map((user) => ({ ...user, state: 'suspended' }));
    company.departments.push({ id: '5716039329252101', name: '配送', officeId });
    const { changes, places: now } = await readDirectory();
    expect(changes).toEqual([
      { what: 'place-renamed', key: callCenterKey, from: '西船橋', to: '西船橋駅前' },
      { what: 'number-gone', number: '+815017521234' },
      { what: 'user-suspended', uid: member.uid },
    ]);
    expect(now.filter(({ isNew }) => isNew).map(({ name }) => name)).toEqual(['配送']);
  });

  test('is the newest one: an older one isn’t kept', async () => {
    const { readDirectory, keepDirectory } = await connected();
    const { readId } = await readDirectory();
    await readDirectory();
    expect(await codeOf(keepDirectory(readId))).toBe('dialpad-read-again');
    expect((await readDirectory()).keptAtMs).toBeNull();
  });

  test('holds no name or address of a person, and goes with the connection', async () => {
    const { customerId, readDirectory, keepDirectory, disconnect } = await connected();
    const { readId } = await readDirectory();
    await keepDirectory(readId);
    const kept = () =>
      people.db.getAll(
        people.db.doc(paths.dialpadDirectory(customerId)),
        people.db.doc(paths.dialpadReading(customerId)),
      );
    const text = JSON.stringify((await kept()).map((document) => document.data()));
    expect(text).toContain('西船橋');
    for (const personal of ['中野', 'nakano@example.com']) expect(text).not.toContain(personal);
    await disconnect();
    expect((await kept()).map(({ exists }) => exists)).toEqual([false, false]);
  });
});
