import { memoLimit } from '@cti/functions/model/calls/memo';
import { paths } from '@cti/functions/model/paths';
import {
  count,
  create,
  get,
  list,
  now,
  remove,
  removed,
  update,
  type Fields,
} from '../operation.ts';
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
import { absent, as, eachOf, fieldRows, type Row, type Step } from '../table.ts';
import { earlier } from '../world.ts';

const memos = (call = 'call-g01') => paths.memos(customerA, call);
const memo = (id: string, call = 'call-g01') => `${memos(call)}/${id}`;

const memoBy = (author: Persona): Fields => ({
  text: '折り返し希望',
  authorUid: author.uid,
  authorName: nameOf(author),
  createdAt: now,
  updatedAt: now,
});
const writes = (author: Persona, call = 'call-g01'): Step =>
  as(author, create(memo(`${author.uid}-2`, call), memoBy(author)));
const writesAs = (id: string): Step => as(operatorOfA, create(memo(id), memoBy(operatorOfA)));
const eachWrites = (people: readonly Persona[]): Record<string, Step> =>
  Object.fromEntries(people.map((who) => [who.title, writes(who)]));

const readers = [adminOfA, operatorOfA, operatorOfBothGroups, viewerOfA, memberOfBoth];

const reads: Row[] = [
  {
    title: 'TEN-09 get a memo on a call of G01',
    allow: eachOf(readers, get(memo('own'))),
    deny: eachOf([operatorOfA2, ...outsiders], get(memo('own'))),
  },
  {
    title: "TEN-09 get one's own memo on a call of a foreign group",
    allow: { 'own group': as(operatorOfA, get(memo('own'))) },
    deny: { 'foreign group': as(operatorOfA, get(memo('own', 'call-g02'))) },
  },
  {
    title: 'TEN-09 memos of a call of G01',
    allow: eachOf(readers, list(memos(), { limit: 100 })),
    deny: eachOf([operatorOfA2, ...outsiders], list(memos(), { limit: 100 })),
  },
  {
    title: 'TEN-06 memos of a call without group',
    allow: eachOf([adminOfA], list(memos('call-none'), { limit: 100 })),
    deny: eachOf([operatorOfA, viewerOfA], list(memos('call-none'), { limit: 100 })),
  },
  {
    title: 'TEN-16 how many memos at once',
    allow: {
      100: as(operatorOfA, list(memos(), { limit: 100 })),
      'count of 100': as(operatorOfA, count(memos(), { limit: 100 })),
    },
    deny: {
      101: as(operatorOfA, list(memos(), { limit: 101 })),
      'no limit': as(operatorOfA, list(memos(), {})),
      'count without limit': as(operatorOfA, count(memos(), {})),
    },
  },
];

const creates: Row[] = [
  {
    title: 'ROL-02 write a memo',
    allow: eachWrites([adminOfA, operatorOfA, operatorOfBothGroups]),
    deny: {
      ...eachWrites([viewerOfA, memberOfBoth, operatorOfA2, ...outsiders]),
      'on a call that does not exist': writes(adminOfA, 'no-such-call'),
      'on a call without group, operator': writes(operatorOfA, 'call-none'),
      'on a merged call, operator': writes(operatorOfA, 'call-merged'),
      'on a merged call, admin': writes(adminOfA, 'call-merged'),
    },
  },
  {
    title: 'write a memo on a call without group',
    allow: { admin: writes(adminOfA, 'call-none') },
    deny: { operator: writes(operatorOfA, 'call-none') },
  },
  {
    title: 'under which name a memo is written',
    allow: {
      'the own uid': writesAs(`${operatorOfA.uid}`),
      'a further entry': writesAs(`${operatorOfA.uid}-callback`),
      'the longest name': writesAs(`${operatorOfA.uid}-${'x'.repeat(40)}`),
    },
    deny: {
      'the uid of a colleague': writesAs(`${colleagueOfA.uid}`),
      'a further entry of a colleague': writesAs(`${colleagueOfA.uid}-2`),
      'any other name': writesAs('anything'),
      'the own uid with more behind it': writesAs(`${operatorOfA.uid}2`),
      'a longer name': writesAs(`${operatorOfA.uid}-${'x'.repeat(41)}`),
    },
  },
  ...fieldRows({
    title: 'write a memo',
    who: operatorOfA,
    fresh: memo(`${operatorOfA.uid}-2`),
    valid: memoBy(operatorOfA),
    fields: {
      text: {
        good: ['', 'あ'.repeat(memoLimit)],
        bad: [absent, null, 1, { html: 'x' }, 'あ'.repeat(memoLimit + 1)],
      },
      authorUid: { good: [], bad: [absent, null, colleagueOfA.uid, ''] },
      authorName: { good: [], bad: [absent, null, nameOf(colleagueOfA), '', 'admin'] },
      callbackAt: { good: [absent, null, new Date('2031-01-01')], bad: ['2031-01-01', 1] },
      createdAt: { good: [], bad: [absent, null, earlier, new Date('2031-01-01')] },
      updatedAt: { good: [], bad: [absent, null, earlier, new Date('2031-01-01')] },
      expireAt: { good: [absent, new Date('2031-01-01')], bad: [null, '2031-01-01', 1] },
      approved: { good: [absent], bad: [true] },
    },
  }),
];

const edit = (fields: Fields, id = 'own', call = 'call-g01') => update(memo(id, call), fields);
const edited = { text: '予約済み', updatedAt: now };

const edits: Row[] = [
  {
    title: 'change a memo',
    allow: { 'the author': as(operatorOfA, edit(edited)) },
    deny: {
      ...eachOf([adminOfA, colleagueOfA, operatorOfA2, ...outsiders], edit(edited)),
      "a colleague's memo": as(operatorOfA, edit(edited, 'colleagues')),
      'own memo on a call of a foreign group': as(operatorOfA, edit(edited, 'own', 'call-g02')),
      'own memo on a merged call': as(operatorOfA, edit(edited, 'own', 'call-merged')),
    },
  },
  {
    title: 'change a memo while it is a draft',
    allow: {
      'within a day': as(operatorOfA, edit(edited)),
      'taken back within a day': as(operatorOfA, edit({ ...edited, text: '', callbackAt: null })),
    },
    deny: {
      'a day later': as(operatorOfA, edit(edited, 'owns-old')),
      'taken back a day later': as(operatorOfA, edit({ ...edited, text: '' }, 'owns-old')),
      'a day later, admin': as(adminOfA, edit(edited, 'owns-old')),
    },
  },
  {
    title: 'ROL-02 an author who is a viewer now changes his memo',
    allow: { 'the author, operator': as(colleagueOfA, edit(edited, 'colleagues')) },
    deny: { 'the author, viewer': as(viewerOfA, edit(edited, 'viewers')) },
  },
  {
    title: 'change the text of a memo and nothing else',
    allow: {
      'text and time': as(operatorOfA, edit(edited)),
      'the wished time': as(operatorOfA, edit({ ...edited, callbackAt: new Date('2031-01-01') })),
      'no wished time': as(operatorOfA, edit({ ...edited, callbackAt: null })),
      'longest text': as(operatorOfA, edit({ ...edited, text: 'あ'.repeat(memoLimit) })),
    },
    deny: {
      'text too long': as(operatorOfA, edit({ ...edited, text: 'あ'.repeat(memoLimit + 1) })),
      'text taken away': as(operatorOfA, edit({ ...edited, text: removed })),
      'the wished time as text': as(operatorOfA, edit({ ...edited, callbackAt: '15:00' })),
      'text as number': as(operatorOfA, edit({ ...edited, text: 1 })),
      'time left as it was': as(operatorOfA, edit({ text: '予約済み' })),
      'time taken away': as(operatorOfA, edit({ ...edited, updatedAt: removed })),
      'time of the past': as(operatorOfA, edit({ ...edited, updatedAt: new Date(0) })),
      'another author': as(operatorOfA, edit({ ...edited, authorUid: colleagueOfA.uid })),
      "another author's name": as(operatorOfA, edit({ ...edited, authorName: 'x' })),
      'a new creation time': as(operatorOfA, edit({ ...edited, createdAt: now })),
      'a retention of his own': as(operatorOfA, edit({ ...edited, expireAt: new Date(0) })),
      'one more field': as(operatorOfA, edit({ ...edited, approved: true })),
    },
  },
];

const deletes: Row[] = [
  {
    title: 'delete a memo',
    allow: { 'the server': as('server', remove(memo('own'))) },
    deny: eachOf(
      [adminOfA, operatorOfA, colleagueOfA, viewerOfA, operatorOfA2, ...outsiders],
      remove(memo('own')),
    ),
  },
];

export const memoRows: Row[] = [...reads, ...creates, ...edits, ...deletes];
