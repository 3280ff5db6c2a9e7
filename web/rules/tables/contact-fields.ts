import { paths } from '@cti/functions/model/paths';
import { customerA, nameOf, operatorOfA } from '../personas.ts';
import { absent, fieldRows, type Row } from '../table.ts';
import { contact, earlier, visit } from '../world.ts';

const long = (characters: number) => 'あ'.repeat(characters);
const numbers = (count: number) =>
  Array.from({ length: count }, (_, index) => `+81901234${1000 + index}`);
const keys = (count: number) => Array.from({ length: count }, (_, index) => `key-${index}`);
const visits = (count: number) => Array.from({ length: count }, () => visit);
const caution = (changed: Record<string, unknown>) => ({
  text: '注意',
  authorName: nameOf(operatorOfA),
  until: null,
  ...changed,
});

/** Every field of a contact at its limits and beyond them. */
export const contactFieldRows: Row[] = fieldRows({
  title: 'ROL-14 a contact',
  who: operatorOfA,
  fresh: paths.contact(customerA, 'new'),
  existing: paths.contact(customerA, 'yamada'),
  valid: { ...contact, caution: null },
  fields: {
    name: { good: ['', long(200)], bad: [absent, null, 1, {}, long(201)] },
    kana: { good: [absent, '', long(200)], bad: [null, 1, long(201)] },
    kind: {
      good: ['new', 'regular', 'vip'],
      bad: [absent, null, '', 'VIP', 'admin', 1, ['vip']],
    },
    email: { good: [absent, '', long(200)], bad: [null, 1, long(201)] },
    address: { good: [absent, '', long(500)], bad: [null, 1, long(501)] },
    notes: { good: [absent, '', long(5000)], bad: [null, 1, long(5001)] },
    phones: {
      good: [[], ['+8190123'], ['+819012345678901'], numbers(20)],
      bad: [
        absent,
        null,
        '+819012345678',
        {},
        numbers(21),
        numbers(10_000),
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
    transportFee: {
      good: [absent, null, 0, 0.5, 1_000_000],
      bad: [-1, -0.5, 1_000_001, Number.NaN, Number.POSITIVE_INFINITY, '1000', true, {}],
    },
    orderCount: { good: [absent, 0, 1, 100_000], bad: [null, -1, 1.5, '7', true] },
    lastVisitAt: { good: [absent, null, earlier], bad: ['2026-11-01', 1_762_000_000, {}] },
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
      good: [absent, [], visits(1), visits(5), [{ date: earlier }]],
      bad: [
        null,
        {},
        visits(6),
        visits(50),
        ['yesterday'],
        [{}],
        [{ ...visit, date: '2026-11-01' }],
        [{ ...visit, storeCode: long(51) }],
        [{ ...visit, summary: long(1001) }],
        [{ ...visit, amount: -1 }],
        [{ ...visit, staff: 'x' }],
        ...[1, 2, 3, 4].map((before) => [...visits(before), { before }]),
      ],
    },
    searchKeys: {
      good: [absent, [], [''], ['a,b', '山田'], keys(200), [long(10_000), long(9_999)]],
      bad: [null, 'key', {}, keys(201), ['a', 1], ['a\nb'], [null], [long(10_000), long(10_000)]],
    },
    credit: { good: [absent], bad: ['A', null] },
    role: { good: [absent], bad: ['admin'] },
  },
});
