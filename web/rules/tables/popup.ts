import { paths } from '@cti/functions/model/paths';
import { preferenceDefaults } from '@cti/functions/model/desk/popup-choice';
import { create, get, list, now, remove, update, type Fields } from '../operation.ts';
import {
  adminOfA,
  colleagueOfA,
  customerA,
  inactiveOfA,
  memberOfBoth,
  operatorOfA,
  outsiders,
  viewerOfA,
} from '../personas.ts';
import { absent, as, eachOf, fieldRows, type Row } from '../table.ts';
import { earlier, popupSettingsOf } from '../world.ts';

const own = paths.preferences(customerA, 'operator-a');
const preferences: Fields = { ...preferenceDefaults, updatedAt: now };
const fresh = (uid: string | null) => paths.preferences(customerA, `${uid}`);

export const preferenceRows: Row[] = [
  {
    title: 'ROL-08 preferences are read by their owner alone',
    allow: {
      own: as(operatorOfA, get(own)),
      'own, before they were ever set': as(viewerOfA, get(fresh(viewerOfA.uid))),
    },
    deny: {
      ...eachOf([adminOfA, colleagueOfA, ...outsiders], get(own)),
      'own, deactivated': as(inactiveOfA, get(fresh(inactiveOfA.uid))),
      'all, admin': as(adminOfA, list(`${paths.customer(customerA)}/preferences`, { limit: 1 })),
    },
  },
  {
    title: 'ROL-08 preferences are written by their owner alone',
    allow: {
      own: as(operatorOfA, update(own, preferences)),
      'own, for the first time': as(viewerOfA, create(fresh(viewerOfA.uid), preferences)),
    },
    deny: {
      ...eachOf([adminOfA, colleagueOfA, ...outsiders], update(own, preferences)),
      'own, deactivated': as(inactiveOfA, update(fresh(inactiveOfA.uid), preferences)),
      'own, deleted': as(operatorOfA, remove(own)),
    },
  },
  ...fieldRows({
    title: 'preferences',
    who: operatorOfA,
    fresh: own,
    existing: own,
    valid: preferences,
    fields: {
      when: { good: [absent, null, 'ring', 'off'], bad: ['never', 1, ['ring']] },
      audience: { good: [absent, null, 'rung'], bad: ['all', true] },
      closeAfterSeconds: { good: [absent, null, 1, 600], bad: [0, 601, 1.5, '10', true] },
      sound: { good: [absent, true, false], bad: [null, 'on'] },
      spoken: { good: [absent, true], bad: [null, 'on'] },
      namedOutside: { good: [absent, true], bad: [null, 'on'] },
      dialWay: { good: [absent, null, 'dialpad', 'api', 'tel'], bad: ['sip', 1, true] },
      updatedAt: { good: [now], bad: [absent, null, earlier] },
      role: { good: [absent], bad: ['admin'] },
    },
  }),
];

const document = paths.popupSettings(customerA);
const settings: Fields = { ...popupSettingsOf(adminOfA), updatedAt: now };
const at = (externalUrl: unknown, more: Fields = {}) =>
  as(adminOfA, create(document, { ...settings, externalUrl, ...more }));
const crm = 'https://crm.example';

export const popupSettingsRows: Row[] = [
  {
    title: 'ROL-07 read the popup settings',
    allow: eachOf([adminOfA, operatorOfA, viewerOfA, memberOfBoth], get(document)),
    deny: eachOf(outsiders, get(document)),
  },
  {
    title: 'ROL-07 write the popup settings',
    allow: { admin: as(adminOfA, create(document, settings)) },
    deny: {
      ...eachOf([operatorOfA, viewerOfA, memberOfBoth, ...outsiders], create(document, settings)),
      'another name': as(adminOfA, create(`${document}2`, settings)),
      'deleted by an admin': as(adminOfA, remove(document)),
    },
  },
  {
    title: 'XSS-10 where the address leads',
    allow: {
      nowhere: at(''),
      'an allowed host': at(`${crm}/a?id={contactId}&call={call}`),
      'the host alone': at(crm),
      'a port of the list': at(`${crm}:8443/`, { allowedHosts: ['crm.example:8443'] }),
      'a number, insisted on': at(`${crm}/?n={number}`, { allowsNumber: true }),
      '2000 characters': at(`${crm}/`.padEnd(2000, 'a')),
    },
    deny: {
      'a number': at(`${crm}/?n={number}`),
      'another host': at('https://evil.example/'),
      'a longer host': at(`${crm}.evil.example/`),
      'a name before the host': at(`${crm}@evil.example/`),
      'a script': at('javascript:alert(1)'),
      data: at('data:text/html,x'),
      'not encrypted': at('http://crm.example/'),
      'two lines': at(`${crm}/\njavascript:alert(1)`),
      'a backslash': at(`${crm}\\@evil.example/`),
      'letters of another script': at('https://сrm.example/', { allowedHosts: ['сrm.example'] }),
      'no text': at(1),
      '2001 characters': at(`${crm}/`.padEnd(2001, 'a')),
    },
  },
  ...fieldRows({
    title: 'popup settings',
    who: adminOfA,
    fresh: document,
    valid: { ...settings, externalUrl: '' },
    fields: {
      externalMode: { good: ['link', 'beside', 'instead'], bad: [absent, null, 'frame'] },
      allowedHosts: {
        good: [[], ['crm.example'], Array.from({ length: 20 }, (_, n) => `crm${n}.example`)],
        bad: [
          absent,
          null,
          'crm.example',
          [1],
          ['crm.example/path'],
          ['*'],
          ['a.example,b.example'],
          Array.from({ length: 21 }, (_, n) => `crm${n}.example`),
        ],
      },
      allowsNumber: { good: [true, false], bad: [absent, null, 'yes'] },
      updatedBy: { good: [adminOfA.uid], bad: [absent, null, colleagueOfA.uid] },
      updatedAt: { good: [now], bad: [absent, null, earlier] },
      role: { good: [absent], bad: ['admin'] },
    },
  }),
];
