import type { ChangeKind } from '../../words/settings/system.ts';

type Fields = Readonly<Record<string, unknown>>;

/** One changed field; `undefined` = did not exist, or no longer exists. */
export interface Difference {
  field: string;
  before: unknown;
  after: unknown;
}

/** The fields that differ before and after, in the order they were written in. */
export function differences(before: Fields | null, after: Fields | null): Difference[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names]
    .map((field) => ({ field, before: own(before, field), after: own(after, field) }))
    .filter(({ before: was, after: is }) => canonical(was) !== canonical(is));
}

const own = (fields: Fields | null, field: string): unknown =>
  fields && Object.hasOwn(fields, field) ? fields[field] : undefined;

/** The same text for the same content; null, undefined and an empty text mean the same to a reader. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? '', (_key, inner: unknown) =>
    isFields(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

export function changeKind(before: Fields | null, after: Fields | null): ChangeKind {
  if (before === null) return 'created';
  return after === null ? 'deleted' : 'changed';
}
