import { paths } from '@cti/functions/model/paths';
import {
  collectionGroup,
  count,
  list,
  type Filter,
  type Operation,
  type Selection,
} from '../operation.ts';
import {
  adminOfA,
  customerA,
  memberOfBoth,
  operatorOfA,
  operatorOfA2,
  operatorOfBothGroups,
  outsiders,
  viewerOfA,
} from '../personas.ts';
import { as, eachOf, type Row } from '../table.ts';

const calls = paths.calls(customerA);
const own: Filter = ['groupCode', 'in', ['G01']];
const select = (selection: Selection): Operation => list(calls, selection);

const board = select({
  where: [['active', '==', true], ['mergedInto', '==', null], own],
  newestFirst: 'startedAt',
  limit: 200,
});
const boardOfAll = select({
  where: [
    ['active', '==', true],
    ['mergedInto', '==', null],
  ],
  newestFirst: 'startedAt',
  limit: 200,
});
const history = select({
  where: [
    ['mergedInto', '==', null],
    ['groupCode', '==', 'G01'],
  ],
  newestFirst: 'startedAt',
  limit: 100,
});
const manyGroups = Array.from({ length: 29 }, (_, index) => `X${index}`);

export const callQueryRows: Row[] = [
  {
    title: 'TEN-01 the board of G01',
    allow: eachOf([adminOfA, operatorOfA, operatorOfBothGroups, viewerOfA, memberOfBoth], board),
    deny: eachOf([operatorOfA2, ...outsiders], board),
  },
  {
    title: 'TEN-01 the history of G01',
    allow: eachOf([adminOfA, operatorOfA, viewerOfA, memberOfBoth], history),
    deny: eachOf([operatorOfA2, ...outsiders], history),
  },
  {
    title: 'the board of all groups',
    allow: eachOf([adminOfA], boardOfAll),
    deny: eachOf([operatorOfA, operatorOfBothGroups, viewerOfA], boardOfAll),
  },
  {
    title: 'TEN-05 calls by group code, as operator of G01',
    allow: {
      'own group': as(operatorOfA, select({ where: [['groupCode', '==', 'G01']], limit: 200 })),
      'in [own]': as(operatorOfA, select({ where: [own], limit: 200 })),
    },
    deny: {
      'foreign group': as(operatorOfA, select({ where: [['groupCode', '==', 'G02']], limit: 200 })),
      'in [foreign]': as(
        operatorOfA,
        select({ where: [['groupCode', 'in', ['G02']]], limit: 200 }),
      ),
      'in [own, foreign]': as(
        operatorOfA,
        select({ where: [['groupCode', 'in', ['G01', 'G02']]], limit: 200 }),
      ),
      'in [own, 29 foreign]': as(
        operatorOfA,
        select({ where: [['groupCode', 'in', ['G01', ...manyGroups]]], limit: 200 }),
      ),
      'no filter': as(operatorOfA, select({ limit: 200 })),
      'another filter': as(operatorOfA, select({ where: [['active', '==', true]], limit: 200 })),
    },
  },
  {
    title: 'TEN-05 calls of two groups',
    allow: eachOf(
      [operatorOfBothGroups, adminOfA],
      select({ where: [['groupCode', 'in', ['G01', 'G02']]], limit: 200 }),
    ),
    deny: eachOf(
      [operatorOfA, operatorOfA2, viewerOfA],
      select({ where: [['groupCode', 'in', ['G01', 'G02']]], limit: 200 }),
    ),
  },
  {
    title: 'TEN-06 calls without group',
    allow: eachOf([adminOfA], select({ where: [['groupCode', '==', null]], limit: 200 })),
    deny: eachOf(
      [operatorOfA, operatorOfBothGroups, viewerOfA],
      select({ where: [['groupCode', '==', null]], limit: 200 }),
    ),
  },
  {
    title: 'TEN-10 calls by document id',
    allow: {
      admin: as(adminOfA, select({ where: [['__name__', 'in', ['call-g02']]], limit: 1 })),
      'operator, by group': as(operatorOfA, select({ where: [own], limit: 1 })),
    },
    deny: {
      'a foreign id': as(
        operatorOfA,
        select({ where: [['__name__', 'in', ['call-g02']]], limit: 1 }),
      ),
      'own and foreign ids': as(
        operatorOfA,
        select({ where: [['__name__', 'in', ['call-g01', 'call-g02']]], limit: 2 }),
      ),
      'an id without the group': as(
        operatorOfA,
        select({ where: [['__name__', '==', 'call-g02']], limit: 1 }),
      ),
    },
  },
  {
    title: 'TEN-16 how many calls at once',
    allow: {
      'operator, 200': as(operatorOfA, select({ where: [own], limit: 200 })),
      'admin, 200': as(adminOfA, select({ limit: 200 })),
    },
    deny: {
      'operator, 201': as(operatorOfA, select({ where: [own], limit: 201 })),
      'operator, no limit': as(operatorOfA, select({ where: [own] })),
      'admin, 201': as(adminOfA, select({ limit: 201 })),
      'admin, no limit': as(adminOfA, select({})),
    },
  },
  {
    title: 'count calls of G01',
    allow: eachOf([adminOfA, operatorOfA, viewerOfA], count(calls, { where: [own], limit: 200 })),
    deny: {
      ...eachOf([operatorOfA2, ...outsiders], count(calls, { where: [own], limit: 200 })),
      'no limit': as(operatorOfA, count(calls, { where: [own] })),
      'no group': as(operatorOfA, count(calls, { limit: 200 })),
    },
  },
  {
    title: 'TEN-01 calls of all customers at once',
    allow: { 'a server': as('server', collectionGroup('amiEvents', { limit: 1 })) },
    deny: eachOf(
      [adminOfA, operatorOfA, memberOfBoth, ...outsiders],
      collectionGroup('amiEvents', { where: [own], limit: 1 }),
    ),
  },
];
