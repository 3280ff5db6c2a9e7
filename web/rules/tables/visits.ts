import { paths } from '@cti/functions/model/paths';
import { count, create, get, list, remove, update } from '../operation.ts';
import {
  adminOfA,
  customerA,
  memberOfBoth,
  operatorOfA,
  outsiders,
  viewerOfA,
} from '../personas.ts';
import { absent, as, eachDoes, eachOf, fieldRows, type Row } from '../table.ts';
import { earlier, visit } from '../world.ts';

const visits = paths.visits(customerA, 'yamada');
const existing = `${visits}/visit-1`;
const fresh = `${visits}/new`;
const members = [adminOfA, operatorOfA, viewerOfA, memberOfBoth];
const long = (characters: number) => 'あ'.repeat(characters);

export const visitRows: Row[] = [
  {
    title: 'TEN-01 get a visit',
    allow: eachOf(members, get(existing)),
    deny: eachOf(outsiders, get(existing)),
  },
  {
    title: 'TEN-01 visits of a contact',
    allow: eachOf(members, list(visits, { newestFirst: 'date', limit: 100 })),
    deny: eachOf(outsiders, list(visits, { newestFirst: 'date', limit: 100 })),
  },
  {
    title: 'TEN-16 how many visits at once',
    allow: {
      100: as(operatorOfA, list(visits, { limit: 100 })),
      'count of 100': as(operatorOfA, count(visits, { limit: 100 })),
    },
    deny: {
      101: as(operatorOfA, list(visits, { limit: 101 })),
      'no limit': as(operatorOfA, list(visits, {})),
    },
  },
  {
    title: 'ROL-02 write a visit',
    allow: eachDoes([adminOfA, operatorOfA], {
      creates: create(fresh, visit),
      changes: update(existing, { summary: '90分' }),
    }),
    deny: eachDoes([viewerOfA, memberOfBoth, ...outsiders], {
      creates: create(fresh, visit),
      changes: update(existing, { summary: '90分' }),
    }),
  },
  {
    title: 'ROL-15 delete a visit',
    allow: eachOf([adminOfA, operatorOfA], remove(existing)),
    deny: eachOf([viewerOfA, memberOfBoth, ...outsiders], remove(existing)),
  },
  ...fieldRows({
    title: 'a visit',
    who: operatorOfA,
    fresh,
    existing,
    valid: visit,
    fields: {
      date: { good: [earlier], bad: [absent, null, '2026-11-01', 1_762_000_000] },
      storeCode: { good: [absent, '', long(50)], bad: [null, 1, long(51)] },
      summary: { good: [absent, '', long(1000)], bad: [null, 1, long(1001)] },
      amount: {
        good: [absent, null, 0, 0.5, 1_000_000_000],
        bad: [-1, 1_000_000_001, '12000', Number.NaN, Number.POSITIVE_INFINITY],
      },
      staff: { good: [absent], bad: ['x'] },
    },
  }),
];
