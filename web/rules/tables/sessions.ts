import { paths } from '@cti/functions/model/paths';
import { absoluteDaysRange, idleMinutesRange } from '@cti/functions/model/members/session-limits';
import { create, get, list, now, remove, update } from '../operation.ts';
import {
  adminOfA,
  bareAdmin,
  colleagueOfA,
  customerA,
  customerB,
  memberOfBoth,
  newcomerOfA,
  operatorOfA,
  outsiders,
  provenAdmin,
  strictCustomer,
  strictOperator,
  viewerOfA,
  type Persona,
} from '../personas.ts';
import { absent, as, eachDoes, eachOf, fieldRows, type Row } from '../table.ts';
import { earlier } from '../world.ts';

const existing = paths.settings(customerA, 'sessions');
/** Where there is none yet. */
const fresh = paths.settings(customerB, 'sessions');
const unsigned = { idleMinutes: 30, absoluteDays: 7 };
const strict = paths.settings(strictCustomer, 'sessions');
const own = paths.member(strictCustomer, `${bareAdmin.uid}`);
const signedBy = (who: Persona) => ({ updatedBy: who.uid, updatedAt: now });
const valid = { ...unsigned, updatedBy: adminOfA.uid, updatedAt: now };

export const sessionRows: Row[] = [
  {
    title: 'TEN-01 get the limits of sessions',
    allow: eachOf([adminOfA, operatorOfA, viewerOfA, memberOfBoth, newcomerOfA], get(existing)),
    deny: eachOf(
      outsiders.filter((who) => who !== newcomerOfA),
      get(existing),
    ),
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
  {
    title: 'AUT-15 an admin where a second factor is required',
    allow: {
      'with one': as(provenAdmin, list(paths.invitations(strictCustomer), { limit: 100 })),
      ...eachOf([provenAdmin, strictOperator], get(paths.customer(strictCustomer))),
      'without one: what is required': as(bareAdmin, get(strict)),
      'without one: the own member document': as(bareAdmin, get(own)),
    },
    deny: {
      'without one': as(bareAdmin, list(paths.invitations(strictCustomer), { limit: 100 })),
      'without one, as any member': as(bareAdmin, get(paths.customer(strictCustomer))),
      'without one: require it no more': as(
        bareAdmin,
        update(strict, { ...unsigned, secondFactor: 'off', ...signedBy(bareAdmin) }),
      ),
    },
  },
  {
    title: 'AUT-15 require a second factor',
    allow: {
      'of others and oneself': as(
        provenAdmin,
        update(strict, { ...unsigned, secondFactor: 'required', ...signedBy(provenAdmin) }),
      ),
    },
    deny: {
      'without having one': as(adminOfA, update(existing, { ...valid, secondFactor: 'required' })),
    },
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
      surprise: { good: [absent], bad: [1] },
      secondFactor: { good: [absent, 'off', 'offered'], bad: [null, 'on', true, 'required'] },
    },
  }),
];
