import { paths } from '@cti/functions/model/paths';
import {
  and,
  collection,
  endAt,
  getDocsFromServer,
  limit,
  limitToLast,
  or,
  orderBy,
  query,
  startAt,
  where,
  type Query,
} from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decision } from './decision.ts';
import { openEmulator, type Emulator } from './emulator.ts';
import { customerA, operatorOfA } from './personas.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await openEmulator('demo-rules-queries');
  await emulator.reset();
});
afterAll(() => emulator.close());

const inG01 = where('groupCode', '==', 'G01');
const inG02 = where('groupCode', '==', 'G02');
const active = where('active', '==', true);
const withG = (code: string) => where('groupCodes', 'array-contains', code);

type Ask = (from: Query) => Query;

/** Queries by the operator of G01 that name their group and yet might return more than its calls. */
const tables: Record<
  string,
  { path: string; allowed: Record<string, Ask>; denied: Record<string, Ask> }
> = {
  'TEN-05 calls': {
    path: paths.calls(customerA),
    allowed: {
      'own group': (calls) => query(calls, inG01, limit(200)),
      'own group or own group': (calls) => query(calls, or(inG01, and(inG01, active)), limit(200)),
      'own group, the last 200': (calls) =>
        query(calls, inG01, orderBy('startedAt'), limitToLast(200)),
    },
    denied: {
      'own group or active': (calls) => query(calls, or(inG01, active), limit(200)),
      'active or own group': (calls) => query(calls, or(active, inG01), limit(200)),
      'own group or foreign group': (calls) => query(calls, or(inG01, inG02), limit(200)),
      'foreign group or own group': (calls) => query(calls, or(inG02, inG01), limit(200)),
      'own group or none': (calls) =>
        query(calls, or(inG01, where('groupCode', '==', null)), limit(200)),
      'not the foreign group': (calls) => query(calls, where('groupCode', '!=', 'G02'), limit(200)),
      'not in the foreign groups': (calls) =>
        query(calls, where('groupCode', 'not-in', ['G02']), limit(200)),
      'from the own group on': (calls) => query(calls, where('groupCode', '>=', 'G01'), limit(200)),
      'between the own group and itself, by cursor': (calls) =>
        query(calls, orderBy('groupCode'), startAt('G01'), endAt('G01'), limit(200)),
      'own group, the last 201': (calls) =>
        query(calls, inG01, orderBy('startedAt'), limitToLast(201)),
    },
  },
  'TEN-05 agents': {
    path: paths.agents(customerA),
    allowed: {
      'own group': (agents) => query(agents, withG('G01'), limit(1000)),
      'exactly the own groups': (agents) =>
        query(agents, where('groupCodes', '==', ['G01']), limit(1000)),
    },
    denied: {
      'own group or foreign group': (agents) =>
        query(agents, or(withG('G01'), withG('G02')), limit(1000)),
      'foreign group or own group': (agents) =>
        query(agents, or(withG('G02'), withG('G01')), limit(1000)),
      'exactly the foreign group': (agents) =>
        query(agents, where('groupCodes', '==', ['G02']), limit(1000)),
      'a name in place of the group': (agents) =>
        query(agents, where('name', '>=', ''), limit(1000)),
    },
  },
};

describe.each(Object.entries(tables))('%s', (_, { path, allowed, denied }) => {
  const decide = (ask: Ask) =>
    decision(getDocsFromServer(ask(collection(emulator.as(operatorOfA), path))));

  test.each(Object.entries(allowed))('allowed: %s', async (_fact, ask) => {
    expect(await decide(ask)).toBe('allowed');
  });

  test.each(Object.entries(denied))('denied: %s', async (_fact, ask) => {
    expect(await decide(ask)).toBe('denied');
  });
});
