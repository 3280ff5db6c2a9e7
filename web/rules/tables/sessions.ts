import { paths } from '@cti/functions/model/paths';
import { absoluteDaysRange, idleMinutesRange } from '@cti/functions/model/session-limits';
import { create, get, now, remove, update } from '../operation.ts';
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

const existing = paths.settings(customerA, 'sessions');
/** Where there is none yet. */
const fresh = paths.settings(customerB, 'sessions');
const unsigned = { idleMinutes: 30, absoluteDays: 7 };
const valid = { ...unsigned, updatedBy: adminOfA.uid, updatedAt: now };

export const sessionRows: Row[] = [
  {
    title: 'TEN-01 get the limits of sessions',
    allow: eachOf([adminOfA, operatorOfA, viewerOfA, memberOfBoth], get(existing)),
    deny: eachOf(outsiders, get(existing)),
  },
  {
    title: 'ROL-07 change the limits of sessions',
    allow: eachDoes([adminOfA], { changes: update(existing, valid) }),
    deny: eachDoes([operatorOfA, viewerOfA, memberOfBoth, ...outsiders], {
      changes: update(existing, valid),
    }),
  },
  {
    title: 'take the limits of sessions away',
    allow: { server: as('server', remove(existing)) },
    deny: eachOf([adminOfA, operatorOfA], remove(existing)),
  },
  {
    title: 'who wrote the limits of sessions',
    allow: { 'they themselves, now': as(adminOfA, update(existing, valid)) },
    deny: {
      'somebody else': as(adminOfA, update(existing, { ...valid, updatedBy: colleagueOfA.uid })),
      nobody: as(adminOfA, create(existing, unsigned)),
      'in the past': as(adminOfA, update(existing, { ...valid, updatedAt: earlier })),
    },
  },
  {
    title: 'the limits of sessions of another customer',
    allow: { 'their own': as(adminOfA, update(existing, valid)) },
    deny: { 'of B': as(adminOfA, create(fresh, valid)) },
  },
  ...fieldRows({
    title: 'the limits of sessions',
    who: adminOfA,
    fresh: existing,
    valid,
    fields: {
      idleMinutes: {
        good: [null, idleMinutesRange.least, idleMinutesRange.most],
        bad: [absent, '30', 0, idleMinutesRange.least - 1, idleMinutesRange.most + 1, 30.5],
      },
      absoluteDays: {
        good: [absoluteDaysRange.least, absoluteDaysRange.most],
        bad: [absent, null, '30', absoluteDaysRange.least - 1, absoluteDaysRange.most + 1, 1.5],
      },
      secondFactor: { good: [absent], bad: ['off'] },
    },
  }),
];
