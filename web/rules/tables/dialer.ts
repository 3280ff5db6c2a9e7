import { paths } from '@cti/functions/model/paths';
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

const existing = paths.settings(customerA, 'dialer');
const unsigned = { clientId: 'abcDEF_012-345' };
const valid = { ...unsigned, updatedBy: adminOfA.uid, updatedAt: now };

export const dialerRows: Row[] = [
  {
    title: 'get the mini dialer',
    allow: eachOf([adminOfA, operatorOfA, viewerOfA, memberOfBoth], get(existing)),
    deny: eachOf(outsiders, get(existing)),
  },
  {
    title: 'change the mini dialer',
    allow: eachDoes([adminOfA], { changes: update(existing, valid) }),
    deny: eachDoes([operatorOfA, viewerOfA, memberOfBoth, ...outsiders], {
      changes: update(existing, valid),
    }),
  },
  {
    title: 'take the mini dialer away',
    allow: {
      server: as('server', remove(existing)),
      'say there is none': as(adminOfA, update(existing, { ...valid, clientId: null })),
    },
    deny: eachOf([adminOfA, operatorOfA], remove(existing)),
  },
  {
    title: 'who wrote the mini dialer',
    allow: { 'they themselves, now': as(adminOfA, update(existing, valid)) },
    deny: {
      'somebody else': as(adminOfA, update(existing, { ...valid, updatedBy: colleagueOfA.uid })),
      nobody: as(adminOfA, create(existing, unsigned)),
      'in the past': as(adminOfA, update(existing, { ...valid, updatedAt: earlier })),
      'in another customer': as(adminOfA, create(paths.settings(customerB, 'dialer'), valid)),
    },
  },
  ...fieldRows({
    title: 'the mini dialer',
    who: adminOfA,
    fresh: existing,
    valid,
    fields: {
      clientId: {
        good: [null, 'a'.repeat(8), 'Z9_-'.repeat(25)],
        bad: [absent, '', 'a'.repeat(7), 'a'.repeat(101), '../evil', 'a/bcdefgh', 'abcdefgh?', 7],
      },
      origin: { good: [absent], bad: ['https://other.example'] },
    },
  }),
];
