import { agentStatusNames, ownStatuses } from '@cti/functions/model/desk/agent';
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
  type Filter,
} from '../operation.ts';
import {
  adminOfA,
  colleagueOfA,
  customerA,
  groupsOf,
  inactiveOfA,
  memberOfBoth,
  nameOf,
  operatorOfA,
  operatorOfA2,
  operatorOfBothGroups,
  outsiders,
  signedOut,
  viewerOfA,
  type Persona,
} from '../personas.ts';
import { absent, as, eachOf, fieldRows, type Row, type Step } from '../table.ts';
import { earlier } from '../world.ts';

const all = paths.agents(customerA);
const document = (who: Persona) => paths.agent(customerA, who.uid ?? 'nobody');
const inGroups = (...codes: string[]): Filter => ['groupCodes', 'array-contains-any', codes];

const statusOf = (who: Persona, status: unknown = 2): Fields => ({
  status,
  since: now,
  name: nameOf(who),
  groupCodes: groupsOf(who),
});
const sets = (who: Persona): Step => as(who, create(document(who), statusOf(who)));
const eachSets = (people: readonly Persona[]): Record<string, Step> =>
  Object.fromEntries(people.map((who) => [who.title, sets(who)]));

const reads: Row[] = [
  {
    title: 'TEN-01 get the status of an operator of G01',
    allow: eachOf([adminOfA, operatorOfA, colleagueOfA, viewerOfA], get(document(operatorOfA))),
    deny: eachOf([operatorOfA2, ...outsiders], get(document(operatorOfA))),
  },
  {
    title: 'get the own status before it was ever set',
    allow: { own: as(colleagueOfA, get(document(colleagueOfA))) },
    deny: {
      "somebody else's": as(operatorOfA, get(document(colleagueOfA))),
      'own, deactivated': as(inactiveOfA, get(document(inactiveOfA))),
    },
  },
  {
    title: 'TEN-01 status of everybody in G01',
    allow: eachOf(
      [adminOfA, operatorOfA, operatorOfBothGroups, viewerOfA, memberOfBoth],
      list(all, { where: [inGroups('G01')], limit: 1000 }),
    ),
    deny: eachOf(
      [operatorOfA2, ...outsiders],
      list(all, { where: [inGroups('G01')], limit: 1000 }),
    ),
  },
  {
    title: 'TEN-05 status by group, as operator of G01',
    allow: {
      'own group': as(operatorOfA, list(all, { where: [inGroups('G01')], limit: 1000 })),
      'own group, array-contains': as(
        operatorOfA,
        list(all, { where: [['groupCodes', 'array-contains', 'G01']], limit: 1000 }),
      ),
    },
    deny: {
      'foreign group': as(operatorOfA, list(all, { where: [inGroups('G02')], limit: 1000 })),
      'own and foreign': as(
        operatorOfA,
        list(all, { where: [inGroups('G01', 'G02')], limit: 1000 }),
      ),
      'no filter': as(operatorOfA, list(all, { limit: 1000 })),
    },
  },
  {
    title: 'status of everybody',
    allow: { admin: as(adminOfA, list(all, { limit: 1000 })) },
    deny: eachOf([operatorOfBothGroups, viewerOfA], list(all, { limit: 1000 })),
  },
  {
    title: 'TEN-16 how many agents at once',
    allow: {
      1000: as(operatorOfA, list(all, { where: [inGroups('G01')], limit: 1000 })),
      'count of 1000': as(operatorOfA, count(all, { where: [inGroups('G01')], limit: 1000 })),
    },
    deny: {
      1001: as(operatorOfA, list(all, { where: [inGroups('G01')], limit: 1001 })),
      'no limit': as(operatorOfA, list(all, { where: [inGroups('G01')] })),
      'no limit, admin': as(adminOfA, list(all, {})),
    },
  },
];

const future = new Date(Date.now() + 3_600_000);
const serverStatuses = Object.keys(agentStatusNames)
  .map(Number)
  .filter((status) => !(ownStatuses as readonly number[]).includes(status));

/** Counted from when the tests are read, which is some minutes before the last of them runs. */
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const talking = document(operatorOfA2);
const wrapping = document(operatorOfA);
const withCall = document(operatorOfBothGroups);

const writes: Row[] = [
  {
    title: 'ROL-02 set the own status',
    allow: eachSets([adminOfA, operatorOfA, colleagueOfA, operatorOfA2]),
    deny: eachSets([viewerOfA, memberOfBoth, ...outsiders]),
  },
  {
    title: "ROL-08 set somebody else's status",
    allow: { own: sets(operatorOfA) },
    deny: {
      "a colleague's": as(operatorOfA, create(document(colleagueOfA), statusOf(colleagueOfA))),
      "a colleague's, as admin": as(adminOfA, create(document(colleagueOfA), statusOf(adminOfA))),
      "a colleague's, signed with his own": as(
        colleagueOfA,
        update(document(operatorOfA), statusOf(colleagueOfA)),
      ),
      'signed out': as(signedOut, create(document(signedOut), statusOf(operatorOfA))),
    },
  },
  ...fieldRows({
    title: 'ROL-08 the own status, set for the first time',
    who: colleagueOfA,
    fresh: document(colleagueOfA),
    valid: statusOf(colleagueOfA),
    fields: statusFields(colleagueOfA),
  }),
  ...fieldRows({
    title: 'ROL-08 the own status, set again',
    who: operatorOfA,
    fresh: document(operatorOfA),
    existing: document(operatorOfA),
    valid: statusOf(operatorOfA),
    fields: statusFields(operatorOfA),
  }),
  {
    title: 'a field that a server keeps in the status',
    allow: {
      'left alone': as(operatorOfBothGroups, update(withCall, statusOf(operatorOfBothGroups))),
    },
    deny: {
      changed: as(
        operatorOfBothGroups,
        update(withCall, { ...statusOf(operatorOfBothGroups), callId: 'leg-2' }),
      ),
      'taken away': as(
        operatorOfBothGroups,
        update(withCall, { ...statusOf(operatorOfBothGroups), callId: removed }),
      ),
    },
  },
  {
    title: 'what to be after a call',
    allow: {
      'by itself': as(operatorOfA2, update(talking, { chosen: 3 })),
      'and since when': as(
        operatorOfA2,
        update(talking, { chosen: 3, chosenAt: now, byDialpad: null, byPbx: null }),
      ),
    },
    deny: {
      'chosen in the past': as(operatorOfA2, update(talking, { chosen: 3, chosenAt: earlier })),
      'chosen at Dialpad': as(
        operatorOfA2,
        update(talking, { chosen: 3, chosenAt: now, byDialpad: { reason: '' } }),
      ),
      'chosen at a phone system': as(
        operatorOfA2,
        update(talking, { chosen: 3, chosenAt: now, byPbx: { reason: '' } }),
      ),
      'a colleague': as(operatorOfBothGroups, update(talking, { chosen: 3 })),
      'an admin': as(adminOfA, update(talking, { chosen: 3 })),
      'wrap-up': as(operatorOfA2, update(talking, { chosen: 7 })),
      'with another status': as(operatorOfA2, update(talking, { chosen: 3, status: 98 })),
      'with another call': as(operatorOfA2, update(talking, { chosen: 3, linkedId: 'x' })),
    },
  },
  {
    title: 'put off the end of the own wrap-up',
    allow: {
      'some minutes': as(operatorOfA, update(wrapping, { wrapUpUntil: inMinutes(9) })),
      'its end': as(operatorOfA, update(wrapping, { ...statusOf(operatorOfA, 0), chosen: 0 })),
    },
    deny: {
      'too many minutes': as(operatorOfA, update(wrapping, { wrapUpUntil: inMinutes(20) })),
      'into the past': as(operatorOfA, update(wrapping, { wrapUpUntil: inMinutes(-1) })),
      'for ever': as(operatorOfA, update(wrapping, { wrapUpUntil: null })),
      'while talking': as(operatorOfA2, update(talking, { wrapUpUntil: inMinutes(9) })),
      'a colleague': as(colleagueOfA, update(wrapping, { wrapUpUntil: inMinutes(9) })),
      'with another call': as(
        operatorOfA,
        update(wrapping, { wrapUpUntil: inMinutes(9), linkedId: 'x' }),
      ),
    },
  },
  {
    title: 'delete the own status',
    allow: { 'a server': as('server', remove(document(operatorOfA))) },
    deny: eachOf([operatorOfA, adminOfA, colleagueOfA, viewerOfA], remove(document(operatorOfA))),
  },
];

function statusFields(who: Persona): Parameters<typeof fieldRows>[0]['fields'] {
  return {
    status: {
      good: ownStatuses,
      bad: [absent, null, -1, 4, 1.5, '0', true, [0], ...serverStatuses],
    },
    since: { good: [now], bad: [absent, null, earlier, future, 0] },
    name: { good: [nameOf(who)], bad: [absent, null, '', nameOf(operatorOfA2)] },
    groupCodes: {
      good: [groupsOf(who)],
      bad: [absent, null, [], [...groupsOf(who), 'G03'], ['G02'], 'G01'],
    },
    // Of the valid document, the status is 2.
    chosen: { good: [absent, null, 2], bad: [0, 7, '2'] },
    chosenAt: { good: [absent, now], bad: [null, earlier, future, 0] },
    byDialpad: { good: [absent, null], bad: [{ reason: '' }, '昼休み', true] },
    byPbx: { good: [absent, null], bad: [{ reason: '' }, '離席', true] },
    wrapUpUntil: { good: [absent, null], bad: [future, 'soon'] },
    calls: { good: [absent], bad: [{}] },
    linkedId: { good: [absent], bad: ['call-g02'] },
    popup: { good: [absent], bad: [true] },
  };
}

export const agentRows: Row[] = [...reads, ...writes];
