import { paths } from '@cti/functions/model/paths';
import { count, create, get, list, remove, update, type Fields } from '../operation.ts';
import {
  adminOfA,
  customerA,
  memberOfBoth,
  operatorOfA,
  operatorOfA2,
  outsiders,
  viewerOfA,
} from '../personas.ts';
import { as, eachDoes, eachOf, type Row, type Step } from '../table.ts';

const notAdmins = [operatorOfA, viewerOfA, memberOfBoth, ...outsiders];
const everyone = [adminOfA, ...notAdmins];

/** Only servers write there; `fields` are what a document holds. */
function writeRow(title: string, collection: string, existing: string, fields: Fields): Row {
  const writes = {
    creates: create(`${collection}/new`, fields),
    changes: update(`${collection}/${existing}`, { changed: true }),
    deletes: remove(`${collection}/${existing}`),
  };
  return {
    title,
    allow: Object.fromEntries(
      Object.entries(writes).map(([verb, does]): [string, Step] => [
        `a server ${verb}`,
        as('server', does),
      ]),
    ),
    deny: eachDoes(everyone, writes),
  };
}

/** Admins read, nobody else. */
function adminRows(what: string, collection: string, existing: string): Row[] {
  return [
    {
      title: `${what}: get`,
      allow: eachOf([adminOfA], get(`${collection}/${existing}`)),
      deny: eachOf(notAdmins, get(`${collection}/${existing}`)),
    },
    {
      title: `${what}: list`,
      allow: eachOf([adminOfA], list(collection, { limit: 100 })),
      deny: eachOf(notAdmins, list(collection, { limit: 100 })),
    },
    {
      title: `TEN-16 ${what}: how many at once`,
      allow: {
        100: as(adminOfA, list(collection, { limit: 100 })),
        'count of 100': as(adminOfA, count(collection, { limit: 100 })),
      },
      deny: {
        101: as(adminOfA, list(collection, { limit: 101 })),
        'no limit': as(adminOfA, list(collection, {})),
      },
    },
    writeRow(`${what}: write`, collection, existing, { reason: 'x' }),
  ];
}

/** Nobody but servers reads or writes. */
function closedRows(what: string, collection: string, existing: string): Row[] {
  const path = `${collection}/${existing}`;
  return [
    {
      title: `${what}: read`,
      allow: {
        'a server gets': as('server', get(path)),
        'a server lists': as('server', list(collection, { limit: 1 })),
      },
      deny: eachDoes(everyone, {
        gets: get(path),
        lists: list(collection, { limit: 1 }),
        counts: count(collection, { limit: 1 }),
      }),
    },
    writeRow(`${what}: write`, collection, existing, { changed: false }),
  ];
}

const customer = paths.customer(customerA);

export const adminRowsOfServerData: Row[] = [
  ...adminRows('dead letters', paths.deadLetters(customerA), 'letter-1'),
  ...adminRows('proofs of erasure', `${customer}/erasures`, 'erasure-1'),
  ...adminRows('audit', `${customer}/audit`, 'entry-1'),
  ...adminRows('invitations', paths.invitations(customerA), 'invited-1'),
];

const dialpad = paths.dialpad(customerA);
const telephony = `${customer}/telephony`;

export const telephonyRows: Row[] = [
  {
    title: 'the connection to Dialpad: get',
    allow: eachOf([adminOfA], get(dialpad)),
    deny: eachOf(notAdmins, get(dialpad)),
  },
  {
    title: 'the connection to Dialpad: list',
    allow: { 'a server': as('server', list(telephony, { limit: 1 })) },
    deny: eachOf(everyone, list(telephony, { limit: 1 })),
  },
  writeRow('the connection to Dialpad: write', telephony, 'dialpad', { check: null }),
  ...closedRows('the connection to another phone system', telephony, 'other'),
];

const own = paths.dialpadUser(customerA, 'operator-a');
const users = `${customer}/dialpadUsers`;
const blocked = paths.blockedNumbers(customerA);
const members = [adminOfA, operatorOfA, viewerOfA, memberOfBoth];

/** What members have Dialpad do: they see what came of it, and servers write it. */
export const diallingRows: Row[] = [
  {
    title: 'what Dialpad can be asked to do: get',
    allow: eachOf(members, get(paths.abilities(customerA))),
    deny: eachOf(outsiders, get(paths.abilities(customerA))),
  },
  writeRow('what Dialpad can be asked to do: write', telephony, 'abilities', { calls: true }),
  {
    title: 'a member as Dialpad knows them: get',
    allow: eachOf([operatorOfA], get(own)),
    deny: eachOf([adminOfA, viewerOfA, memberOfBoth, ...outsiders], get(own)),
  },
  {
    title: 'a member as Dialpad knows them: list',
    allow: { 'a server': as('server', list(users, { limit: 1 })) },
    deny: eachOf(everyone, list(users, { limit: 1 })),
  },
  writeRow('a member as Dialpad knows them: write', users, 'operator-a', { placedAt: [] }),
  {
    title: 'a blocked number: get',
    allow: eachOf(members, get(`${blocked}/+819012345678`)),
    deny: eachOf(outsiders, get(`${blocked}/+819012345678`)),
  },
  {
    title: 'blocked numbers: list',
    allow: eachOf(members, list(blocked, { limit: 200 })),
    deny: eachOf(outsiders, list(blocked, { limit: 200 })),
  },
  {
    title: 'TEN-16 blocked numbers: how many at once',
    allow: { 200: as(viewerOfA, list(blocked, { limit: 200 })) },
    deny: {
      201: as(adminOfA, list(blocked, { limit: 201 })),
      'no limit': as(adminOfA, list(blocked, {})),
    },
  },
  writeRow('blocked numbers: write', blocked, '+819012345678', { number: '+819012345678' }),
];

const phones = `${customer}/phones`;
const quality = paths.qualities(customerA, 'call-g01');

/** The browser's phone: what signs it in stays with the server. */
export const softphoneRows: Row[] = [
  {
    title: 'how phones reach the PBX: get',
    allow: eachOf(members, get(paths.softphone(customerA))),
    deny: eachOf(outsiders, get(paths.softphone(customerA))),
  },
  writeRow('how phones reach the PBX: write', telephony, 'softphone', { address: 'wss://evil' }),
  ...closedRows('TEN-04 what phones sign in with', `${customer}/private`, 'softphone'),
  {
    title: 'which window is a person’s phone: get',
    allow: eachOf([operatorOfA], get(paths.phone(customerA, 'operator-a'))),
    deny: eachOf(
      [adminOfA, viewerOfA, memberOfBoth, ...outsiders],
      get(paths.phone(customerA, 'operator-a')),
    ),
  },
  {
    title: 'which window is a person’s phone: list',
    allow: { 'a server': as('server', list(phones, { limit: 1 })) },
    deny: eachOf(everyone, list(phones, { limit: 1 })),
  },
  writeRow('which window is a person’s phone: write', phones, 'operator-a', { windowId: 'mine' }),
  {
    title: 'TEN-09 how a call of G01 sounded: list',
    allow: eachOf(members, list(quality, { limit: 100 })),
    deny: {
      ...eachOf([operatorOfA2, ...outsiders], list(quality, { limit: 100 })),
      'of no group, by an operator': as(
        operatorOfA,
        list(paths.qualities(customerA, 'call-none'), { limit: 100 }),
      ),
      'TEN-16 101': as(adminOfA, list(quality, { limit: 101 })),
      'TEN-16 no limit': as(adminOfA, list(quality, {})),
      'TEN-16 one alone': as(adminOfA, get(`${quality}/operator-a`)),
    },
  },
  writeRow('how a call sounded: write', quality, 'operator-a', { jitterMs: 0 }),
];

export const closedPathRows: Row[] = [
  ...closedRows('TEN-04 secrets', `${customer}/private`, 'webhook'),
  ...closedRows('TEN-04 below the secrets', `${customer}/private/webhook/keys`, 'current'),
  ...closedRows('TEN-15 allowed customers', 'ast-allow-customers', customerA),
  ...closedRows('leftovers', paths.leftovers(customerA), 'event-g01'),
  ...closedRows('TEN-15 call aliases', paths.callAliases(customerA), 'leg-1'),
  ...closedRows(
    'parts of statistics',
    `${paths.statistic(customerA, 'G01_20261101')}/parts`,
    'calls',
  ),
  ...closedRows('reported problems', `${customer}/problems`, '123456'),
  ...closedRows('contracts of phone systems', 'contractIds', 'contract-1'),
  ...closedRows('sign-ins by phone number', 'loginAliases', 'alias-1'),
  ...closedRows('whose address an account has proven', 'signIns', 'person-1'),
  ...closedRows('deleted customers', 'deletedCustomers', 'gone'),
  ...closedRows('a collection of next year', `${customer}/invoices`, 'invoice-1'),
  ...closedRows('a collection at the root', 'users', 'user-1'),
  ...closedRows('below a contact', `${paths.contact(customerA, 'yamada')}/cards`, 'card-1'),
];
