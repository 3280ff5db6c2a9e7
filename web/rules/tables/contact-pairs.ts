import { paths } from '@cti/functions/model/paths';
import { count, create, get, list, now, removed, update } from '../operation.ts';
import {
  adminOfA,
  colleagueOfA,
  customerA,
  memberOfBoth,
  nameOf,
  operatorOfA,
  outsiders,
  viewerOfA,
  type Persona,
} from '../personas.ts';
import { absent, as, eachOf, fieldRows, type Row } from '../table.ts';
import { earlier } from '../world.ts';

const pairs = paths.contactPairs(customerA);
const known = paths.contactPair(customerA, 'a~b');
const fresh = paths.contactPair(customerA, 'c~d');
const signedBy = (who: Persona) => ({ at: now, byUid: who.uid, byName: nameOf(who) });
const differentBy = (who: Persona) => ({ state: 'different', ...signedBy(who) });
const signed = signedBy(operatorOfA);
const different = { contactIds: ['c', 'd'], ...differentBy(operatorOfA) };

const notWriters = [viewerOfA, memberOfBoth, ...outsiders];
const openPairs = list(pairs, {
  where: [['state', '==', 'open']],
  newestFirst: 'orderKey',
  limit: 100,
});

export const contactPairRows: Row[] = [
  {
    title: 'pairs of contacts: get',
    allow: eachOf([adminOfA, operatorOfA], get(known)),
    deny: eachOf(notWriters, get(known)),
  },
  {
    title: 'pairs of contacts: list',
    allow: eachOf([adminOfA, operatorOfA], openPairs),
    deny: eachOf(notWriters, openPairs),
  },
  {
    title: 'pairs of contacts: tell apart',
    allow: {
      'an operator, what was found': as(operatorOfA, update(known, differentBy(operatorOfA))),
      'an operator, what was not': as(operatorOfA, create(fresh, different)),
    },
    deny: {
      'a viewer, what was found': as(viewerOfA, update(known, differentBy(viewerOfA))),
      'a viewer, what was not': as(
        viewerOfA,
        create(fresh, { contactIds: ['c', 'd'], ...differentBy(viewerOfA) }),
      ),
    },
  },
  {
    title: 'pairs of contacts: the lists that the app asks for',
    allow: {
      'those of one contact': as(
        operatorOfA,
        list(pairs, { where: [['contactIds', 'array-contains', 'a']], limit: 100 }),
      ),
      'count of 100': as(operatorOfA, count(pairs, { limit: 100 })),
    },
    deny: {
      101: as(operatorOfA, list(pairs, { limit: 101 })),
      'no limit': as(adminOfA, list(pairs, {})),
    },
  },
  ...fieldRows({
    title: 'two who are different',
    who: operatorOfA,
    fresh,
    valid: different,
    fields: {
      contactIds: { good: [], bad: [absent, null, 'c~d', ['c'], ['d', 'c'], ['c', 'd', 'e']] },
      state: { good: [], bad: [absent, null, 'open', 'other'] },
      at: { good: [], bad: [absent, null, earlier] },
      byUid: { good: [], bad: [absent, null, colleagueOfA.uid] },
      byName: { good: [], bad: [absent, null, nameOf(colleagueOfA)] },
      orderKey: { good: [absent], bad: ['9'] },
    },
  }),
  {
    title: 'two who are different: under their own id',
    allow: { 'as it is': as(operatorOfA, create(fresh, different)) },
    deny: {
      'of others': as(operatorOfA, create(paths.contactPair(customerA, 'c~e'), different)),
    },
  },
  {
    title: 'what is said of a pair',
    allow: {
      different: as(operatorOfA, update(known, { state: 'different', ...signed })),
      'not sure any more': as(operatorOfA, update(known, { state: 'open', ...signed })),
    },
    deny: {
      'another word': as(operatorOfA, update(known, { state: 'same', ...signed })),
      'in the past': as(operatorOfA, update(known, { state: 'different', ...signed, at: earlier })),
      'by somebody else': as(
        operatorOfA,
        update(known, { state: 'different', ...signed, byUid: colleagueOfA.uid }),
      ),
      'under another name': as(
        operatorOfA,
        update(known, { state: 'different', ...signed, byName: nameOf(colleagueOfA) }),
      ),
      'with other contacts': as(
        operatorOfA,
        update(known, { state: 'different', ...signed, contactIds: ['a', 'c'] }),
      ),
      'without its place': as(
        operatorOfA,
        update(known, { state: 'different', ...signed, orderKey: removed }),
      ),
    },
  },
];
