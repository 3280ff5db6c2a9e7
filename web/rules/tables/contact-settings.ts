import { paths } from '@cti/functions/model/paths';
import { count, create, get, list, now, remove, update, type Fields } from '../operation.ts';
import {
  adminOfA,
  colleagueOfA,
  customerA,
  memberOfBoth,
  operatorOfA,
  outsiders,
  viewerOfA,
  type Persona,
} from '../personas.ts';
import { absent, as, eachOf, fieldRows, type Row, type Step } from '../table.ts';
import { earlier } from '../world.ts';

const kinds = paths.settings(customerA, 'kinds');
const mapping = paths.settings(customerA, 'importMapping');
const merges = paths.contactMerges(customerA);
const members = [adminOfA, operatorOfA, viewerOfA, memberOfBoth];
const notWriters = [viewerOfA, memberOfBoth, ...outsiders];
const signedBy = (who: Persona) => ({ updatedBy: who.uid, updatedAt: now });
const rule = {
  enabled: true,
  periodDays: 365,
  regularFrom: 3,
  vipFrom: 10,
  ...signedBy(adminOfA),
};
const columnsBy = (who: Persona): Fields => ({
  contacts: { 氏名: 'name' },
  visits: {},
  ...signedBy(who),
});
const columns = columnsBy(operatorOfA);
const author = { good: [], bad: [absent, null, colleagueOfA.uid] };
const time = { good: [], bad: [absent, null, earlier, new Date('2031-01-01')] };
const eachSaves = (people: readonly Persona[]): Record<string, Step> =>
  Object.fromEntries(people.map((who) => [who.title, as(who, create(mapping, columnsBy(who)))]));
/** Keys of 1,000 characters each; Firestore takes up to 1,500 bytes. */
const keyed = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`${n}`.padEnd(1_000, 'x'), 'name']));
const many = Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`列${n}`, 'name']));

const kindRows: Row[] = [
  {
    title: 'ROL-07 the rule for kinds: read',
    allow: eachOf(members, get(kinds)),
    deny: eachOf(outsiders, get(kinds)),
  },
  {
    title: 'ROL-07 the rule for kinds: write',
    allow: eachOf([adminOfA], create(kinds, rule)),
    deny: eachOf([operatorOfA, ...notWriters], create(kinds, rule)),
  },
  {
    title: 'the rule for kinds: remove',
    allow: { 'a server': as('server', remove(kinds)) },
    deny: eachOf(members, remove(kinds)),
  },
  ...fieldRows({
    title: 'the rule for kinds',
    who: adminOfA,
    fresh: kinds,
    valid: rule,
    fields: {
      enabled: { good: [false], bad: [absent, null, 'yes'] },
      periodDays: { good: [1, 3660], bad: [absent, 0, 3661, 1.5, '365'] },
      regularFrom: { good: [1, 9], bad: [absent, 0, 10, 10_001, 1.5] },
      vipFrom: { good: [4, 10_001], bad: [absent, 3, 10_002, 4.5, '10'] },
      byName: { good: [absent], bad: ['x'] },
      updatedBy: author,
      updatedAt: time,
    },
  }),
];

const fields = paths.settings(customerA, 'contactFields');
const someFields = {
  order: ['rank', 'seat'],
  labels: { rank: '会員ランク', seat: '席' },
  types: { rank: 'choice', seat: 'text' },
  choices: { rank: 'ゴールド\nシルバー' },
  onCard: ['rank'],
  updatedBy: adminOfA.uid,
  updatedAt: now,
};
const ids = (size: number) => Array.from({ length: size }, (_, n) => `f${n}`);
const map = (size: number, value: string) => Object.fromEntries(ids(size).map((id) => [id, value]));
const manyFields = (size: number) => ({
  ...someFields,
  order: ids(size),
  labels: map(size, 'あ'.repeat(40)),
  types: map(size, 'choice'),
  choices: map(size, 'い'.repeat(600)),
  onCard: ids(size),
});

const fieldSettingRows: Row[] = [
  {
    title: "the customer's own fields: read",
    allow: eachOf(members, get(fields)),
    deny: eachOf(outsiders, get(fields)),
  },
  {
    title: "the customer's own fields: write",
    allow: {
      some: as(adminOfA, create(fields, someFields)),
      none: as(
        adminOfA,
        create(fields, {
          ...someFields,
          order: [],
          labels: {},
          types: {},
          choices: {},
          onCard: [],
        }),
      ),
      30: as(adminOfA, create(fields, manyFields(30))),
    },
    deny: {
      ...eachOf([operatorOfA, ...notWriters], create(fields, someFields)),
      31: as(adminOfA, create(fields, manyFields(31))),
    },
  },
  {
    title: "the customer's own fields: remove",
    allow: { 'a server': as('server', remove(fields)) },
    deny: eachOf(members, remove(fields)),
  },
  ...fieldRows({
    title: "the customer's own fields",
    who: adminOfA,
    fresh: fields,
    valid: someFields,
    fields: {
      order: {
        good: [['seat', 'rank']],
        bad: [absent, null, ['rank'], ['rank', 'seat', 'seat'], ['rank', 'x'], 'rank'],
      },
      labels: {
        good: [{ rank: 'R', seat: 'S' }],
        bad: [
          absent,
          { rank: 'R' },
          { rank: 'R', seat: '' },
          { rank: 'R', seat: 7 },
          { rank: 'R', seat: 'あ'.repeat(1231) },
          { rank: 'R', seat: '二\n行' },
        ],
      },
      types: {
        good: [{ rank: 'yesNo', seat: 'date' }],
        bad: [absent, { rank: 'choice' }, { rank: 'choice', seat: 'html' }, { rank: 1, seat: 2 }],
      },
      choices: {
        good: [{}],
        bad: [absent, { other: 'x' }, { rank: ['x'] }, { rank: 'い'.repeat(20_001) }],
      },
      onCard: { good: [[]], bad: [absent, ['other'], 'rank'] },
      updatedBy: { good: [], bad: [absent, operatorOfA.uid] },
      updatedAt: { good: [], bad: [absent, null] },
      secret: { good: [absent], bad: ['x'] },
    },
  }),
];

const bin = paths.contactBin(customerA);
const binRows: Row[] = [
  {
    title: 'deleted contacts: get',
    allow: eachOf([adminOfA, operatorOfA], get(`${bin}/gone`)),
    deny: {
      ...eachOf(notWriters, get(`${bin}/gone`)),
      'its visits': as(adminOfA, get(`${bin}/gone/visits/v1`)),
    },
  },
  {
    title: 'deleted contacts: list',
    allow: eachOf([adminOfA, operatorOfA], list(bin, { newestFirst: 'at', limit: 100 })),
    deny: {
      ...eachOf(notWriters, list(bin, { newestFirst: 'at', limit: 100 })),
      101: as(operatorOfA, list(bin, { limit: 101 })),
    },
  },
  {
    title: 'deleted contacts: write',
    allow: { 'a server': as('server', create(`${bin}/new`, { name: '山田' })) },
    deny: eachOf(members, create(`${bin}/new`, { name: '山田' })),
  },
];

const mappingRows: Row[] = [
  {
    title: 'ROL-07 the columns of an import: read',
    allow: eachOf(members, get(mapping)),
    deny: eachOf(outsiders, get(mapping)),
  },
  {
    title: 'ROL-07 the columns of an import: write',
    allow: eachSaves([adminOfA, operatorOfA]),
    deny: eachSaves(notWriters),
  },
  {
    title: 'the columns of an import: remove',
    allow: { 'a server': as('server', remove(mapping)) },
    deny: eachOf(members, remove(mapping)),
  },
  ...fieldRows({
    title: 'the columns of an import',
    who: operatorOfA,
    fresh: mapping,
    valid: columns,
    fields: {
      contacts: {
        good: [absent, {}, { ['x'.repeat(1_000)]: 'name' }, { 氏名: 'n'.repeat(20_000) }],
        bad: [
          null,
          'x',
          many,
          { ...keyed(5), x: 'name' },
          { 氏名: 'n'.repeat(20_001) },
          { 氏名: 1 },
          { 氏名: 'name\nphone' },
        ],
      },
      visits: { good: [absent, { 日付: 'date' }], bad: [null, 'x', many] },
      lines: { good: [absent], bad: [{}] },
      updatedBy: author,
      updatedAt: time,
    },
  }),
];

const mergeRows: Row[] = [
  {
    title: 'contacts that became one: get',
    allow: eachOf([adminOfA, operatorOfA], get(`${merges}/merge-1`)),
    deny: eachOf(notWriters, get(`${merges}/merge-1`)),
  },
  {
    title: 'contacts that became one: list',
    allow: eachOf([adminOfA, operatorOfA], list(merges, { newestFirst: 'at', limit: 50 })),
    deny: eachOf(notWriters, list(merges, { newestFirst: 'at', limit: 50 })),
  },
  {
    title: 'TEN-16 contacts that became one: how many at once',
    allow: {
      100: as(operatorOfA, list(merges, { limit: 100 })),
      'count of 100': as(operatorOfA, count(merges, { limit: 100 })),
    },
    deny: {
      101: as(operatorOfA, list(merges, { limit: 101 })),
      'no limit': as(adminOfA, list(merges, {})),
    },
  },
  {
    title: 'contacts that became one: write',
    allow: { 'a server': as('server', update(`${merges}/merge-1`, { state: 'parted' })) },
    deny: eachOf(members, update(`${merges}/merge-1`, { state: 'parted' })),
  },
];

export const contactSettingRows: Row[] = [
  ...kindRows,
  ...fieldSettingRows,
  ...mappingRows,
  ...mergeRows,
  ...binRows,
];
