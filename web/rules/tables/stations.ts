import { paths } from '@cti/functions/model/paths';
import { create, type Filter, get, list, now, remove, update } from '../operation.ts';
import {
  adminOfA,
  colleagueOfA,
  customerA,
  inactiveOfA,
  operatorOfA,
  outsiders,
  viewerOfA,
  type Persona,
} from '../personas.ts';
import { absent, as, eachOf, fieldRows, type Row } from '../table.ts';
import { earlier } from '../world.ts';

const others = [adminOfA, colleagueOfA, viewerOfA, ...outsiders];
const station = (who: Persona) => paths.station(customerA, who.uid ?? 'nobody');
const canary = (who: Persona) => paths.canary(customerA, who.uid ?? 'nobody');
const browsers = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`station-${i}`, now]));
const taken = { station: 'station-2', since: now };

const stations: Row[] = [
  {
    title: 'get a station',
    allow: eachOf([operatorOfA], get(station(operatorOfA))),
    deny: eachOf(others, get(station(operatorOfA))),
  },
  {
    title: 'take a station',
    allow: {
      'the person himself': as(operatorOfA, update(station(operatorOfA), taken)),
      'a viewer, for the first time': as(viewerOfA, create(station(viewerOfA), taken)),
    },
    deny: {
      ...eachOf(others, update(station(operatorOfA), taken)),
      'deactivated, his own': as(inactiveOfA, create(station(inactiveOfA), taken)),
    },
  },
  ...fieldRows({
    title: 'take a station',
    who: colleagueOfA,
    fresh: station(colleagueOfA),
    valid: taken,
    fields: {
      station: { good: ['x'.repeat(40)], bad: [absent, null, 1, 'x'.repeat(41)] },
      since: { good: [], bad: [absent, null, earlier] },
      browsers: {
        good: [absent, {}, browsers(20)],
        bad: [
          null,
          'station-2',
          ['station-2'],
          browsers(21),
          { before: earlier },
          { 'no-time': 'x' },
          { ['y'.repeat(801)]: now },
        ],
      },
      note: { good: [absent], bad: ['x'] },
    },
  }),
  {
    title: 'stations: list and delete',
    allow: {
      'a server lists': as('server', list(`${paths.customer(customerA)}/stations`, { limit: 1 })),
      'a server deletes': as('server', remove(station(operatorOfA))),
    },
    deny: {
      'the person lists': as(
        operatorOfA,
        list(`${paths.customer(customerA)}/stations`, { limit: 1 }),
      ),
      'the person deletes': as(operatorOfA, remove(station(operatorOfA))),
    },
  },
];

const token = (who: Persona, name = 'here') =>
  paths.pushToken(customerA, who.uid ?? 'nobody', name);
const registered = (who: Persona, name = 'here') => ({
  uid: who.uid,
  station: name,
  address: 'address-2',
  updatedAt: now,
});
const registers = (who: Persona) => as(who, create(token(who), registered(who)));

const pushTokens: Row[] = [
  {
    title: 'register a browser for push messages',
    allow: {
      'the person himself': registers(colleagueOfA),
      'a viewer': registers(viewerOfA),
      anew: registers(operatorOfA),
    },
    deny: {
      'deactivated, his own': registers(inactiveOfA),
      "in a colleague's place": as(
        colleagueOfA,
        create(token(viewerOfA), registered(colleagueOfA)),
      ),
      "in a colleague's name": as(colleagueOfA, create(token(viewerOfA), registered(viewerOfA))),
      'under another name': as(
        colleagueOfA,
        create(token(colleagueOfA, 'there'), registered(colleagueOfA)),
      ),
    },
  },
  ...fieldRows({
    title: 'register a browser',
    who: colleagueOfA,
    fresh: token(colleagueOfA),
    valid: registered(colleagueOfA),
    fields: {
      station: { good: [], bad: [absent, null, 1] },
      address: { good: ['x'.repeat(4096)], bad: [absent, null, 1, 'x'.repeat(4097)] },
      updatedAt: { good: [], bad: [absent, null, earlier] },
      note: { good: [absent], bad: ['x'] },
    },
  }),
  {
    title: 'the name of a registered browser has an end',
    allow: {
      '40 characters': as(
        colleagueOfA,
        create(token(colleagueOfA, 'x'.repeat(40)), registered(colleagueOfA, 'x'.repeat(40))),
      ),
    },
    deny: {
      '41 characters': as(
        colleagueOfA,
        create(token(colleagueOfA, 'x'.repeat(41)), registered(colleagueOfA, 'x'.repeat(41))),
      ),
    },
  },
  {
    title: 'take a browser out',
    allow: { 'the person himself': as(operatorOfA, remove(token(operatorOfA))) },
    deny: eachOf(others, remove(token(operatorOfA))),
  },
  {
    title: 'read a push token',
    allow: { 'a server': as('server', get(token(operatorOfA))) },
    deny: eachOf([operatorOfA, ...others], get(token(operatorOfA))),
  },
];

const canaries: Row[] = [
  {
    title: 'get a canary',
    allow: eachOf([operatorOfA], get(canary(operatorOfA))),
    deny: {
      ...eachOf(others, get(canary(operatorOfA))),
      'deactivated, his own': as(inactiveOfA, get(canary(inactiveOfA))),
    },
  },
  {
    title: 'write a canary',
    allow: {
      'a server': as('server', create(canary(colleagueOfA), { nonce: 'x', receivedAt: now })),
    },
    deny: {
      'the person himself': as(operatorOfA, update(canary(operatorOfA), { receivedAt: now })),
      'an admin': as(adminOfA, update(canary(operatorOfA), { receivedAt: now })),
    },
  },
];

const bridges: Row[] = [
  {
    title: 'list the bridges',
    allow: eachOf(
      [adminOfA, operatorOfA, viewerOfA],
      list(paths.bridges(customerA), { limit: 100 }),
    ),
    deny: {
      ...eachOf(outsiders, list(paths.bridges(customerA), { limit: 100 })),
      deactivated: as(inactiveOfA, list(paths.bridges(customerA), { limit: 100 })),
      'too many': as(adminOfA, list(paths.bridges(customerA), { limit: 101 })),
    },
  },
  {
    title: 'write a bridge',
    allow: {
      'a server': as('server', create(paths.bridge(customerA, 'new'), { receivedAt: now })),
    },
    deny: {
      'an admin': as(adminOfA, update(paths.bridge(customerA, 'pbx'), { receivedAt: now })),
      'an admin, away': as(adminOfA, remove(paths.bridge(customerA, 'pbx'))),
    },
  },
];

const queues = paths.queues(customerA);
const own: Filter = ['groupCode', 'in', ['G01']];

/** What bridges tell besides calls. */
const pbx: Row[] = [
  {
    title: 'list what there is on phone systems',
    allow: eachOf([adminOfA], list(paths.pbxDirectories(customerA), { limit: 100 })),
    deny: {
      ...eachOf(
        [operatorOfA, viewerOfA, ...outsiders],
        list(paths.pbxDirectories(customerA), { limit: 100 }),
      ),
      'too many': as(adminOfA, list(paths.pbxDirectories(customerA), { limit: 101 })),
    },
  },
  {
    title: 'write what there is on a phone system',
    allow: {
      'a server': as('server', create(paths.pbxDirectory(customerA, 'new'), { receivedAt: now })),
    },
    deny: {
      'an admin': as(adminOfA, update(paths.pbxDirectory(customerA, 'pbx'), { phones: [] })),
      'an admin, away': as(adminOfA, remove(paths.pbxDirectory(customerA, 'pbx'))),
    },
  },
  {
    title: 'TEN-05 which queues at once, and how many',
    allow: {
      'own group': as(operatorOfA, list(queues, { where: [own], limit: 200 })),
      'own group, viewer': as(viewerOfA, list(queues, { where: [own], limit: 200 })),
      'all groups, admin': as(adminOfA, list(queues, { limit: 200 })),
    },
    deny: {
      ...eachOf(outsiders, list(queues, { where: [own], limit: 200 })),
      deactivated: as(inactiveOfA, list(queues, { where: [own], limit: 200 })),
      'all groups': as(operatorOfA, list(queues, { limit: 200 })),
      'a foreign group': as(
        operatorOfA,
        list(queues, { where: [['groupCode', 'in', ['G01', 'G02']]], limit: 200 }),
      ),
      'no group': as(operatorOfA, list(queues, { where: [['groupCode', '==', null]], limit: 200 })),
      'too many': as(adminOfA, list(queues, { limit: 201 })),
    },
  },
  {
    title: 'write a queue',
    allow: { 'a server': as('server', create(paths.queue(customerA, 'new'), { waiting: 0 })) },
    deny: {
      'an admin': as(adminOfA, update(paths.queue(customerA, 'pbx.shop'), { waiting: 0 })),
      'an operator': as(operatorOfA, update(paths.queue(customerA, 'pbx.shop'), { waiting: 0 })),
      'an admin, away': as(adminOfA, remove(paths.queue(customerA, 'pbx.shop'))),
    },
  },
];

export const stationRows: Row[] = [...stations, ...pushTokens, ...canaries, ...bridges, ...pbx];
