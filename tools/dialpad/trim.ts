import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `node tools/dialpad/trim.ts FULL.json` keeps of Dialpad's published OpenAPI document (API v2, the edition of February
 * 2026) what this system asks for, and writes it to `openapi.json`: paths, parameters, bodies, answers and limits,
 * without descriptions and examples.
 */
const kept: Record<string, readonly string[]> = {
  '/api/v2/webhooks': ['get', 'post'],
  '/api/v2/webhooks/{id}': ['get', 'patch', 'delete'],
  '/api/v2/subscriptions/call': ['get', 'post'],
  '/api/v2/subscriptions/call/{id}': ['get', 'patch', 'delete'],
  '/api/v2/subscriptions/agent_status': ['get', 'post'],
  '/api/v2/subscriptions/agent_status/{id}': ['patch', 'delete'],
  '/api/v2/subscriptions/contact': ['get', 'post'],
  '/api/v2/subscriptions/contact/{id}': ['patch', 'delete'],
  '/api/v2/company': ['get'],
  '/api/v2/offices': ['get'],
  '/api/v2/departments': ['get'],
  '/api/v2/callcenters': ['get'],
  '/api/v2/users': ['get'],
  '/api/v2/users/{id}/togglednd': ['patch'],
  '/api/v2/callcenters/operators/{id}/dutystatus': ['patch'],
  '/api/v2/numbers': ['get'],
  '/api/v2/call': ['get'],
  '/api/v2/call/{id}': ['get'],
  '/api/v2/call/{id}/ai_recap': ['get'],
  '/api/v2/transcripts/{call_id}': ['get'],
  '/api/v2/users/{id}/initiate_call': ['post'],
  '/api/v2/call/{id}/actions/hangup': ['put'],
  '/api/v2/call/{id}/transfer': ['post'],
  '/api/v2/numbers/{number}': ['get'],
  '/api/v2/blockednumbers': ['get'],
  '/api/v2/blockednumbers/add': ['post'],
  '/api/v2/blockednumbers/remove': ['post'],
};

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Prose and examples; a property that is called so stays. */
const prose = new Set(['description', 'summary', 'title', 'example', 'examples', 'tags']);

function withoutProse(value: unknown, isNames = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => isNames || !prose.has(name))
      .map(([name, inner]) => [name, withoutProse(inner, !isNames && name === 'properties')]),
  );
}

/** The names of all schemas that a part of the document leads to. */
function namedIn(value: unknown, schemas: Json, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) value.forEach((item) => namedIn(item, schemas, found));
  if (!isObject(value)) return found;
  for (const [name, inner] of Object.entries(value)) {
    const [, schema] = /^#\/components\/schemas\/(.+)$/.exec(String(inner)) ?? [];
    if (name !== '$ref' || schema === undefined) namedIn(inner, schemas, found);
    else if (!found.has(schema)) namedIn(schemas[schema], schemas, found.add(schema));
  }
  return found;
}

const [full = ''] = process.argv.slice(2);
const document = JSON.parse(readFileSync(full, 'utf8')) as {
  openapi: string;
  servers: unknown;
  paths: Record<string, Json>;
  components: { schemas: Json };
};
const paths = Object.fromEntries(
  Object.entries(kept).map(([path, methods]) => [
    path,
    Object.fromEntries(methods.map((method) => [method, document.paths[path]?.[method]])),
  ]),
);
const { schemas } = document.components;
const named = [...namedIn(paths, schemas)].toSorted();
const trimmed = withoutProse({
  openapi: document.openapi,
  info: { version: 'v2' },
  servers: document.servers,
  paths,
  components: { schemas: Object.fromEntries(named.map((name) => [name, schemas[name]])) },
});
writeFileSync(join(import.meta.dirname, 'openapi.json'), `${JSON.stringify(trimmed, null, 2)}\n`);
