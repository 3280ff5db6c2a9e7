import { paths } from '@cti/functions/model/paths';
import { count, create, get, list, remove, update } from '../operation.ts';
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
import { as, eachDoes, eachOf, type Row } from '../table.ts';

const ledger = paths.ledger(customerA);
const event = (key: string) => paths.ledgerEntry(customerA, key);
const eventsOf = (linkedId: string | null, limit?: number) =>
  list(ledger, { where: [['linkedId', '==', linkedId]], ...(limit && { limit }) });

/** Everybody else of this customer and outside it: bodies are for admins, whoever may see the call. */
const others = [
  operatorOfA,
  operatorOfBothGroups,
  viewerOfA,
  memberOfBoth,
  operatorOfA2,
  ...outsiders,
];

export const ledgerRows: Row[] = [
  {
    title: 'ROL-16 get an event of a call of G01',
    allow: eachOf([adminOfA], get(event('event-g01'))),
    deny: eachOf(others, get(event('event-g01'))),
  },
  {
    title: 'TEN-06 get an event of a call without group',
    allow: eachOf([adminOfA], get(event('event-none'))),
    deny: eachOf(others, get(event('event-none'))),
  },
  {
    title: 'get an event that belongs to no call yet',
    allow: eachOf([adminOfA], get(event('event-waiting'))),
    deny: eachOf(others, get(event('event-waiting'))),
  },
  {
    title: 'ROL-16 events of a call of G01',
    allow: eachOf([adminOfA], eventsOf('call-g01', 100)),
    deny: eachOf(others, eventsOf('call-g01', 100)),
  },
  {
    title: 'events of no call, and of all calls',
    allow: {
      'no call': as(adminOfA, eventsOf(null, 100)),
      'all calls': as(adminOfA, list(ledger, { limit: 100 })),
    },
    deny: {
      'no call, operator': as(operatorOfA, eventsOf(null, 100)),
      'all calls, operator': as(operatorOfA, list(ledger, { limit: 100 })),
    },
  },
  {
    title: 'TEN-16 how many events at once',
    allow: {
      100: as(adminOfA, eventsOf('call-g01', 100)),
      'count of 100': as(
        adminOfA,
        count(ledger, { where: [['linkedId', '==', 'call-g01']], limit: 100 }),
      ),
    },
    deny: {
      101: as(adminOfA, eventsOf('call-g01', 101)),
      'no limit': as(adminOfA, eventsOf('call-g01')),
    },
  },
  {
    title: 'ROL-05 edit the ledger',
    allow: {
      'a server appends': as('server', create(event('new'), { raw: 'x', linkedId: null })),
      'a server links': as('server', update(event('event-waiting'), { linkedId: 'call-g01' })),
      'a server deletes': as('server', remove(event('event-g01'))),
    },
    deny: {
      ...eachDoes([adminOfA, ...others], {
        appends: create(event('new'), { raw: 'x', linkedId: null }),
        changes: update(event('event-g01'), { raw: 'y' }),
        deletes: remove(event('event-g01')),
      }),
    },
  },
];
