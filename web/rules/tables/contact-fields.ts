import { paths } from '@cti/functions/model/paths';
import { create, now, update } from '../operation.ts';
import { customerA, nameOf, operatorOfA } from '../personas.ts';
import { absent, as, fieldRows, type Row } from '../table.ts';
import { contact, earlier, visit } from '../world.ts';

const fresh = paths.contact(customerA, 'new');
const existing = paths.contact(customerA, 'yamada');
const long = (characters: number) => 'あ'.repeat(characters);
const numbers = (count: number) =>
  Array.from({ length: count }, (_, index) => `+81901234${1000 + index}`);
const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const keys = (count: number) =>
  Object.fromEntries(range(count).map((index) => [`key-${index}`, 1_800_000_000_000]));
const tags = (count: number) => range(count).map((index) => `タグ${index}`.padEnd(30, 'あ'));
const values = (count: number, text = long(500)) =>
  Object.fromEntries(range(count).map((index) => [`f${index}`, text]));
const visits = (count: number) => Array.from({ length: count }, () => visit);
const caution = (changed: Record<string, unknown>) => ({
  text: '注意',
  authorName: nameOf(operatorOfA),
  until: null,
  ...changed,
});

const contactRows = (fields: Parameters<typeof fieldRows>[0]['fields']): Row[] =>
  fieldRows({
    title: 'ROL-14 a contact',
    who: operatorOfA,
    fresh,
    existing,
    valid: { ...contact, caution: null },
    fields,
  });

const fullest = {
  ...contact,
  phones: numbers(20),
  caution: caution({ until: earlier }),
  ban: caution({ until: earlier }),
  noCalls: { authorName: nameOf(operatorOfA), at: now },
  tags: tags(20),
  fields: values(30),
  externalId: long(100),
  recentVisits: visits(5),
  searchKeys: keys(200),
  kindBy: 'rule',
  recentAt: now,
  updatedAt: now,
  updatedByUid: operatorOfA.uid,
};

/** A rule that costs more than 1000 expressions refuses everything; here it would be noticed first. */
const cost: Row = {
  title: 'the fullest contact can be checked',
  allow: {
    new: as(operatorOfA, create(fresh, { ...fullest, createdAt: now })),
    changed: as(operatorOfA, update(existing, fullest)),
  },
  deny: {
    'new, one number more': as(operatorOfA, create(fresh, { ...fullest, phones: numbers(21) })),
    'changed, one number more': as(
      operatorOfA,
      update(existing, { ...fullest, phones: numbers(21) }),
    ),
  },
};

/** The plain fields of a contact at their limits and beyond them. */
export const plainFieldRows: Row[] = contactRows({
  name: { good: ['', long(200)], bad: [absent, null, 1, {}, long(201)] },
  kana: { good: [absent, '', long(200)], bad: [null, 1, long(201)] },
  kind: {
    good: ['new', 'regular', 'vip'],
    bad: [absent, null, '', 'VIP', 'admin', 1, ['vip']],
  },
  kindBy: { good: [absent, 'hand', 'rule'], bad: [null, '', 'visits', 1] },
  recentAt: { good: [absent, now], bad: [earlier, 'today', 1] },
  visitCounts: { good: [absent], bad: [{ nishifuna: 1 }] },
  externalId: { good: [absent, '', long(100)], bad: [null, 7, long(101)] },
  tags: {
    good: [absent, [], ['常連'], tags(20)],
    bad: [null, 'x', tags(21), [''], [long(31)], ['二\n行'], ['同じ', '同じ'], [7], [null]],
  },
  fields: {
    good: [absent, {}, { rank: 'ゴールド' }, values(30)],
    bad: [
      null,
      'x',
      [],
      values(31),
      { rank: long(15_031) },
      { rank: '二\n行' },
      { rank: 7 },
      { rank: null },
      { rank: { a: 'x' } },
      { 'a,b': 'x' },
      { Rank: 'x' },
    ],
  },
  orderDebt: { good: [absent], bad: [1] },
  lastVisitToldAt: { good: [absent], bad: [now] },
  chosenFor: { good: [absent], bad: [{}] },
  email: { good: [absent, '', long(200)], bad: [null, 1, long(201)] },
  address: { good: [absent, '', long(500)], bad: [null, 1, long(501)] },
  notes: { good: [absent, '', long(5000)], bad: [null, 1, long(5001)] },
  transportFee: {
    good: [absent, null, 0, 0.5, 1_000_000],
    bad: [-1, -0.5, 1_000_001, Number.NaN, Number.POSITIVE_INFINITY, '1000', true, {}],
  },
  orderCount: { good: [absent, 0, 1, 100_000], bad: [null, -1, 10_000_001, 1.5, '7', true] },
  lastVisitAt: { good: [absent, null, earlier], bad: ['2026-11-01', 1_762_000_000, {}] },
  credit: { good: [absent], bad: ['A', null] },
  role: { good: [absent], bad: ['admin'] },
});

/** The lists and maps of a contact, likewise. */
export const listFieldRows: Row[] = [
  ...contactRows({
    phones: {
      good: [[], ['+8190123'], ['+819012345678901'], numbers(20)],
      bad: [
        absent,
        null,
        '+819012345678',
        {},
        numbers(21),
        ['09012345678'],
        ['+09012345678'],
        ['+819012'],
        ['+8190123456789012'],
        ['+81-90-1234-5678'],
        ['+819012345678', ''],
        ['+819012345678,+81335551234'],
        ['+819012345678\n'],
        ['x+819012345678'],
        ['+819012345678', '+819012345678'],
        [819012345678],
        ['+819012345678', null],
        ['+819012345678', { number: '+81335551234' }],
      ],
    },
    caution: {
      good: [
        absent,
        null,
        caution({}),
        caution({ until: earlier }),
        caution({ text: long(1000) }),
        { text: '注意', authorName: nameOf(operatorOfA) },
      ],
      bad: [
        '注意',
        ['注意'],
        {},
        caution({ text: long(1001) }),
        caution({ text: 1 }),
        caution({ authorName: 1 }),
        caution({ until: 'tomorrow' }),
        caution({ level: 3 }),
      ],
    },
    recentVisits: {
      good: [absent, [], visits(1), visits(5), [{ date: earlier }], [{ ...visit, amount: null }]],
      bad: [
        null,
        {},
        visits(6),
        visits(50),
        ['yesterday'],
        [{}],
        [{ ...visit, date: '2026-11-01' }],
        [{ ...visit, storeCode: 1 }],
        [{ ...visit, summary: null }],
        [{ ...visit, amount: '12000' }],
        [{ ...visit, staff: 'x' }],
        ...[1, 2, 3, 4].map((before) => [...visits(before), { before }]),
      ],
    },
    searchKeys: {
      good: [absent, {}, { やま: 1 }, { 'a,b': 5, 山田: 5 }, keys(200), { [long(400)]: 1 }],
      bad: [
        null,
        'key',
        [],
        ['やま'],
        keys(201),
        { やま: '1' },
        { やま: 1.5 },
        { やま: null },
        { やま: { ま: 1 } },
        { やま: 1, まや: 2 },
        Object.fromEntries(range(52).map((n) => [`${n}${long(400)}`, 1])),
      ],
    },
  }),
  cost,
];
