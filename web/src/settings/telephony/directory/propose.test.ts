import type {
  Directory,
  DirectoryNumber,
  DirectoryPlace,
  DirectoryUser,
} from '@cti/functions/model/dialpad-directory';
import type { Member } from '@cti/functions/model/members/member';
import { describe, expect, test } from 'vitest';
import { choose, newsOf, noChoices, type Choices } from './choices.ts';
import { propose, type Here } from './propose.ts';

const place = (
  id: string,
  name: string,
  kind: DirectoryPlace['kind'] = 'callcenter',
): DirectoryPlace => ({
  key: `${kind}:${id}`,
  kind,
  name,
  officeId: kind === 'office' ? id : '1',
  isNew: true,
  groupCode: null,
});
const number = (text: string, target: string | null, officeId = '1'): DirectoryNumber => ({
  number: text,
  officeId,
  target,
  isNew: true,
});
const user = (id: string, name: string, placeKeys: string[] = []): DirectoryUser => ({
  id,
  name,
  emails: [`${id}@example.com`],
  officeId: '1',
  placeKeys,
  isSuspended: false,
  isNew: true,
});
const member = (uid: string, fields: Partial<Member> = {}) => ({
  id: uid,
  uid,
  email: `${uid}@example.com`,
  name: uid,
  role: 'operator' as const,
  groupCodes: [],
  active: true,
  ...fields,
});
const line = (text: string, groupCode: string, storeName: string) => ({
  id: text,
  number: text,
  groupCode,
  storeName,
  storeCode: groupCode,
});

const nothing: Here = { groups: [], lines: [], members: [], invitations: [], officeIds: [] };
const directory = (some: Partial<Directory>): Directory => ({
  readId: 'r',
  keptAtMs: null,
  areas: {
    offices: 'read',
    departments: 'read',
    callCenters: 'read',
    numbers: 'read',
    users: 'read',
  },
  places: [],
  numbers: [],
  users: [],
  phones: [],
  changes: [],
  ...some,
});
const office = place('1', '本社', 'office');
const shop = place('2', '西船橋');
const first = '+815017481234';

/** What would be done at the press of the button. */
const stepsOf = (
  there: Partial<Directory>,
  here: Partial<Here> = {},
  choices: Partial<Choices> = {},
) => {
  const all = { ...nothing, ...here };
  const proposal = propose(directory(there), all);
  return choose(proposal, { ...noChoices, ...choices }, all.groups).steps;
};

describe('a number', () => {
  const there = { places: [office, shop], numbers: [number(first, shop.key)] };

  test('becomes a line of its place, and the place a new group, without being asked', () => {
    expect(stepsOf(there)).toEqual([
      { kind: 'group', rowId: `group:${shop.key}`, code: 'G01', name: '西船橋' },
      {
        kind: 'line',
        rowId: `line:${first}`,
        number: first,
        fields: {
          number: '05017481234',
          storeName: '西船橋',
          storeCode: 'G01',
          groupCode: 'G01',
        },
      },
    ]);
  });

  test('joins the group that has the place’s name, in whatever width it’s typed', () => {
    const groups = [{ id: 'G07', name: ' 西船橋 ' }];
    expect(stepsOf(there, { groups })).toMatchObject([
      { kind: 'line', fields: { groupCode: 'G07' } },
    ]);
  });

  test('joins the group it was brought to at the last import, whatever either is called now', () => {
    const groups = [
      { id: 'G07', name: '西船橋' },
      { id: 'G08', name: '一号店' },
    ];
    const places = [{ ...shop, groupCode: 'G08' }];
    expect(stepsOf({ ...there, places }, { groups })).toMatchObject([
      { fields: { groupCode: 'G08' } },
    ]);
    const lost = [{ ...shop, groupCode: 'G99' }];
    expect(stepsOf({ ...there, places: lost }, { groups })).toMatchObject([
      { fields: { groupCode: 'G07' } },
    ]);
  });

  test('joins the group of the line that already takes another number of the place', () => {
    const numbers = [...there.numbers, number('+815017491234', shop.key)];
    const groups = [{ id: 'G03', name: '一号店' }];
    const lines = [line('0501749', 'G03', '一号店')];
    expect(stepsOf({ ...there, numbers }, { groups, lines })).toMatchObject([
      { number: first, fields: { groupCode: 'G03' } },
    ]);
  });

  test.each(['05017481234', '+815017481234', '0501748'])(
    'that a line takes already (%s) is not proposed',
    (taken) => {
      const lines = [line(taken, 'G01', '西船橋')];
      const proposal = propose(directory(there), { ...nothing, lines });
      expect(proposal.lines).toEqual([]);
      expect(proposal.counts.lines).toBe(1);
    },
  );

  test('of a person waits to be ticked: their group would see their calls', () => {
    const direct = { ...there, users: [user('9', '中野 健', [shop.key])] };
    const numbers = [number('+815030001002', 'user:9')];
    const groups = [{ id: 'G01', name: '西船橋' }];
    expect(stepsOf({ ...direct, numbers }, { groups })).toEqual([]);
    const picked = { 'line:+815030001002': true };
    expect(stepsOf({ ...direct, numbers }, { groups }, { picked })).toMatchObject([
      { fields: { storeName: '中野 健', groupCode: 'G01' } },
    ]);
  });

  test('of an office whose calls aren’t received waits to be ticked', () => {
    const numbers = [number(first, shop.key, '2')];
    expect(stepsOf({ ...there, numbers }, { officeIds: ['1'] })).toEqual([]);
    expect(stepsOf({ ...there, numbers }, { officeIds: ['2'] })).not.toEqual([]);
  });

  test('of something that isn’t read gets the office’s name, and waits to be ticked', () => {
    const numbers = [number(first, 'callrouter:77')];
    const [proposed] = propose(directory({ ...there, numbers }), nothing).lines;
    expect(proposed).toMatchObject({ storeName: '本社', group: `new:${office.key}` });
    expect(stepsOf({ ...there, numbers })).toEqual([]);
    const [alone] = propose(directory({ numbers }), nothing).lines;
    expect(alone).toMatchObject({ storeName: '050-1748-1234', group: null });
  });

  test('that rings nobody is counted', () => {
    const { lines, counts } = propose(directory({ numbers: [number(first, null)] }), nothing);
    expect([lines, counts.unassigned]).toEqual([[], 1]);
  });

  test('goes to another group if the admin says so', () => {
    const groups = [{ id: 'G05', name: '葛西' }];
    const lineGroups = { [first]: 'group:G05' as const };
    expect(stepsOf(there, { groups }, { lineGroups })).toMatchObject([
      { kind: 'line', fields: { groupCode: 'G05', storeCode: 'G05' } },
    ]);
  });
});

describe('a place', () => {
  test('without a number is proposed as a group, but not ticked', () => {
    const there = { places: [shop] };
    expect(propose(directory(there), nothing).groups).toMatchObject([{ code: 'G01' }]);
    expect(stepsOf(there)).toEqual([]);
    expect(stepsOf(there, {}, { picked: { [`group:${shop.key}`]: true } })).toHaveLength(1);
  });

  test('of the same name as another one is the same group', () => {
    const there = { places: [shop, place('3', '西船橋', 'department'), place('4', '葛西')] };
    const { groups } = propose(directory(there), nothing);
    expect(groups.map(({ name, code }) => [name, code])).toEqual([
      ['西船橋', 'G01'],
      ['葛西', 'G02'],
    ]);
  });

  test('takes the code that is typed, and joins a group that has it', () => {
    const there = { places: [shop], numbers: [number(first, shop.key)] };
    const codes = { [shop.key]: ' Ｎ１ ' };
    expect(stepsOf(there, {}, { codes })).toMatchObject([
      { kind: 'group', code: 'N1' },
      { kind: 'line', fields: { groupCode: 'N1' } },
    ]);
    const groups = [{ id: 'N1', name: '一号店' }];
    expect(stepsOf(there, { groups }, { codes })).toMatchObject([{ kind: 'line' }]);
    const proposal = propose(directory(there), nothing);
    const wrong = choose(proposal, { ...noChoices, codes: { [shop.key]: 'a/b' } }, []);
    expect(wrong.hasProblem).toBe(true);
  });
});

describe('a user', () => {
  const there = { places: [office, shop], users: [user('nakano', '中野 健', [shop.key])] };
  const groups = [
    { id: 'G01', name: '西船橋' },
    { id: 'G02', name: '本社' },
  ];
  const picked = { 'invite:nakano': true };

  test('who is no member can be invited with the groups of their place; no mail goes out unasked', () => {
    expect(stepsOf(there, { groups })).toEqual([]);
    expect(stepsOf(there, { groups }, { picked })).toEqual([
      {
        kind: 'invite',
        rowId: 'invite:nakano',
        email: 'nakano@example.com',
        name: '中野 健',
        groupCodes: ['G01'],
      },
    ]);
  });

  test('in no department or call centre gets the office’s group', () => {
    const users = [user('nakano', '中野 健')];
    expect(stepsOf({ ...there, users }, { groups }, { picked })).toMatchObject([
      { groupCodes: ['G02'] },
    ]);
  });

  test('brings along the new group they need', () => {
    expect(stepsOf(there, {}, { picked })).toMatchObject([
      { kind: 'group', name: '西船橋' },
      { kind: 'invite', groupCodes: ['G02'] },
    ]);
  });

  test.each([
    ['a member, in whatever case', { members: [member('m', { email: 'NAKANO@example.com' })] }],
    ['an inactive member', { members: [member('nakano', { active: false })] }],
    ['invited', { invitations: [{ email: 'nakano@example.com' }] }],
  ])('who is %s is not proposed', (_, here) => {
    expect(propose(directory(there), { ...nothing, ...here }).invites).toEqual([]);
  });

  test('who is suspended is never invited, and told of if they are an active member', () => {
    const users = [
      { ...user('nakano', '中野 健'), isSuspended: true },
      { ...user('other', '前田 光'), isSuspended: true },
    ];
    const members = [member('nakano')];
    const proposal = propose(directory({ users }), { ...nothing, members });
    expect(proposal.invites).toEqual([]);
    expect(proposal.suspended).toEqual([{ uid: 'nakano', name: 'nakano' }]);
    const changes = [{ what: 'user-suspended' as const, uid: 'nakano' }];
    expect(propose(directory({ users, changes }), { ...nothing, members }).suspended).toEqual([]);
  });

  test('without a mail address is counted', () => {
    const users = [{ ...user('nakano', '中野 健'), emails: [] }];
    const { invites, counts } = propose(directory({ users }), nothing);
    expect([invites, counts.withoutMail]).toEqual([[], 1]);
  });
});

describe('a change at Dialpad', () => {
  const renamed = { what: 'place-renamed', key: shop.key, from: '西船橋', to: '駅前' } as const;
  const named = { ...shop, name: '駅前', isNew: false, groupCode: 'G01' };

  test('of a name is taken over where the old name still stands', () => {
    const groups = [{ id: 'G01', name: '西船橋' }];
    const lines = [line('0501748', 'G01', '西船橋'), line('0501749', 'G01', '西船橋 本館')];
    const there = { places: [named], changes: [renamed] };
    expect(stepsOf(there, { groups, lines })).toMatchObject([
      { kind: 'rename-group', code: 'G01', name: '駅前' },
      { kind: 'change-line', lineId: '0501748', fields: { storeName: '駅前', groupCode: 'G01' } },
    ]);
    const own = [{ id: 'G01', name: '一号店' }];
    expect(stepsOf(there, { groups: own, lines: [] })).toEqual([]);
  });

  test('of a number’s place waits to be ticked: others would see its calls', () => {
    const changes = [{ what: 'number-moved' as const, number: first, from: '西船橋', to: '葛西' }];
    const kasai = { ...place('3', '葛西'), isNew: false };
    const there = { places: [kasai], numbers: [number(first, kasai.key)], changes };
    const groups = [
      { id: 'G01', name: '西船橋' },
      { id: 'G03', name: '葛西' },
    ];
    const lines = [line('05017481234', 'G01', '西船橋')];
    expect(stepsOf(there, { groups, lines })).toEqual([]);
    const picked = { 'change:number-moved:0': true };
    expect(stepsOf(there, { groups, lines }, { picked })).toMatchObject([
      { lineId: '05017481234', fields: { storeName: '葛西', groupCode: 'G03' } },
    ]);
    // A line that takes other numbers too stays as it is.
    expect(stepsOf(there, { groups, lines: [line('0501748', 'G01', '')] }, { picked })).toEqual([]);
  });
});

describe('what was there at the last import', () => {
  const seen = {
    places: [{ ...shop, isNew: false }],
    numbers: [{ ...number(first, shop.key), isNew: false }],
    users: [{ ...user('nakano', '中野 健', [shop.key]), isNew: false }],
  };

  test('is no news, and not ticked, though it can still be taken', () => {
    const proposal = propose(directory(seen), nothing);
    expect(newsOf(proposal)).toEqual({ groups: 0, lines: 0, invites: 0, phones: 0, changes: 0 });
    expect(choose(proposal, noChoices, []).steps).toEqual([]);
    expect(stepsOf(seen, {}, { picked: { [`line:${first}`]: true } })).toHaveLength(2);
  });

  test('and has been taken is not proposed any more', () => {
    const here = {
      ...nothing,
      groups: [{ id: 'G01', name: '西船橋' }],
      lines: [line('05017481234', 'G01', '西船橋')],
      members: [member('nakano')],
    };
    const { groups, lines, invites, counts } = propose(directory(seen), here);
    expect([groups, lines, invites]).toEqual([[], [], []]);
    expect(counts).toMatchObject({ groups: 1, lines: 1, members: 1 });
    expect(choose(propose(directory(seen), here), noChoices, here.groups).kept).toEqual([
      { key: shop.key, groupCode: 'G01' },
    ]);
  });
});

describe('an Asterisk', () => {
  const queue = { ...place('pbx.shop', 'shop', 'queue'), officeId: null };
  const phone = (extension: string, name = '') => ({
    extension,
    name,
    isOnline: true,
    isNew: true,
  });
  const pbx = directory({
    places: [queue],
    numbers: [
      number('+815017490003', queue.key),
      number('+815017480001', 'phone:101'),
      number('+815017480002', 'dialplan:pbx'),
    ],
    phones: [phone('101', '中野健'), phone('102', 'だれか'), phone('103'), phone('104')],
  });
  const here: Here = {
    ...nothing,
    members: [member('nakano', { name: '中野 健', extensions: ['104'] }), member('inoue')],
  };
  const proposal = propose(pbx, here);
  const chosen = (choices: Partial<Choices> = {}) =>
    choose(proposal, { ...noChoices, ...choices }, here.groups, here.members);

  test('has queues for groups, numbers for lines, and telephones at which nobody sits yet', () => {
    expect(proposal.groups).toMatchObject([{ key: queue.key, name: 'shop', code: 'G01' }]);
    expect(proposal.lines).toMatchObject([
      { number: '+815017490003', group: `new:${queue.key}`, isSafe: true },
      { number: '+815017480001', group: null, isDirect: true, isSafe: false },
      { number: '+815017480002', group: null, isDirect: false, isSafe: false },
    ]);
    expect(proposal.phones.map(({ extension, uid }) => [extension, uid])).toEqual([
      ['101', 'nakano'],
      ['102', null],
      ['103', null],
    ]);
    expect(proposal.counts.phones).toBe(1);
    expect(newsOf(proposal)).toMatchObject({ groups: 1, lines: 3, phones: 3 });
  });

  test('gives nobody a telephone by itself, nor one without a member', () => {
    expect(chosen().phones.some(({ isPicked }) => isPicked)).toBe(false);
    expect(chosen({ picked: { 'phone:102': true } }).phones.some((one) => one.isPicked)).toBe(
      false,
    );
  });

  test('adds each ticked telephone to those that its member has', () => {
    const { steps } = chosen({
      picked: { 'phone:101': true, 'phone:103': true, 'line:+815017490003': false },
      phoneOwners: { '103': 'nakano' },
    });
    expect(steps).toMatchObject([
      { kind: 'extensions', member: { uid: 'nakano' }, extensions: ['104', '101'] },
      { kind: 'extensions', member: { uid: 'nakano' }, extensions: ['104', '101', '103'] },
    ]);
  });

  test('remembers the group of each queue', () => {
    expect(chosen().kept).toEqual([{ key: queue.key, groupCode: 'G01' }]);
  });
});
