import { readFileSync } from 'node:fs';
import {
  type HistoryFilter,
  historyConditions,
  historyFilterFields,
  noHistoryFilter,
} from '@cti/functions/model/calls/history-filter';
import { expect, it } from 'vitest';

interface Index {
  collectionGroup: string;
  queryScope: string;
  fields: { fieldPath: string; order?: string; arrayConfig?: string }[];
}

const { indexes } = JSON.parse(readFileSync('firestore.indexes.json', 'utf8')) as {
  indexes: Index[];
};

/** The fields before `startedAt desc`, for each index ending in it. */
const prefixes = indexes
  .filter(
    ({ collectionGroup, queryScope }) =>
      collectionGroup === 'amiEvents' && queryScope === 'COLLECTION',
  )
  .filter(
    ({ fields }) =>
      fields.at(-1)?.fieldPath === 'startedAt' && fields.at(-1)?.order === 'DESCENDING',
  )
  .map(({ fields }) => fields.slice(0, -1).map(({ fieldPath }) => fieldPath));

/** Firestore merges indexes with the same order: together they have to name each equality field. */
function isServed(fields: string[], by = prefixes): boolean {
  const usable = by.filter((prefix) => prefix.every((field) => fields.includes(field)));
  return fields.every((field) => usable.some((prefix) => prefix.includes(field)));
}

const full: HistoryFilter = {
  ...noHistoryFilter,
  direction: 'inbound',
  outcome: 'missed',
  operatorEmail: 'a@example.com',
  storeCode: 'kasai',
  handled: false,
  hasMemo: true,
  searchKey: 'l:5678',
};

const equalFields = (filter: HistoryFilter) =>
  historyConditions(filter)
    .map(([field]) => field)
    .filter((field) => field !== 'startedAt');

it('every filter in the model is queried', () => {
  expect(equalFields(full)).toEqual(['mergedInto', 'active', ...historyFilterFields, 'searchKeys']);
});

it.each([[], ['groupCode']])(
  'every combination of filters is served by the indexes %s',
  (...scope) => {
    const filters = equalFields(full).slice(2);
    for (let bits = 0; bits < 2 ** filters.length; bits += 1) {
      const chosen = filters.filter((_, place) => (bits >> place) & 1);
      const fields = ['mergedInto', 'active', ...scope, ...chosen];
      expect([fields, isServed(fields)]).toEqual([fields, true]);
    }
  },
);

/** The equality fields of every other query for calls, newest first; a query for groups or for everything. */
const otherQueries = [
  // Setup: whether there are calls.
  ['mergedInto'],
  // Settings: calls that no line took.
  ['mergedInto', 'groupCode'],
  // A contact's calls, and what a card says of the last ones.
  ['mergedInto', 'searchKeys'],
  ['mergedInto', 'groupCode', 'searchKeys'],
  ['mergedInto', 'groupCode', 'hasMemo', 'searchKeys'],
  // A number's calls, for the callback list.
  ['mergedInto', 'externalNumber'],
  // Calls to give back to a contact.
  ['searchKeys'],
];

it('every other query for calls is served, and no index is there for nothing', () => {
  const filters = equalFields(full).slice(2);
  const board = ['mergedInto', 'active'];
  const queries = [
    ...otherQueries,
    ...[board, [...board, 'groupCode']].flatMap((fields) => [
      fields,
      ...filters.map((filter) => [...fields, filter]),
    ]),
  ];
  for (const fields of queries) expect([fields, isServed(fields)]).toEqual([fields, true]);
  for (const prefix of prefixes) {
    const others = prefixes.filter((one) => one !== prefix);
    const isNeeded = queries.some((fields) => !isServed(fields, others));
    expect([prefix, isNeeded]).toEqual([prefix, true]);
  }
});
