import { paths } from '@cti/functions/model/paths';
import { count, create, get, list, now, remove, update, type Fields } from '../operation.ts';
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

const receipts = (call = 'call-g01') => paths.receipts(customerA, call);
const receipt = (who: Persona, call = 'call-g01') =>
  paths.receipt(customerA, call, who.uid ?? 'nobody');

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const queuedBy = (who: Persona): Fields => ({
  name: nameOf(who),
  station: 'station-1',
  channel: null,
  ringAt: earlier,
  queuedAt: now,
  expireAt: inDays(90),
});
const shownBy = (who: Persona): Fields => ({
  ...queuedBy(who),
  channel: 'window',
  shownAt: now,
});
const queues = (who: Persona, call = 'call-g01'): Step =>
  as(who, create(receipt(who, call), queuedBy(who)));
const eachQueues = (people: readonly Persona[]): Record<string, Step> =>
  Object.fromEntries(people.map((who) => [who.title, queues(who)]));

const readers = [adminOfA, operatorOfA, operatorOfBothGroups, viewerOfA, memberOfBoth];

const reads: Row[] = [
  {
    title: 'TEN-09 get a receipt of a call of G01',
    allow: eachOf(readers, get(receipt(operatorOfA))),
    deny: eachOf([operatorOfA2, ...outsiders], get(receipt(operatorOfA))),
  },
  {
    title: 'TEN-09 receipts of a call of G01',
    allow: eachOf(readers, list(receipts(), { limit: 100 })),
    deny: eachOf([operatorOfA2, ...outsiders], list(receipts(), { limit: 100 })),
  },
  {
    title: 'TEN-16 how many receipts at once',
    allow: {
      100: as(operatorOfA, list(receipts(), { limit: 100 })),
      'count of 100': as(operatorOfA, count(receipts(), { limit: 100 })),
    },
    deny: {
      101: as(operatorOfA, list(receipts(), { limit: 101 })),
      'no limit': as(operatorOfA, list(receipts(), {})),
    },
  },
];

const creates: Row[] = [
  {
    title: 'ROL-02 write a receipt of a call of G01',
    allow: eachQueues([adminOfA, colleagueOfA, operatorOfBothGroups, viewerOfA, memberOfBoth]),
    deny: {
      ...eachQueues([operatorOfA2, ...outsiders]),
      'on a call that does not exist': queues(colleagueOfA, 'no-such-call'),
      'on a call without group, operator': queues(colleagueOfA, 'call-none'),
      "in a colleague's place": as(
        colleagueOfA,
        create(receipt(viewerOfA), queuedBy(colleagueOfA)),
      ),
    },
  },
  ...fieldRows({
    title: 'write a receipt',
    who: colleagueOfA,
    fresh: receipt(colleagueOfA),
    valid: shownBy(colleagueOfA),
    fields: {
      name: { good: [], bad: [absent, null, nameOf(operatorOfA), ''] },
      station: { good: ['', 'x'.repeat(40)], bad: [absent, null, 1, 'x'.repeat(41)] },
      channel: {
        good: ['strip', 'window', 'page', 'notification'],
        bad: [absent, null, 'push', 'fax', ''],
      },
      ringAt: { good: [absent, null, inDays(0)], bad: [1, 'x', inDays(2)] },
      queuedAt: { good: [], bad: [absent, null, earlier, inDays(1)] },
      shownAt: { good: [], bad: [absent, null, earlier, inDays(1)] },
      seenAt: { good: [absent, null], bad: [earlier, now] },
      answeredAt: { good: [absent, null, now], bad: [earlier, inDays(1)] },
      pushedAt: { good: [absent, null], bad: [earlier, now] },
      expireAt: { good: [inDays(1)], bad: [absent, null, earlier, inDays(101)] },
      note: { good: [absent], bad: ['x'] },
    },
  }),
  {
    title: 'a receipt before anything is shown',
    allow: { 'without a way': queues(colleagueOfA) },
    deny: {
      'with a way': as(
        colleagueOfA,
        create(receipt(colleagueOfA), { ...queuedBy(colleagueOfA), channel: 'window' }),
      ),
    },
  },
];

const mine = (fields: Fields, call = 'call-g01') => update(receipt(operatorOfA, call), fields);
const shown: Fields = { channel: 'window', shownAt: now };
/** The receipt that was begun by a push message. */
const pushed = (fields: Fields) => update(receipt(adminOfA, 'call-g02'), fields);
/** The receipt of somebody to whom everything has happened. */
const done = (fields: Fields) => update(receipt(operatorOfBothGroups, 'call-g02'), fields);

/** What a browser writes when a phone rings anew. */
const anew = (more: Fields = {}): Fields => ({
  ...queuedBy(operatorOfBothGroups),
  ringAt: new Date(earlier.getTime() + 5_001),
  shownAt: null,
  seenAt: null,
  pushedAt: null,
  ...more,
});

const updates: Row[] = [
  {
    title: 'change a receipt',
    allow: { 'the person himself': as(operatorOfA, mine(shown)) },
    deny: {
      ...eachOf([adminOfA, colleagueOfA, operatorOfA2, ...outsiders], mine(shown)),
      'of a call of a foreign group': as(operatorOfA, mine(shown, 'call-g02')),
    },
  },
  {
    title: 'what changes in a receipt',
    allow: {
      seen: as(operatorOfA, mine({ seenAt: now })),
      answered: as(operatorOfA, mine({ answeredAt: now })),
      shown: as(operatorOfA, mine(shown)),
      'claimed after a push message': as(adminOfA, pushed({ station: 'station-2' })),
    },
    deny: {
      'claimed by another browser': as(operatorOfA, mine({ station: 'station-2' })),
      'claimed by another browser and shown': as(
        operatorOfA,
        mine({ ...shown, station: 'station-2' }),
      ),
      'given back': as(operatorOfA, mine({ station: '' })),
      'begun once more': as(operatorOfA, mine(queuedBy(operatorOfA))),
      'begun after a push message': as(adminOfA, pushed(queuedBy(adminOfA))),
      'shown in the past': as(operatorOfA, mine({ ...shown, shownAt: earlier })),
      'seen in the past': as(operatorOfA, mine({ seenAt: earlier })),
      'answered in the past': as(operatorOfA, mine({ answeredAt: earlier })),
      'a new beginning': as(operatorOfA, mine({ queuedAt: now })),
      'a retention of his own': as(operatorOfA, mine({ expireAt: inDays(50) })),
      'pushed by himself': as(operatorOfA, mine({ pushedAt: now })),
    },
  },
  {
    title: 'what was shown stays as it was',
    allow: { 'nothing changed': as(operatorOfBothGroups, done({ station: 'station-1' })) },
    deny: {
      'another way': as(operatorOfBothGroups, done({ channel: 'page' })),
      'another browser': as(operatorOfBothGroups, done({ station: 'station-2' })),
      'shown again': as(operatorOfBothGroups, done({ shownAt: now })),
      'seen again': as(operatorOfBothGroups, done({ seenAt: now })),
      'answered again': as(operatorOfBothGroups, done({ answeredAt: now })),
    },
  },
  {
    title: 'a later ring begins the receipt anew',
    allow: {
      queued: as(operatorOfBothGroups, done(anew())),
      'shown at once': as(operatorOfBothGroups, done(anew({ ...shown }))),
      'by another browser': as(operatorOfBothGroups, done(anew({ station: 'station-2' }))),
      'after a push message': as(adminOfA, pushed({ ...anew(), name: nameOf(adminOfA) })),
    },
    deny: {
      'a colleague': as(adminOfA, done(anew())),
      'the same ring with a slightly other time': as(
        operatorOfBothGroups,
        done(anew({ ringAt: new Date(earlier.getTime() + 5_000) })),
      ),
      'a ring of tomorrow': as(operatorOfBothGroups, done(anew({ ringAt: inDays(2) }))),
      'of no ring': as(operatorOfBothGroups, done(anew({ ringAt: null }))),
      'begun in the past': as(operatorOfBothGroups, done(anew({ queuedAt: earlier }))),
      'shown in the past': as(
        operatorOfBothGroups,
        done(anew({ channel: 'window', shownAt: earlier })),
      ),
      'seen before it was shown': as(operatorOfBothGroups, done(anew({ seenAt: now }))),
      'without the answer of before': as(operatorOfBothGroups, done(anew({ answeredAt: null }))),
      'pushed by themselves': as(
        adminOfA,
        pushed({ ...anew(), name: nameOf(adminOfA), pushedAt: now }),
      ),
      'a retention of their own': as(operatorOfBothGroups, done(anew({ expireAt: inDays(101) }))),
    },
  },
  {
    title: 'delete a receipt',
    allow: { 'a server': as('server', remove(receipt(operatorOfA))) },
    deny: eachOf([adminOfA, operatorOfA, colleagueOfA, ...outsiders], remove(receipt(operatorOfA))),
  },
];

export const receiptRows: Row[] = [...reads, ...creates, ...updates];
