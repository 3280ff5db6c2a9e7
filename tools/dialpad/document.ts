import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** Dialpad's published API as far as it is used here: what a request may be, and what an answer looks like. */

interface Parameter {
  name: string;
  in: 'path' | 'query';
  required?: boolean;
  schema: object;
}

interface Described {
  operationId: string;
  parameters: Parameter[];
  requestBody?: { content: { 'application/json': { schema: object } } };
  /** Without content the answer is empty. */
  responses: { 200: { content?: { 'application/json': { schema: object } } } };
  /** How many requests within how many seconds. */
  'x-ratelimit': [requests: number, seconds: number][];
}

interface Document {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, unknown> };
}

/** An operation of the API, with the parameters that a request gives in its path. */
export interface Operation {
  id: string;
  path: Record<string, string>;
  limits: Described['x-ratelimit'];
  /** What is wrong with a request, or null. */
  requestFault: (query: Record<string, string>, body: unknown) => string | null;
  /** What is wrong with an answer to it, or null. */
  answerFault: (body: unknown) => string | null;
}

const document = JSON.parse(
  readFileSync(join(import.meta.dirname, 'openapi.json'), 'utf8'),
) as Document;

/** The document's number formats say nothing that its types do not. */
const formats = { int64: true, int32: true, double: true, float: true, 'date-time': true } as const;
const options = { strict: false, validateSchema: false, formats } as const;
const bodies = new Ajv2020(options).addSchema(document, 'dialpad');
/** What stands in a path or a query is text. */
const parameters = new Ajv2020({ ...options, coerceTypes: true });
const answers = new Ajv2020(options).addSchema(withTextIds(document) as object, 'dialpad');

/** In answers a number of 64 bits is text, whatever the document says: JSON's numbers are too short. */
function withTextIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTextIds);
  if (value === null || typeof value !== 'object') return value;
  if ('format' in value && value.format === 'int64') return { type: 'string', pattern: '^-?\\d+$' };
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withTextIds(one)]));
}

/** A schema of the document that takes no property it does not name: a slip in a name is found. */
const closed = (schema: object): object => ({
  ...(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"dialpad#/')) as object),
  unevaluatedProperties: false,
});

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => compiled(path, method, described)),
);

function compiled(path: string, method: string, described: Described) {
  const parameterSchema = (place: Parameter['in']) => {
    const found = described.parameters.filter((parameter) => parameter.in === place);
    return parameters.compile({
      type: 'object',
      properties: Object.fromEntries(found.map(({ name, schema }) => [name, schema])),
      required: found.filter(({ required }) => required).map(({ name }) => name),
      additionalProperties: false,
    });
  };
  const body = described.requestBody?.content['application/json'].schema;
  return {
    method: method.toUpperCase(),
    pattern: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
    described,
    path: parameterSchema('path'),
    query: parameterSchema('query'),
    body: body ? bodies.compile(closed(body)) : null,
    answer: answers.compile(
      closed(described.responses[200].content?.['application/json'].schema ?? { type: 'object' }),
    ),
  };
}

const faultOf = (validate: ValidateFunction, value: unknown, where: string): string | null =>
  validate(value) ? null : bodies.errorsText(validate.errors, { dataVar: where });

/** The operation that a method and a path stand for, or null. */
export function operationOf(method: string, pathname: string): Operation | null {
  for (const one of operations) {
    const found = one.method === method ? one.pattern.exec(pathname) : null;
    if (!found) continue;
    const path = Object.fromEntries(
      Object.entries(found.groups ?? {}).map(([name, text]) => [name, decodeURIComponent(text)]),
    );
    return {
      id: one.described.operationId,
      path,
      limits: one.described['x-ratelimit'],
      requestFault: (query, body) =>
        faultOf(one.path, { ...path }, 'path') ??
        faultOf(one.query, { ...query }, 'query') ??
        (one.body ? faultOf(one.body, body, 'body') : body === undefined ? null : 'no body wanted'),
      answerFault: (body) => faultOf(one.answer, body, 'answer'),
    };
  }
  return null;
}
