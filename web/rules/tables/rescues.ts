import { paths } from '@cti/functions/model/paths';
import { rescueMemberFields, rescueSchema } from '@cti/functions/model/calls/rescue';
import { count, get, list, now, removed, update, type Fields, type Filter } from '../operation.ts';
import {
  adminOfA,
  colleagueOfA,
  customerA,
  memberOfBoth,
  nameOf,
  operatorOfA,
  operatorOfA2,
  operatorOfBothGroups,
  outsiders,
  viewerOfA,
  type Persona,
} from '../personas.ts';
import { as, eachOf, type Row, type Step } from '../table.ts';
import { earlier } from '../world.ts';

const all = paths.rescues(customerA);
const row = (id: string) => paths.rescue(customerA, id);
const own: Filter = ['groupCode', 'in', ['G01']];
const open: Filter = ['state', '==', 'open'];
const seeG01 = [adminOfA, operatorOfA, operatorOfBothGroups, viewerOfA, memberOfBoth];

const reads: Row[] = [
  {
    title: 'TEN-01 get a row of G01',
    allow: eachOf(seeG01, get(row('row-g01'))),
    deny: eachOf([operatorOfA2, ...outsiders], get(row('row-g01'))),
  },
  {
    title: 'TEN-06 get a row without group',
    allow: eachOf([adminOfA], get(row('row-none'))),
    deny: eachOf([operatorOfA, viewerOfA], get(row('row-none'))),
  },
  {
    title: 'TEN-05 the open rows of G01',
    allow: eachOf(seeG01, list(all, { where: [open, own], limit: 200 })),
    deny: eachOf([operatorOfA2, ...outsiders], list(all, { where: [open, own], limit: 200 })),
  },
  {
    title: 'TEN-16 which rows at once, and how many',
    allow: {
      'own group, 200': as(operatorOfA, list(all, { where: [own], limit: 200 })),
      'all groups, admin': as(adminOfA, list(all, { where: [open], limit: 200 })),
      'count of 200': as(operatorOfA, count(all, { where: [own], limit: 200 })),
    },
    deny: {
      201: as(operatorOfA, list(all, { where: [own], limit: 201 })),
      'no limit': as(adminOfA, list(all, { where: [open] })),
      'all groups': as(operatorOfA, list(all, { where: [open], limit: 200 })),
    },
  },
];

const whoOf = (who: Persona) => ({ uid: who.uid, name: nameOf(who) });
const claim = (who: Persona): Fields => ({ claimedBy: whoOf(who), claimedAt: now });
const claims = (who: Persona, id = 'row-g01', fields: Fields = {}): Step =>
  as(who, update(row(id), { ...claim(who), ...fields }));
const gives = (who: Persona, id: string, fields: Fields = {}): Step =>
  as(who, update(row(id), { claimedBy: null, claimedAt: null, ...fields }));

const claiming: Row[] = [
  {
    title: 'claim a row',
    allow: {
      operator: claims(operatorOfA),
      admin: claims(adminOfA),
      'of a group, by one with two': claims(operatorOfBothGroups),
      'without group, admin': claims(adminOfA, 'row-none'),
    },
    deny: {
      viewer: claims(viewerOfA),
      'operator of another group': claims(operatorOfA2),
      'without group, operator': claims(operatorOfA, 'row-none'),
      'claimed by another': claims(operatorOfA, 'row-theirs'),
      'claimed by another, admin': claims(adminOfA, 'row-theirs'),
      closed: claims(operatorOfA, 'row-done'),
      ...Object.fromEntries(outsiders.map((who) => [who.title, claims(who)])),
    },
  },
  {
    title: 'a claim is true',
    allow: { 'own name, now': claims(operatorOfA) },
    deny: {
      "another's id": claims(operatorOfA, 'row-g01', {
        claimedBy: { ...whoOf(operatorOfA), uid: colleagueOfA.uid },
      }),
      "another's name": claims(operatorOfA, 'row-g01', {
        claimedBy: { ...whoOf(operatorOfA), name: nameOf(colleagueOfA) },
      }),
      'with words of its own': claims(operatorOfA, 'row-g01', {
        claimedBy: { ...whoOf(operatorOfA), note: 'x' },
      }),
      'in the past': claims(operatorOfA, 'row-g01', { claimedAt: earlier }),
      'and another field': claims(operatorOfA, 'row-g01', { count: 5 }),
    },
  },
  {
    title: 'give a row back',
    allow: {
      'own claim': gives(operatorOfA, 'row-own'),
      "another's claim, admin": gives(adminOfA, 'row-theirs'),
    },
    deny: {
      "another's claim": gives(operatorOfA, 'row-theirs'),
      viewer: gives(viewerOfA, 'row-own'),
      'with a time': gives(operatorOfA, 'row-own', { claimedAt: now }),
      'and another field': gives(operatorOfA, 'row-own', { count: 5 }),
      'and another field, admin': gives(adminOfA, 'row-theirs', { count: 5 }),
      'another in its place': as(operatorOfA, update(row('row-own'), claim(colleagueOfA))),
    },
  },
];

const closing = (who: Persona): Fields => ({
  state: 'closed',
  closedBy: 'handled',
  closedAt: now,
  handledBy: whoOf(who),
  claimedBy: null,
  claimedAt: null,
});
const closes = (who: Persona, id = 'row-g01', fields: Fields = {}): Step =>
  as(who, update(row(id), { ...closing(who), ...fields }));
const opening: Fields = { state: 'open', closedBy: null, closedAt: null, handledBy: null };
const opens = (who: Persona, id: string, fields: Fields = {}): Step =>
  as(who, update(row(id), { ...opening, ...fields }));

const endings: Row[] = [
  {
    title: 'close a row',
    allow: {
      operator: closes(operatorOfA),
      'which he claimed': closes(operatorOfA, 'row-own'),
      'which another claimed and he did': closes(operatorOfA, 'row-theirs'),
      admin: closes(adminOfA),
    },
    deny: {
      viewer: closes(viewerOfA),
      'operator of another group': closes(operatorOfA2),
      'closed already': closes(operatorOfA, 'row-through'),
      'half closed': closes(operatorOfA, 'row-g01', { state: 'open' }),
      'as if the caller had got through': closes(operatorOfA, 'row-g01', {
        closedBy: 'caller-got-through',
      }),
      'in the past': closes(operatorOfA, 'row-g01', { closedAt: earlier }),
      "in another's name": closes(operatorOfA, 'row-g01', { handledBy: whoOf(colleagueOfA) }),
      'with words of its own': closes(operatorOfA, 'row-g01', {
        handledBy: { ...whoOf(operatorOfA), note: 'x' },
      }),
      'still claimed': closes(operatorOfA, 'row-own', { claimedBy: whoOf(operatorOfA) }),
      'claimed just now': closes(operatorOfA, 'row-g01', { claimedAt: now }),
      'and another field': closes(operatorOfA, 'row-g01', { number: null }),
    },
  },
  {
    title: 'take the own closing back',
    allow: { own: opens(operatorOfA, 'row-done') },
    deny: {
      "another's": opens(operatorOfA, 'row-done-by-them'),
      'of a caller who got through': opens(operatorOfA, 'row-through'),
      'still closed': opens(operatorOfA, 'row-done', { state: 'closed' }),
      'closed by nobody': opens(operatorOfA, 'row-done', { closedBy: 'called-back' }),
      'with a time': opens(operatorOfA, 'row-done', { closedAt: now }),
      'with a name': opens(operatorOfA, 'row-done', { handledBy: whoOf(colleagueOfA) }),
      'and another field': opens(operatorOfA, 'row-done', { number: null }),
    },
  },
];

const otherFields = Object.keys(rescueSchema.shape).filter(
  (field) => !(rescueMemberFields as readonly string[]).includes(field),
);
const nothingElse: Row = {
  title: 'change nothing else in a row',
  allow: { 'close it': closes(adminOfA) },
  deny: Object.fromEntries(
    otherFields.flatMap((field) => [
      [`and ${field}`, closes(adminOfA, 'row-g01', { [field]: 'changed' })],
      [`and ${field} taken away`, closes(adminOfA, 'row-g01', { [field]: removed })],
    ]),
  ),
};

export const rescueRows: Row[] = [...reads, ...claiming, ...endings, nothingElse];
