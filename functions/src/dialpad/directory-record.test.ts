import { describe, expect, test } from 'vitest';
import { compared, recordOf, type Reading } from './directory-record.ts';

const office = { key: 'office:1', kind: 'office', name: '本社', officeId: '1' } as const;
const shop = { key: 'callcenter:2', kind: 'callcenter', name: '西船橋', officeId: '1' } as const;
const other = { key: 'callcenter:3', kind: 'callcenter', name: '錦糸町', officeId: '1' } as const;
const line = { number: '+815017481234', officeId: '1', target: shop.key };
const nakano = {
  id: '9',
  name: '中野 健',
  emails: ['nakano@example.com'],
  officeId: '1',
  placeKeys: [shop.key as string],
  isSuspended: false,
};
const member = { uid: 'nakano', email: 'Nakano@example.com' };

const reading: Reading = {
  areas: {
    offices: 'read',
    departments: 'read',
    callCenters: 'read',
    numbers: 'read',
    users: 'read',
  },
  places: [office, shop, other],
  numbers: [line],
  users: [nakano],
  phones: [],
};

const known = recordOf(reading, [member], null);
for (const place of Object.values(known.places))
  place.groupCode = place.name === '西船橋' ? 'G01' : null;

const changesOf = (changed: Partial<Reading>, members = [member]) =>
  compared({ ...reading, ...changed }, members, known).changes;

describe('a reading beside the one before', () => {
  test('at the first time everything is new, and nothing has changed', () => {
    const { places, numbers, users, changes } = compared(reading, [member], null);
    expect([...places, ...numbers, ...users].every(({ isNew }) => isNew)).toBe(true);
    expect(changes).toEqual([]);
  });

  test('that is the same has nothing new, and remembers groups', () => {
    const { places, numbers, users, changes } = compared(reading, [member], known);
    expect([...places, ...numbers, ...users].some(({ isNew }) => isNew)).toBe(false);
    expect(changes).toEqual([]);
    expect(places.map(({ groupCode }) => groupCode)).toEqual([null, 'G01', null]);
    expect(recordOf(reading, [member], known)).toEqual(known);
  });

  test('tells who and what was renamed', () => {
    expect(changesOf({ places: [office, { ...shop, name: '西船橋駅前' }, other] })).toEqual([
      { what: 'place-renamed', key: shop.key, from: '西船橋', to: '西船橋駅前' },
    ]);
    expect(changesOf({ users: [{ ...nakano, name: '中野 健一' }] })).toEqual([
      { what: 'user-renamed', uid: 'nakano', name: '中野 健一' },
    ]);
  });

  test('tells what moved, by name', () => {
    expect(changesOf({ numbers: [{ ...line, target: other.key }] })).toEqual([
      { what: 'number-moved', number: line.number, from: '西船橋', to: '錦糸町' },
    ]);
    expect(changesOf({ numbers: [{ ...line, target: null }] })).toEqual([
      { what: 'number-moved', number: line.number, from: '西船橋', to: '' },
    ]);
    expect(changesOf({ users: [{ ...nakano, placeKeys: [other.key] }] })).toEqual([
      { what: 'user-moved', uid: 'nakano', left: ['西船橋'], joined: ['錦糸町'] },
    ]);
  });

  test('tells what is gone', () => {
    expect(changesOf({ places: [office, other], numbers: [], users: [] })).toEqual([
      { what: 'place-gone', key: shop.key, name: '西船橋' },
      { what: 'number-gone', number: line.number },
      { what: 'user-gone', uid: 'nakano' },
    ]);
  });

  test('tells of a suspended user once', () => {
    const users = [{ ...nakano, isSuspended: true }];
    expect(changesOf({ users })).toEqual([{ what: 'user-suspended', uid: 'nakano' }]);
    const then = recordOf({ ...reading, users }, [member], known);
    expect(compared({ ...reading, users }, [member], then).changes).toEqual([]);
  });

  test('tells nothing of users who are no members', () => {
    expect(changesOf({ users: [] }, [])).toEqual([]);
    expect(changesOf({ users: [{ ...nakano, name: '中野 健一' }] }, [])).toEqual([]);
  });
});

test.each(['forbidden', 'failed'] as const)(
  'a list that was %s takes nothing away, and what was known of it stays',
  (state) => {
    const areas = { ...reading.areas, callCenters: state, numbers: state, users: state };
    const partial: Reading = { areas, places: [office], numbers: [], users: [], phones: [] };
    expect(compared(partial, [member], known).changes).toEqual([]);
    expect(recordOf(partial, [member], known)).toEqual(known);
  },
);

test('a list that was cut takes nothing away, but tells what it shows', () => {
  const areas = { ...reading.areas, numbers: 'cut' as const };
  const added = { ...line, number: '+815017481235' };
  const cut: Reading = { ...reading, areas, numbers: [added] };
  const { numbers, changes } = compared(cut, [member], known);
  expect(numbers).toMatchObject([{ number: '+815017481235', isNew: true }]);
  expect(changes).toEqual([]);
  expect(Object.keys(recordOf(cut, [member], known).numbers)).toEqual([line.number, added.number]);
});

test('a record stays below a megabyte with every list at its limit, again and again', () => {
  const places = (['office', 'department', 'callcenter'] as const).flatMap((kind) =>
    Array.from({ length: 300 }, (_, n) => ({
      key: `${kind}:${5_716_039_329_251_328 + n}`,
      kind,
      name: '店'.repeat(100),
      officeId: '5716039329251328',
    })),
  );
  const cut = (from: number): Reading => ({
    areas: { offices: 'cut', departments: 'cut', callCenters: 'cut', numbers: 'cut', users: 'cut' },
    places,
    numbers: Array.from({ length: 2000 }, (_, n) => ({
      number: `+8150${10_000_000 + from + n}`,
      officeId: '1',
      target: 'callcenter:5716039329251328',
    })),
    users: Array.from({ length: 2000 }, (_, n) => ({
      ...nakano,
      id: String(5_171_365_938_000_000 + from + n),
      emails: n < 1000 ? [`${n}@example.com`] : [],
      placeKeys: places.slice(0, 40).map(({ key }) => key),
    })),
    phones: [],
  });
  const members = Array.from({ length: 1000 }, (_, n) => ({
    uid: 'u'.repeat(28),
    email: `${n}@example.com`,
  }));
  const first = recordOf(cut(0), members, null);
  const second = recordOf(cut(5000), members, first);
  expect(Buffer.byteLength(JSON.stringify(second))).toBeLessThan(1_000_000);
});

test('a telephone that is gone is told of if a member sits at it', () => {
  const areas = { queues: 'read', numbers: 'read', phones: 'read' } as const;
  const phone = (extension: string) => ({ extension, name: '', isOnline: true });
  const pbx = (...extensions: string[]): Reading => ({
    areas,
    places: [{ key: 'queue:pbx.shop', kind: 'queue', name: 'shop', officeId: null }],
    numbers: [],
    users: [],
    phones: extensions.map(phone),
  });
  const people = [{ ...member, extensions: ['101'] }];
  const first = compared(pbx('101', '102'), people, null);
  expect(first.phones.every(({ isNew }) => isNew)).toBe(true);
  const then = recordOf(pbx('101', '102'), people, null);
  const again = compared(pbx('101', '102'), people, then);
  expect([...again.phones, ...again.places].some(({ isNew }) => isNew)).toBe(false);
  expect(again.changes).toEqual([]);
  expect(compared(pbx(), people, then).changes).toEqual([
    { what: 'phone-gone', uid: 'nakano', extension: '101' },
  ]);
  // A list that isn't whole takes nothing away.
  const cut: Reading = { ...pbx(), areas: { ...areas, phones: 'cut' } };
  expect(compared(cut, people, then).changes).toEqual([]);
  expect(recordOf(cut, people, then).phones).toEqual(['101', '102']);
});

test('the record holds no name and no address of a person', () => {
  const text = JSON.stringify(known);
  for (const personal of ['中野', 'nakano@example.com']) expect(text).not.toContain(personal);
});
