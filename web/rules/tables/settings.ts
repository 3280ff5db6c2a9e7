import { paths } from '@cti/functions/model/paths';
import { defaultWrapUp } from '@cti/functions/model/desk/wrap-up';
import { groupPopupDefaults, popWhenSchema } from '@cti/functions/model/desk/popup-choice';
import { count, create, get, list, now, remove, update, type Fields } from '../operation.ts';
import {
  adminOfA,
  colleagueOfA,
  customerA,
  memberOfBoth,
  operatorOfA,
  outsiders,
  viewerOfA,
} from '../personas.ts';
import { absent, as, eachDoes, eachOf, fieldRows, type Row } from '../table.ts';
import { earlier, group as groupFields, line as lineFields } from '../world.ts';

const members = [adminOfA, operatorOfA, viewerOfA, memberOfBoth];
const long = (characters: number) => 'あ'.repeat(characters);
const popup: Fields = { ...groupPopupDefaults };

const signed = { updatedBy: adminOfA.uid, updatedAt: now };
const group: Fields = { ...groupFields, ...signed };
const line: Fields = { ...lineFields, ...signed };

const without = (fields: Fields, key: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== key));
const unsigned = (fields: Fields) => without(without(fields, 'updatedBy'), 'updatedAt');

/** Lines and groups have the same rights and differ in their fields. */
function rightsRows(what: string, collection: string, existing: string, valid: Fields): Row[] {
  const fresh = `${collection}/new`;
  const writes = {
    creates: create(fresh, valid),
    changes: update(existing, valid),
    deletes: remove(`${collection}/signed-by-admin`),
  };
  return [
    {
      title: `TEN-01 get a ${what}`,
      allow: eachOf(members, get(existing)),
      deny: eachOf(outsiders, get(existing)),
    },
    {
      title: `TEN-01 all ${what}s`,
      allow: eachOf(members, list(collection, { limit: 1000 })),
      deny: eachOf(outsiders, list(collection, { limit: 1000 })),
    },
    {
      title: `TEN-16 how many ${what}s at once`,
      allow: {
        1000: as(viewerOfA, list(collection, { limit: 1000 })),
        'count of 1000': as(viewerOfA, count(collection, { limit: 1000 })),
      },
      deny: {
        1001: as(viewerOfA, list(collection, { limit: 1001 })),
        'no limit': as(viewerOfA, list(collection, {})),
        'no limit, admin': as(adminOfA, list(collection, {})),
      },
    },
    {
      title: `ROL-07 write a ${what}`,
      allow: eachDoes([adminOfA], writes),
      deny: eachDoes([operatorOfA, viewerOfA, memberOfBoth, ...outsiders], writes),
    },
    {
      title: `who wrote a ${what}`,
      allow: {
        'he himself, now': as(adminOfA, create(fresh, { ...valid, ...signed })),
        'the one who signed it deletes it': as(adminOfA, remove(`${collection}/signed-by-admin`)),
        'another signs it first': as(adminOfA, update(`${collection}/signed-by-other`, signed)),
      },
      deny: {
        'somebody else': as(
          adminOfA,
          create(fresh, { ...valid, ...signed, updatedBy: colleagueOfA.uid }),
        ),
        nobody: as(adminOfA, create(fresh, { ...valid, ...signed, updatedBy: null })),
        'no author': as(adminOfA, create(fresh, without(valid, 'updatedBy'))),
        'no time': as(adminOfA, create(fresh, without(valid, 'updatedAt'))),
        'a change without either': as(adminOfA, update(existing, unsigned(valid))),
        'deleted though nobody signed it': as(adminOfA, remove(existing)),
        'in the past': as(adminOfA, create(fresh, { ...valid, ...signed, updatedAt: earlier })),
        'changed, and still signed by another': as(
          adminOfA,
          update(`${collection}/signed-by-other`, unsigned(valid)),
        ),
        'deleted by one who did not sign it': as(adminOfA, remove(`${collection}/signed-by-other`)),
      },
    },
  ];
}

export const lineRows: Row[] = [
  ...rightsRows('line', paths.lines(customerA), paths.line(customerA, 'line-1'), line),
  ...fieldRows({
    title: 'a line',
    who: adminOfA,
    fresh: paths.line(customerA, 'new'),
    existing: paths.line(customerA, 'line-1'),
    valid: line,
    fields: {
      number: {
        good: ['05', '0501748', '+81501748', '1'.repeat(15)],
        bad: [
          absent,
          null,
          501748,
          '',
          '5',
          '+5',
          '1'.repeat(16),
          '050-1748',
          '050 1748',
          '0501748\n',
          '.*',
          ['0501748'],
        ],
      },
      storeCode: { good: [long(50)], bad: [absent, null, 1, long(51)] },
      storeName: { good: [long(100)], bad: [absent, null, 1, long(101)] },
      groupCode: { good: [long(50)], bad: [absent, null, 1, long(51)] },
      role: { good: [absent], bad: ['admin'] },
    },
  }),
];

export const groupRows: Row[] = [
  ...rightsRows('group', paths.groups(customerA), paths.group(customerA, 'G01'), group),
  ...fieldRows({
    title: 'a group',
    who: adminOfA,
    fresh: paths.group(customerA, 'new'),
    existing: paths.group(customerA, 'G01'),
    valid: group,
    fields: {
      name: { good: ['', long(100)], bad: [absent, null, 1, long(101)] },
      popup: {
        good: [absent, {}, popup, { ...popup, permits: [] }, { when: 'off' }],
        bad: [
          null,
          'on',
          [],
          { ...popup, colour: 'red' },
          { when: 'never' },
          { when: null },
          { permits: 'ring' },
          { permits: ['ring', 'never'] },
          { permits: [...popWhenSchema.options, 'ring'] },
          { audience: 'all' },
          { tone: 'https://example.com/a.mp3' },
          { vipTone: 1 },
        ],
      },
      wrapUp: {
        good: [absent, null, defaultWrapUp],
        bad: ['off', {}, { ...defaultWrapUp, name: 'x' }, { ...defaultWrapUp, mode: 'always' }],
      },
      callerId: {
        good: [absent, null, '+1234567', '+123456789012345'],
        bad: [1, '', 'blocked', '05017481234', '+123456', '+1234567890123456', '+8150;'],
      },
      role: { good: [absent], bad: ['admin'] },
    },
  }),
  {
    title: 'the code of a group',
    allow: {
      '50 characters': as(adminOfA, create(paths.group(customerA, 'G'.repeat(50)), group)),
    },
    deny: {
      '51 characters': as(adminOfA, create(paths.group(customerA, 'G'.repeat(51)), group)),
    },
  },
];
