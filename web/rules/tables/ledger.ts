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

const readers = [adminOfA, operatorOfA, operatorOfBothGroups, viewerOfA, memberOfBoth];
const everyone = [...readers, operatorOfA2, ...outsiders];

export const ledgerRows: Row[] = [
  {
    title: 'TEN-09 get an event of a call of G01',
    allow: eachOf(readers, get(event('event-g01'))),
    deny: eachOf([operatorOfA2, ...outsiders], get(event('event-g01'))),
  },
  {
    title: 'TEN-06 get an event of a call without group',
    allow: eachOf([adminOfA], get(event('event-none'))),
    deny: eachOf([operatorOfA, viewerOfA], get(event('event-none'))),
  },
  {
    title: 'get an event that belongs to no call yet',
    allow: eachOf([adminOfA], get(event('event-waiting'))),
    deny: eachOf([operatorOfA, viewerOfA, ...outsiders], get(event('event-waiting'))),
  },
  {
    title: 'TEN-09 events of a call of G01',
    allow: eachOf(readers, eventsOf('call-g01', 100)),
    deny: eachOf([operatorOfA2, ...outsiders], eventsOf('call-g01', 100)),
  },
  {
    title: 'TEN-09 events by call, as operator of G01',
    allow: { 'own call': as(operatorOfA, eventsOf('call-g01', 100)) },
    deny: {
      'call of a foreign group': as(operatorOfA, eventsOf('call-g02', 100)),
      'own and foreign calls': as(
        operatorOfA,
        list(ledger, { where: [['linkedId', 'in', ['call-g01', 'call-g02']]], limit: 100 }),
      ),
      'call without group': as(operatorOfA, eventsOf('call-none', 100)),
      'no such call': as(operatorOfA, eventsOf('no-such-call', 100)),
      'no call': as(operatorOfA, eventsOf(null, 100)),
      'all calls': as(operatorOfA, list(ledger, { limit: 100 })),
    },
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
      100: as(operatorOfA, eventsOf('call-g01', 100)),
      'count of 100': as(
        operatorOfA,
        count(ledger, { where: [['linkedId', '==', 'call-g01']], limit: 100 }),
      ),
    },
    deny: {
      101: as(operatorOfA, eventsOf('call-g01', 101)),
      'no limit': as(operatorOfA, eventsOf('call-g01')),
      'no limit, admin': as(adminOfA, eventsOf('call-g01')),
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
      ...eachDoes(everyone, {
        appends: create(event('new'), { raw: 'x', linkedId: null }),
        changes: update(event('event-g01'), { raw: 'y' }),
        deletes: remove(event('event-g01')),
      }),
    },
  },
];
