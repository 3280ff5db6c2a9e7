import { emulatorAddress } from './emulator.ts';
import { now, removed, type Fields, type Operation, type Selection } from './operation.ts';
import { firebaseClaims, signedInAt, type Persona } from './personas.ts';

/** Asks through the REST API, as somebody would who does not use our app; rejects as the SDK does. */
export async function askWithRest(
  projectId: string,
  who: Persona | 'server',
  operation: Operation,
): Promise<void> {
  const database = `projects/${projectId}/databases/(default)`;
  const root = `http://${emulatorAddress()}/v1/${database}/documents`;
  const { verb, address, body } = request(`${database}/documents`, operation);
  const response = await fetch(`${root}${address}`, {
    method: verb,
    headers: authorization(projectId, who),
    ...(body && { body: JSON.stringify(body) }),
  });
  if (response.ok) {
    await response.body?.cancel();
    return;
  }
  const answer = (await response.json()) as RestError | RestError[];
  const error = Array.isArray(answer) ? answer[0]?.error : answer.error;
  const code = error?.status.toLowerCase().replaceAll('_', '-') ?? 'unknown';
  throw Object.assign(new Error(error?.message), { code });
}

interface RestError {
  error: { status: string; message: string };
}

/** The emulator takes unsigned tokens, and `owner` as the word of a server. */
function authorization(projectId: string, who: Persona | 'server'): Record<string, string> {
  if (who === 'server') return { Authorization: 'Bearer owner' };
  if (who.uid === null) return {};
  const issuedAt = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://securetoken.google.com/${projectId}`,
    aud: projectId,
    sub: who.uid,
    user_id: who.uid,
    auth_time: (who.signedInAt ?? signedInAt).getTime() / 1000,
    iat: issuedAt,
    exp: issuedAt + 3600,
    ...who.claims,
    firebase: { ...firebaseClaims(who), identities: {} },
  };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return { Authorization: `Bearer ${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.` };
}

interface RestRequest {
  verb: 'GET' | 'POST';
  /** Below the documents' root. */
  address: string;
  body?: object;
}

function request(documents: string, operation: Operation): RestRequest {
  const name = `${documents}/${operation.path}`;
  switch (operation.kind) {
    case 'get':
      return { verb: 'GET', address: `/${encodeURI(operation.path)}` };
    case 'delete':
      return commit({ delete: name });
    case 'create':
      return commit({ ...written(name, operation.fields), currentDocument: { exists: false } });
    case 'update':
      return commit({
        ...written(name, operation.fields),
        updateMask: {
          fieldPaths: Object.keys(operation.fields).filter(isNotServerTime(operation)),
        },
        currentDocument: { exists: true },
      });
    case 'list':
    case 'collectionGroup':
    case 'count':
      return queryRequest(operation);
  }
}

const commit = (write: object): RestRequest => ({
  verb: 'POST',
  address: ':commit',
  body: { writes: [write] },
});

function queryRequest(operation: Operation & { selection: Selection }): RestRequest {
  const segments = operation.path.split('/');
  const collectionId = segments.pop();
  const structuredQuery = {
    from: [{ collectionId, allDescendants: operation.kind === 'collectionGroup' }],
    ...selected(operation.selection),
  };
  const parent = segments.length > 0 ? `/${segments.join('/')}` : '';
  const aggregations = [{ alias: 'all', count: {} }];
  return operation.kind === 'count'
    ? {
        verb: 'POST',
        address: `${parent}:runAggregationQuery`,
        body: { structuredAggregationQuery: { structuredQuery, aggregations } },
      }
    : { verb: 'POST', address: `${parent}:runQuery`, body: { structuredQuery } };
}

const operators = {
  '==': 'EQUAL',
  in: 'IN',
  'array-contains': 'ARRAY_CONTAINS',
  'array-contains-any': 'ARRAY_CONTAINS_ANY',
} as const;

function selected({ where = [], newestFirst, limit }: Selection): object {
  const filters = where.map(([fieldPath, operator, value]) =>
    value === null
      ? { unaryFilter: { field: { fieldPath }, op: 'IS_NULL' } }
      : { fieldFilter: { field: { fieldPath }, op: operators[operator], value: encoded(value) } },
  );
  return {
    ...(filters.length > 0 && { where: { compositeFilter: { op: 'AND', filters } } }),
    ...(newestFirst && {
      orderBy: [{ field: { fieldPath: newestFirst }, direction: 'DESCENDING' }],
    }),
    ...(limit && { limit }),
  };
}

const isNotServerTime =
  ({ fields }: { fields: Fields }) =>
  (key: string) =>
    fields[key] !== now;

function written(name: string, fields: Fields): object {
  const keys = Object.keys(fields);
  return {
    update: { name, fields: encodedFields(fields) },
    updateTransforms: keys
      .filter((key) => fields[key] === now)
      .map((fieldPath) => ({ fieldPath, setToServerValue: 'REQUEST_TIME' })),
  };
}

function encodedFields(fields: Fields): object {
  const values = Object.entries(fields).filter(([, value]) => value !== now && value !== removed);
  return Object.fromEntries(values.map(([key, value]) => [key, encoded(value)])) as object;
}

/** A value in the REST API's own notation. */
function encoded(value: unknown): object {
  if (value === null) return { nullValue: null };
  if (typeof value === 'boolean') return { booleanValue: value };
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'number') {
    return Number.isInteger(value) ? { integerValue: String(value) } : { doubleValue: value };
  }
  if (value instanceof Date) return { timestampValue: value.toISOString() };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(encoded) } };
  return { mapValue: { fields: encodedFields(value as Fields) } };
}
