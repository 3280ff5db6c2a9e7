import { paths } from '@cti/functions/model/paths';
import { get, list, type Filter } from '../operation.ts';
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

const all = paths.statistics(customerA);
const day = (id: string) => paths.statistic(customerA, id);
const own: Filter = ['groupCode', 'in', ['G01']];

export const statisticRows: Row[] = [
  {
    title: 'TEN-01 get a day of G01',
    allow: eachOf(
      [adminOfA, operatorOfA, operatorOfBothGroups, viewerOfA, memberOfBoth],
      get(day('G01_20261101')),
    ),
    deny: eachOf([operatorOfA2, ...outsiders], get(day('G01_20261101'))),
  },
  {
    title: 'TEN-06 get a day of calls without group',
    allow: eachOf([adminOfA], get(day('_20261101'))),
    deny: eachOf([operatorOfA, viewerOfA], get(day('_20261101'))),
  },
  {
    title: 'TEN-05 which days at once, and how many',
    allow: {
      'own group, 1000': as(viewerOfA, list(all, { where: [own], limit: 1000 })),
      'all groups, admin': as(adminOfA, list(all, { limit: 1000 })),
    },
    deny: {
      1001: as(viewerOfA, list(all, { where: [own], limit: 1001 })),
      'no limit': as(adminOfA, list(all, {})),
      'all groups': as(operatorOfA, list(all, { limit: 1000 })),
      'a foreign group': as(
        operatorOfA,
        list(all, { where: [['groupCode', 'in', ['G01', 'G02']]], limit: 1000 }),
      ),
    },
  },
];
