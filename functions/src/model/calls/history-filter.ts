import * as z from 'zod/mini';
import { directionSchema, outcomeSchema } from './call.ts';
import { nullable } from '../text/or-default.ts';

const id = z.string().check(z.minLength(1), z.maxLength(200));

/** Filter for the history; null = any. All set conditions must match. */
export const historyFilterSchema = z.object({
  /** When the call began: from `fromMs` on, before `toMs`. */
  fromMs: nullable(z.int()),
  toMs: nullable(z.int()),
  direction: nullable(directionSchema),
  outcome: nullable(outcomeSchema),
  /** Who answered. */
  operatorEmail: nullable(id),
  storeCode: nullable(id),
  handled: nullable(z.boolean()),
  hasMemo: nullable(z.literal(true)),
  /** One entry of `searchKeys`: a number, its last digits or a contact. */
  searchKey: nullable(id),
});
export type HistoryFilter = z.infer<typeof historyFilterSchema>;

/** Everything. */
export const noHistoryFilter: HistoryFilter = {
  fromMs: null,
  toMs: null,
  direction: null,
  outcome: null,
  operatorEmail: null,
  storeCode: null,
  handled: null,
  hasMemo: null,
  searchKey: null,
};

export type HistoryCondition = readonly [
  field: string,
  operator: '==' | '>=' | '<' | 'array-contains',
  value: string | boolean | null | Date,
];

/**
 * A query's conditions besides the groups. Each equality field has its own index with `startedAt`; Firestore merges as
 * many as a query needs, and reads only what it returns.
 */
export function historyConditions(filter: HistoryFilter): HistoryCondition[] {
  const equal = [
    ['direction', filter.direction],
    ['outcome', filter.outcome],
    ['operator.email', filter.operatorEmail],
    ['store.code', filter.storeCode],
    ['handled', filter.handled],
    ['hasMemo', filter.hasMemo],
  ] as const;
  return [
    ['mergedInto', '==', null],
    ['active', '==', false],
    ...equal.flatMap(([field, value]) => (value === null ? [] : [[field, '==', value] as const])),
    ...(filter.searchKey === null
      ? []
      : [['searchKeys', 'array-contains', filter.searchKey] as const]),
    ...(filter.fromMs === null ? [] : [['startedAt', '>=', new Date(filter.fromMs)] as const]),
    ...(filter.toMs === null ? [] : [['startedAt', '<', new Date(filter.toMs)] as const]),
  ];
}

/** The equality fields of the history's filter; each needs an index `(field, startedAt desc)`. */
export const historyFilterFields = [
  'direction',
  'outcome',
  'operator.email',
  'store.code',
  'handled',
  'hasMemo',
] as const;
