/** What checks a document: a zod schema, seen from as far away as possible. */
export interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/** A document with its id, which Firestore keeps outside of the fields. */
export type Row<T> = T & { id: string };

export type Operator = '==' | 'in' | '>=' | '<' | 'array-contains' | 'array-contains-any';
export type Condition = readonly [
  field: string,
  operator: Operator,
  value: string | number | boolean | null | Date | readonly string[],
];

/** A place in an ordered list: the value of the ordering field, and the id, as several may be alike. */
export interface Cursor {
  at: Date;
  id: string;
}

/** A list to listen to, as data: equal ones share a listener. The rules refuse a query without a limit. */
export interface QuerySpec<T> {
  path: string;
  where?: readonly Condition[];
  /** A field within a map goes by its names when one of them is no plain word. */
  orderBy?: readonly [field: string | readonly string[], direction: 'asc' | 'desc'];
  /** Only with `orderBy`: what comes after this document. */
  startAfter?: Cursor | null;
  limit: number;
  schema: Schema<T>;
}

/** One document to listen to. */
export interface DocSpec<T> {
  path: string;
  schema: Schema<T>;
}

/** The canonical name of a listener. Schemas are left out: one path has one schema. */
export function specKey(spec: QuerySpec<unknown> | DocSpec<unknown>): string {
  return 'limit' in spec
    ? JSON.stringify([
        'query',
        spec.path,
        spec.where ?? [],
        spec.orderBy ?? null,
        spec.limit,
        spec.startAfter ?? null,
      ])
    : JSON.stringify(['doc', spec.path]);
}
