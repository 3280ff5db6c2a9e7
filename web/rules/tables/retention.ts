import { paths } from '@cti/functions/model/paths';
import { longestCallDays, shortestCallDays } from '@cti/functions/model/retention';
import { create, get, list, now, remove, update } from '../operation.ts';
import {
  adminOfA,
  colleagueOfA,
  customerA,
  customerB,
  memberOfBoth,
  operatorOfA,
  outsiders,
  viewerOfA,
} from '../personas.ts';
import { absent, as, eachDoes, eachOf, fieldRows, type Row } from '../table.ts';
import { earlier } from '../world.ts';

const existing = paths.settings(customerA, 'retention');
/** Where there is none yet. */
const fresh = paths.settings(customerB, 'retention');
const unsigned = { callDays: 365 };
const valid = { ...unsigned, updatedBy: adminOfA.uid, updatedAt: now };

export const retentionRows: Row[] = [
  {
    title: 'TEN-01 get the retention',
    allow: eachOf([adminOfA, operatorOfA, viewerOfA, memberOfBoth], get(existing)),
    deny: eachOf(outsiders, get(existing)),
  },
  {
    title: 'the settings as a list',
    allow: { server: as('server', list(`${paths.customer(customerA)}/settings`, { limit: 1 })) },
    deny: eachOf(
      [adminOfA, operatorOfA],
      list(`${paths.customer(customerA)}/settings`, { limit: 1 }),
    ),
  },
  {
    title: 'ROL-07 change the retention',
    allow: eachDoes([adminOfA], { changes: update(existing, valid) }),
    deny: eachDoes([operatorOfA, viewerOfA, memberOfBoth, ...outsiders], {
      changes: update(existing, valid),
    }),
  },
  {
    title: 'take the retention away',
    allow: { server: as('server', remove(existing)) },
    deny: eachOf([adminOfA, operatorOfA], remove(existing)),
  },
  {
    title: 'who wrote the retention',
    allow: { 'he himself, now': as(adminOfA, update(existing, valid)) },
    deny: {
      'somebody else': as(adminOfA, update(existing, { ...valid, updatedBy: colleagueOfA.uid })),
      nobody: as(adminOfA, create(existing, unsigned)),
      'in the past': as(adminOfA, update(existing, { ...valid, updatedAt: earlier })),
    },
  },
  {
    title: 'the retention of another customer',
    allow: { 'his own': as(adminOfA, update(existing, valid)) },
    deny: { 'of B': as(adminOfA, create(fresh, valid)) },
  },
  ...fieldRows({
    title: 'the retention',
    who: adminOfA,
    fresh: existing,
    valid,
    fields: {
      callDays: {
        good: [shortestCallDays, longestCallDays],
        bad: [absent, null, '365', shortestCallDays - 1, longestCallDays + 1, 365.5],
      },
      ledgerDays: { good: [absent], bad: [1] },
    },
  }),
];
