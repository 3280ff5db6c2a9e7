import { paths } from '@cti/functions/model/paths';
import { create, get, list, now, remove, update } from '../operation.ts';
import {
  adminOfA,
  colleagueOfA,
  customerA,
  operatorOfA,
  operatorOfA2,
  outsiders,
  viewerOfA,
  type Persona,
} from '../personas.ts';
import { absent, as, eachOf, fieldRows, type Row } from '../table.ts';
import { earlier, intentOf } from '../world.ts';

const all = paths.callIntents(customerA);
const own = paths.callIntent(customerA, 'Intent0000000000OwnA');
const fresh = paths.callIntent(customerA, 'Intent00000000000New');
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const begun = (who: Persona) => ({ ...intentOf(who), createdAt: now, expireAt: inHours(24) });
const begins = (who: Persona, fields = {}) => as(who, create(fresh, { ...begun(who), ...fields }));

export const callIntentRows: Row[] = [
  {
    title: 'begin to call',
    allow: {
      operator: begins(operatorOfA),
      admin: begins(adminOfA),
      'of a group of their own': begins(operatorOfA2, { groupCode: 'G02' }),
    },
    deny: {
      viewer: begins(viewerOfA),
      'of a group of others': begins(operatorOfA2),
      ...Object.fromEntries(outsiders.map((who) => [who.title, begins(who)])),
      "in a colleague's name": begins(operatorOfA, { uid: colleagueOfA.uid }),
      "with a colleague's address": begins(operatorOfA, {
        email: `${colleagueOfA.uid}@example.com`,
      }),
      'under a short name': as(
        operatorOfA,
        create(paths.callIntent(customerA, 'short'), begun(operatorOfA)),
      ),
    },
  },
  ...fieldRows({
    title: 'begin to call',
    who: operatorOfA,
    fresh,
    valid: begun(operatorOfA),
    fields: {
      number: {
        good: ['+1234567', '+123456789012345'],
        bad: [absent, null, 9_012_345_678, '09012345678', '+123456', '+1234567890123456', '+8190;'],
      },
      contactId: { good: [absent, null, 'x'.repeat(100)], bad: [1, 'x'.repeat(101)] },
      rescueId: { good: [absent, null, 'x'.repeat(100)], bad: [1, 'x'.repeat(101)] },
      groupCode: { good: [absent, null], bad: [1, 'G02'] },
      createdAt: { good: [], bad: [absent, null, earlier] },
      expireAt: { good: [inHours(47)], bad: [absent, null, earlier, inHours(49)] },
      linkedId: { good: [absent, null], bad: ['call-g01'] },
      note: { good: [absent], bad: ['x'] },
    },
  }),
  {
    title: 'get an intent',
    allow: eachOf([operatorOfA], get(own)),
    deny: eachOf([adminOfA, colleagueOfA, viewerOfA, ...outsiders], get(own)),
  },
  {
    title: 'intents: list, update and delete',
    allow: {
      'a server lists': as('server', list(all, { limit: 1 })),
      'a server writes the call': as('server', update(own, { linkedId: 'call-g01' })),
      'a server deletes': as('server', remove(own)),
    },
    deny: {
      'the author lists': as(
        operatorOfA,
        list(all, { where: [['uid', '==', operatorOfA.uid]], limit: 1 }),
      ),
      'the author writes the call': as(operatorOfA, update(own, { linkedId: 'call-g01' })),
      'the author deletes': as(operatorOfA, remove(own)),
      'an admin lists': as(adminOfA, list(all, { limit: 1 })),
    },
  },
];
