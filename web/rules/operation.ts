/** The server's time in a write: `serverTimestamp()` of the SDK, `REQUEST_TIME` of the REST API. */
export const now = Symbol('server time');
/** A field that an update takes away. */
export const removed = Symbol('removed');

export type Fields = Readonly<Record<string, unknown>>;

/** `__name__` as field means the document's id. */
export type Filter = readonly [
  field: string,
  operator: '==' | 'in' | 'array-contains' | 'array-contains-any',
  value: unknown,
];

export interface Selection {
  where?: readonly Filter[];
  /** The field that sorts, greatest value first. */
  newestFirst?: string;
  limit?: number;
}

/** One thing to ask of Firestore, as data, so that the SDK and the REST API can be asked the same. */
export type Operation =
  | { kind: 'get' | 'delete'; path: string }
  | { kind: 'create' | 'update'; path: string; fields: Fields }
  | { kind: 'list' | 'count' | 'collectionGroup'; path: string; selection: Selection };

export const get = (path: string): Operation => ({ kind: 'get', path });
export const remove = (path: string): Operation => ({ kind: 'delete', path });
/** Writes a whole document; over an existing one the rules call that an update. */
export const create = (path: string, fields: Fields): Operation => ({
  kind: 'create',
  path,
  fields,
});
export const update = (path: string, fields: Fields): Operation => ({
  kind: 'update',
  path,
  fields,
});
export const list = (path: string, selection: Selection): Operation => ({
  kind: 'list',
  path,
  selection,
});
export const count = (path: string, selection: Selection): Operation => ({
  kind: 'count',
  path,
  selection,
});
/** A query over all collections of that name; `path` is the name. */
export const collectionGroup = (path: string, selection: Selection): Operation => ({
  kind: 'collectionGroup',
  path,
  selection,
});

/** Whether it changes one document. */
export const isWrite = ({ kind }: Operation): boolean =>
  kind === 'create' || kind === 'update' || kind === 'delete';
