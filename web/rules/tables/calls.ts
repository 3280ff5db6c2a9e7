import { callSchema, memberWritableFields } from '@cti/functions/model/calls/call';
import { paths } from '@cti/functions/model/paths';
import { create, get, remove, removed, update, type Fields } from '../operation.ts';
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
import { as, eachOf, type Row, type Step } from '../table.ts';
import { callOf } from '../world.ts';

const call = (id: string) => paths.call(customerA, id);
const seeG01 = [adminOfA, operatorOfA, operatorOfBothGroups, viewerOfA, memberOfBoth];

const gets: Row[] = [
  {
    title: 'TEN-01 get a call of G01',
    allow: eachOf(seeG01, get(call('call-g01'))),
    deny: eachOf([operatorOfA2, ...outsiders], get(call('call-g01'))),
  },
  {
    title: 'TEN-06 get a call without group',
    allow: eachOf([adminOfA], get(call('call-none'))),
    deny: eachOf([operatorOfA, operatorOfBothGroups, viewerOfA], get(call('call-none'))),
  },
  {
    title: 'get a merged call, to learn where it went',
    allow: eachOf(seeG01, get(call('call-merged'))),
    deny: eachOf([operatorOfA2], get(call('call-merged'))),
  },
  {
    title: 'get a call that does not exist',
    allow: eachOf([adminOfA], get(call('no-such-call'))),
    deny: eachOf([operatorOfA, viewerOfA, ...outsiders], get(call('no-such-call'))),
  },
];

const mark = (fields: Fields, id = 'call-g01') => update(call(id), fields);

const marks: Row[] = [
  {
    title: 'ROL-02 mark a call as handled',
    allow: eachOf([adminOfA, operatorOfA, operatorOfBothGroups], mark({ handled: true })),
    deny: eachOf([viewerOfA, memberOfBoth, operatorOfA2, ...outsiders], mark({ handled: true })),
  },
  {
    title: 'ROL-02 set the disposition',
    allow: eachOf([adminOfA, operatorOfA], mark({ disposition: '予約' })),
    deny: eachOf([viewerOfA, operatorOfA2, ...outsiders], mark({ disposition: '予約' })),
  },
  {
    title: 'mark a call without group',
    allow: { admin: as(adminOfA, mark({ handled: true }, 'call-none')) },
    deny: { operator: as(operatorOfA, mark({ handled: true }, 'call-none')) },
  },
  {
    title: 'mark a merged call',
    allow: { 'not merged': as(operatorOfA, mark({ handled: true })) },
    deny: {
      'merged, operator': as(operatorOfA, mark({ handled: true }, 'call-merged')),
      'merged, admin': as(adminOfA, mark({ handled: true }, 'call-merged')),
    },
  },
  {
    title: 'ROL-04 values of disposition',
    allow: {
      null: as(operatorOfA, mark({ disposition: null })),
      'nothing at all': as(operatorOfA, mark({ disposition: removed })),
      'empty text': as(operatorOfA, mark({ disposition: '' })),
      '100 characters': as(operatorOfA, mark({ disposition: '済'.repeat(100) })),
    },
    deny: {
      '101 characters': as(operatorOfA, mark({ disposition: '済'.repeat(101) })),
      '10,000 characters': as(operatorOfA, mark({ disposition: 'x'.repeat(10_000) })),
      'a number': as(operatorOfA, mark({ disposition: 1 })),
      'a map': as(operatorOfA, mark({ disposition: { text: '済' } })),
      'a list': as(operatorOfA, mark({ disposition: ['済'] })),
      'a flag': as(operatorOfA, mark({ disposition: true })),
    },
  },
  {
    title: 'ROL-04 values of handled',
    allow: {
      true: as(operatorOfA, mark({ handled: true })),
      false: as(operatorOfA, mark({ handled: false })),
      'nothing at all': as(operatorOfA, mark({ handled: removed })),
    },
    deny: {
      text: as(operatorOfA, mark({ handled: 'true' })),
      'a number': as(operatorOfA, mark({ handled: 1 })),
      null: as(operatorOfA, mark({ handled: null })),
    },
  },
];

/** What each field of a call must not become; values differ from the stored ones (an empty change is none). */
const otherFields = Object.keys(callSchema.shape).filter(
  (field) => !(memberWritableFields as readonly string[]).includes(field),
);
const changedFields: Record<string, Step> = Object.fromEntries([
  ...otherFields.map((field) => [
    `and ${field}`,
    as(adminOfA, mark({ disposition: '予約', [field]: 'changed' })),
  ]),
  ...otherFields.map((field) => [
    `and ${field} taken away`,
    as(adminOfA, mark({ disposition: '予約', [field]: removed })),
  ]),
]) as Record<string, Step>;

const nothingElse: Row[] = [
  {
    title: 'ROL-04 change nothing else in a call',
    allow: {
      'both fields, admin': as(adminOfA, mark({ disposition: '予約', handled: true })),
      'both fields, operator': as(operatorOfA, mark({ disposition: '予約', handled: true })),
      'another field with the value it has': as(operatorOfA, mark({ handled: true, talkMs: 0 })),
    },
    deny: {
      ...changedFields,
      'and a field of next year': as(adminOfA, mark({ handled: true, approved: true })),
      'and a part of a map': as(operatorOfA, mark({ handled: true, 'caller.match': 'known' })),
    },
  },
  {
    title: 'TEN-18 an operator moves a call to another group of his',
    allow: { 'handled alone': as(operatorOfBothGroups, mark({ handled: true })) },
    deny: {
      'with the group': as(operatorOfBothGroups, mark({ handled: true, groupCode: 'G02' })),
      'the group alone': as(operatorOfBothGroups, mark({ groupCode: 'G02' })),
    },
  },
  {
    title: 'ROL-05 create a call',
    allow: { 'a server': as('server', create(call('new'), callOf('new', 'G01', null))) },
    deny: eachOf(
      [...seeG01, operatorOfA2, ...outsiders],
      create(call('new'), callOf('new', 'G01', null)),
    ),
  },
  {
    title: 'ROL-05 delete a call',
    allow: { 'a server': as('server', remove(call('call-g01'))) },
    deny: eachOf([...seeG01, operatorOfA2, ...outsiders], remove(call('call-g01'))),
  },
];

export const callRows: Row[] = [...gets, ...marks, ...nothingElse];
