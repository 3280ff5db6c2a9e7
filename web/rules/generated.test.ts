import { paths } from '@cti/functions/model/paths';
import { preferenceDefaults } from '@cti/functions/model/desk/popup-choice';
import { defaultWrapUp } from '@cti/functions/model/desk/wrap-up';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decision } from './decision.ts';
import { openEmulator, rulesText, type Emulator } from './emulator.ts';
import { create, now, update, type Fields, type Operation } from './operation.ts';
import {
  adminOfA,
  bridgeOfA,
  colleagueOfA,
  customerA,
  groupsOf,
  nameOf,
  operatorOfA,
  viewerOfA,
  type Persona,
} from './personas.ts';
import { askWithSdk } from './with-sdk.ts';
import {
  contact,
  earlier,
  group,
  hours,
  line,
  intentOf,
  popupSettingsOf,
  receiptOf,
  visit,
} from './world.ts';

/**
 * Every write that the rules allow, spoilt in every way that a machine can think of: one more key, another type,
 * a text of 1 MB, another author, another time.
 */

let emulator: Emulator;
beforeAll(async () => {
  emulator = await openEmulator('demo-rules-generated');
  await emulator.reset();
});
afterAll(() => emulator.close());

interface Write {
  /** The path in the rules, below the customer. */
  match: string;
  verb: 'create' | 'update';
  who: Persona;
  path: string;
  fields: Fields;
}

const settings = (name: string) => paths.settings(customerA, name);
const signedBy = (who: Persona) => ({ updatedBy: who.uid, updatedAt: now });
const saidBy = (who: Persona) => ({ at: now, byUid: who.uid, byName: nameOf(who) });
const memos = paths.memos(customerA, 'call-g01');

const byAdmin = (name: string, fields: Fields): Write => ({
  match: `/settings/${name}`,
  verb: 'create',
  who: adminOfA,
  path: settings(name),
  fields: { ...fields, ...signedBy(adminOfA) },
});

const writes: Write[] = [
  {
    match: '/amiEvents/{linkedId}',
    verb: 'update',
    who: operatorOfA,
    path: paths.call(customerA, 'call-g01'),
    fields: { handled: true, disposition: '予約' },
  },
  {
    match: '/amiEvents/{linkedId}/memos/{memoId}',
    verb: 'create',
    who: operatorOfA,
    path: `${memos}/${operatorOfA.uid}-2`,
    fields: {
      text: '折り返し希望',
      authorUid: operatorOfA.uid,
      authorName: nameOf(operatorOfA),
      callbackAt: null,
      createdAt: now,
      updatedAt: now,
    },
  },
  {
    match: '/amiEvents/{linkedId}/memos/{memoId}',
    verb: 'update',
    who: operatorOfA,
    path: `${memos}/own`,
    fields: { text: '予約済み', callbackAt: null, updatedAt: now },
  },
  {
    match: '/amiEvents/{linkedId}/receipts/{uid}',
    verb: 'create',
    who: colleagueOfA,
    path: paths.receipt(customerA, 'call-g01', `${colleagueOfA.uid}`),
    fields: {
      ...receiptOf(colleagueOfA),
      channel: 'window',
      queuedAt: now,
      shownAt: now,
      seenAt: null,
      pushedAt: null,
      expireAt: new Date(Date.now() + 90 * 86_400_000),
    },
  },
  {
    match: '/amiEvents/{linkedId}/receipts/{uid}',
    verb: 'update',
    who: operatorOfA,
    path: paths.receipt(customerA, 'call-g01', `${operatorOfA.uid}`),
    fields: { channel: 'window', shownAt: now },
  },
  {
    match: '/stations/{uid}',
    verb: 'create',
    who: viewerOfA,
    path: paths.station(customerA, `${viewerOfA.uid}`),
    fields: { station: 'station-1', since: now, browsers: {} },
  },
  {
    match: '/pushTokens/{id}',
    verb: 'create',
    who: viewerOfA,
    path: paths.pushToken(customerA, `${viewerOfA.uid}`, 'here'),
    fields: { uid: viewerOfA.uid, station: 'here', address: 'address', updatedAt: now },
  },
  {
    match: '/callIntents/{id}',
    verb: 'create',
    who: operatorOfA,
    path: paths.callIntent(customerA, 'Intent00000000000New'),
    fields: {
      ...intentOf(operatorOfA),
      createdAt: now,
      expireAt: new Date(Date.now() + 86_400_000),
      linkedId: null,
    },
  },
  {
    match: '/contacts/{contactId}',
    verb: 'create',
    who: operatorOfA,
    path: paths.contact(customerA, 'new'),
    fields: {
      ...contact,
      caution: null,
      createdAt: now,
      updatedAt: now,
      updatedByUid: operatorOfA.uid,
    },
  },
  {
    match: '/contacts/{contactId}',
    verb: 'update',
    who: operatorOfA,
    path: paths.contact(customerA, 'yamada'),
    fields: { name: '山田', notes: '駐車場あり', updatedAt: now, updatedByUid: operatorOfA.uid },
  },
  {
    match: '/contacts/{contactId}/visits/{visitId}',
    verb: 'create',
    who: operatorOfA,
    path: `${paths.visits(customerA, 'yamada')}/new`,
    fields: visit,
  },
  {
    match: '/contactPairs/{id}',
    verb: 'create',
    who: operatorOfA,
    path: paths.contactPair(customerA, 'c~d'),
    fields: { contactIds: ['c', 'd'], state: 'different', ...saidBy(operatorOfA) },
  },
  {
    match: '/contactPairs/{id}',
    verb: 'update',
    who: operatorOfA,
    path: paths.contactPair(customerA, 'a~b'),
    fields: { state: 'different', ...saidBy(operatorOfA) },
  },
  byAdmin('kinds', { enabled: true, periodDays: 365, regularFrom: 3, vipFrom: 10 }),
  {
    match: '/settings/importMapping',
    verb: 'create',
    who: operatorOfA,
    path: settings('importMapping'),
    fields: { contacts: { 氏名: 'name' }, visits: {}, ...signedBy(operatorOfA) },
  },
  byAdmin('contactFields', {
    order: ['rank'],
    labels: { rank: '会員ランク' },
    types: { rank: 'choice' },
    choices: { rank: 'ゴールド\nシルバー' },
    onCard: ['rank'],
  }),
  byAdmin('wrapUp', { ...defaultWrapUp }),
  byAdmin('seats', { warnMs: 60_000, alertMs: 120_000, rooms: {} }),
  byAdmin('popup', popupSettingsOf(adminOfA)),
  byAdmin('hours', hours),
  byAdmin('retention', { callDays: 365 }),
  byAdmin('dialer', { clientId: 'a-client-id' }),
  byAdmin('recaps', { fetch: true }),
  byAdmin('sessions', { idleMinutes: 30, absoluteDays: 14, secondFactor: 'offered' }),
  {
    match: '/groups/{groupCode}',
    verb: 'create',
    who: adminOfA,
    path: paths.group(customerA, 'new'),
    fields: { ...group, popup: {}, wrapUp: null, callerId: '+815017481234', ...signedBy(adminOfA) },
  },
  {
    match: '/lines/{lineId}',
    verb: 'create',
    who: adminOfA,
    path: paths.line(customerA, 'new'),
    fields: { ...line, ...signedBy(adminOfA) },
  },
  {
    match: '/preferences/{uid}',
    verb: 'create',
    who: viewerOfA,
    path: paths.preferences(customerA, `${viewerOfA.uid}`),
    fields: { ...preferenceDefaults, updatedAt: now },
  },
  {
    match: '/agents/{uid}',
    verb: 'create',
    who: colleagueOfA,
    path: paths.agent(customerA, `${colleagueOfA.uid}`),
    fields: {
      status: 2,
      chosen: 2,
      since: now,
      name: nameOf(colleagueOfA),
      groupCodes: groupsOf(colleagueOfA),
      chosenAt: now,
      byDialpad: null,
      byPbx: null,
      wrapUpUntil: null,
    },
  },
  {
    match: '/agents/{uid}',
    verb: 'update',
    who: operatorOfA,
    path: paths.agent(customerA, `${operatorOfA.uid}`),
    fields: {
      status: 3,
      since: now,
      name: nameOf(operatorOfA),
      groupCodes: groupsOf(operatorOfA),
    },
  },
  {
    match: '/rescues/{id}',
    verb: 'update',
    who: operatorOfA,
    path: paths.rescue(customerA, 'row-g01'),
    fields: {
      claimedBy: { uid: operatorOfA.uid, name: nameOf(operatorOfA) },
      claimedAt: now,
    },
  },
  {
    match: '/bridgeCommands/{id}',
    verb: 'update',
    who: bridgeOfA,
    path: paths.bridgeCommand(customerA, 'asked'),
    fields: { state: 'taken', takenAt: now, takenBy: 'run-2' },
  },
  {
    match: '/bridgeCommands/{id}',
    verb: 'update',
    who: bridgeOfA,
    path: paths.bridgeCommand(customerA, 'taken'),
    fields: { state: 'failed', settledAt: now, code: 'call-over', result: '801' },
  },
];

const megabyte = 'x'.repeat(1_000_000);
const future = new Date('2031-01-01T00:00:00Z');

/** A value that is surely of another type. */
const otherType = (value: unknown): unknown => (typeof value === 'string' ? 7 : 'x');

/** Every spoilt form of a write, by what is wrong with it. */
function spoilt({ who, fields }: Write): [what: string, fields: Fields][] {
  const forms: [string, Fields][] = [['one more key', { ...fields, zzz: 1 }]];
  for (const [key, value] of Object.entries(fields)) {
    const put = (what: string, other: unknown) =>
      forms.push([`${key}: ${what}`, { ...fields, [key]: other }]);
    put('another type', otherType(value));
    put('a text of 1 MB', megabyte);
    put('a map with a text of 1 MB', { zzz: megabyte });
    if (value === who.uid) put('another person', 'somebody');
    if (value === nameOf(who)) put('another name', 'Somebody');
    if (value === now) {
      put('in the past', earlier);
      put('in the future', future);
      put('never', null);
    }
  }
  return forms;
}

const operation = ({ verb, path }: Write, fields: Fields): Operation =>
  verb === 'create' ? create(path, fields) : update(path, fields);

describe('a spoilt write is refused', () => {
  test.each(writes.map((write) => [`${write.verb} ${write.match}`, write] as const))(
    '%s',
    async (_title, write) => {
      const ask = (fields: Fields) =>
        decision(askWithSdk(emulator.as(write.who), operation(write, fields)));
      const taken: string[] = [];
      for (const [what, fields] of spoilt(write)) {
        if ((await ask(fields)) === 'denied') continue;
        taken.push(what);
        await emulator.restore(write.path);
      }
      expect(taken).toEqual([]);
      expect(await ask(write.fields)).toBe('allowed');
      await emulator.restore(write.path);
    },
  );
});

test('no write that the rules allow is left out', () => {
  const tried = new Set(writes.map(({ match }) => `/customer/{customerId}${match}`));
  expect([...writableMatches()].filter((match) => !tried.has(match))).toEqual([]);
});

/** The paths of the rules below which something may be created or updated by somebody. */
function writableMatches(): Set<string> {
  const found = new Set<string>();
  const open: { indent: number; name: string }[] = [];
  for (const text of rulesText.split('\n')) {
    const indent = text.length - text.trimStart().length;
    const [, name] = /^\s*match (\S+) \{$/.exec(text) ?? [];
    if (name) {
      while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
      open.push({ indent, name });
    }
    if (/^\s*allow [\w, ]*\b(create|update|write)\b[\w, ]*: if (?!false)/.test(text)) {
      found.add(
        open
          .slice(1)
          .map((match) => match.name)
          .join(''),
      );
    }
  }
  return found;
}
