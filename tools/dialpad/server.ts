import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { DialpadEvent } from '../demo/event.ts';
import { end, endJson, readJson } from './answer.ts';
import {
  type Company,
  type CompanyOptions,
  makeCompany,
  type NoticeKind,
  operations,
} from './company.ts';
import { deliver, deliverNotice } from './deliver.ts';
import { type Operation, operationOf } from './document.ts';
import { Refused } from './page.ts';
import { phoneOperations } from './phones.ts';
import { answerRecording } from './recordings.ts';

/**
 * Stands in for Dialpad: its API as far as it is used here, held to the published document, and call events to whoever
 * subscribed. A request that the document does not know is answered with 400.
 */
export interface DialpadStandIn {
  origin: string;
  addCompany: (options: CompanyOptions) => Company;
  /** Everything that was asked, in order, without bodies. */
  asked: AskedOnce[];
  /** How many requests were refused as too many. */
  tooMany: number;
  /** What goes wrong with the next requests; each is used up. */
  faults: Fault[];
  /** How long each answer takes, ms. */
  latencyMs: number;
  /** Its clock, by which it counts requests, epoch ms. */
  now: () => number;
  stop: () => Promise<void>;
}

export interface AskedOnce {
  /** The operation's id, or the path. */
  operation: string;
  path: string;
  authorization: string | undefined;
  range: string | undefined;
}

export interface Fault {
  /** The id of the only operation that it hits. */
  operation?: string;
  /** How many such requests go well before it. */
  after?: number;
  status: number;
  /** Seconds, of a 429. */
  retryAfter?: number;
  /** A page instead of JSON, as a server in front answers. */
  html?: boolean;
  /** The request is done all the same; only its answer is lost. */
  isDone?: boolean;
}

export async function startDialpad({ port = 0 } = {}): Promise<DialpadStandIn> {
  const companies = new Map<string, Company>();
  const lately = new Map<string, number[]>();
  const standIn: DialpadStandIn = {
    origin: '',
    addCompany: (options) => {
      const company = makeCompany(options);
      company.send = (event) => {
        // Whoever asked for it has its answer by then.
        setImmediate(() => void deliver(company, event));
      };
      companies.set(company.key, company);
      return company;
    },
    asked: [],
    tooMany: 0,
    faults: [],
    latencyMs: 0,
    now: Date.now,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const server = createServer((req, res) => {
    answer(req, res).catch((error: unknown) => {
      if (res.headersSent) return res.destroy();
      return endJson(res, 500, errorBody(500, String(error)));
    });
  });

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', 'http://127.0.0.1');
    if (url.pathname.startsWith('/stand-in/')) return control(url.pathname, req, res);
    const { authorization, range } = req.headers;
    const body = await readJson(req);
    await delay(standIn.latencyMs);
    const operation = operationOf(req.method ?? '', url.pathname);
    const noted = { operation: operation?.id ?? url.pathname, path: url.pathname };
    standIn.asked.push({ ...noted, authorization, range });
    if (url.pathname === '/blob/page') {
      return end(res, 200, 'Sign in', { 'content-type': 'text/html' });
    }
    const company = companies.get(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '');
    if (!company) return endJson(res, 401, errorBody(401, 'Unknown API key.'));
    if (url.pathname.startsWith('/blob/')) return answerRecording(url.pathname, req, res);
    if (!operation) return endJson(res, 400, errorBody(400, 'The document has no such operation.'));

    const query = Object.fromEntries(url.searchParams);
    const fault = takeFault(standIn.faults, operation.id);
    if (fault && !fault.isDone) return endFault(res, fault);
    const refused = refusalOf(company, operation, query, body);
    if (refused) return endJson(res, refused.status, errorBody(refused.status, refused.message));
    const waitS = secondsToWait(lately, company, operation, standIn.now());
    if (waitS > 0) {
      standIn.tooMany += 1;
      const headers = { 'retry-after': String(waitS) };
      return endJson(res, 429, errorBody(429, 'Too many requests.'), headers);
    }
    try {
      const made = { ...operations, ...phoneOperations }[operation.id]?.(company, {
        path: operation.path,
        query,
        body: (body ?? {}) as Record<string, unknown>,
      });
      return fault ? endFault(res, fault) : endJson(res, 200, made);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return endJson(res, error.status, errorBody(error.status, error.message));
    }
  }

  /** Not Dialpad's: how another process makes companies and lets phones ring. */
  async function control(path: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await readJson(req);
    if (path === '/stand-in/companies') {
      const { id } = standIn.addCompany(body as CompanyOptions);
      return endJson(res, 200, { id });
    }
    if (path === '/stand-in/events') {
      const { key, event, lose } = body as { key: string; event: DialpadEvent; lose: number };
      const company = companies.get(key);
      if (!company) return endJson(res, 404, errorBody(404, 'Unknown API key.'));
      return endJson(res, 200, await deliver(company, event, { lose }));
    }
    if (path === '/stand-in/notices') {
      const { key, kind, event } = body as { key: string; kind: NoticeKind; event: object };
      const company = companies.get(key);
      if (!company) return endJson(res, 404, errorBody(404, 'Unknown API key.'));
      return endJson(res, 200, await deliverNotice(company, kind, { ...event }));
    }
    return end(res, 404, '');
  }

  await new Promise<void>((resolve, reject) => {
    server.on('error', reject).listen(port, '127.0.0.1', resolve);
  });
  standIn.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return standIn;
}

const errorBody = (code: number, message: string) => ({
  error: { code, message, errors: [{ domain: 'global', message, reason: `status${code}` }] },
});

function takeFault(faults: Fault[], operation: string): Fault | undefined {
  const index = faults.findIndex(
    (one) => one.operation === undefined || one.operation === operation,
  );
  const fault = faults[index];
  if (fault?.after) {
    fault.after -= 1;
    return undefined;
  }
  return index < 0 ? undefined : faults.splice(index, 1)[0];
}

function endFault(res: ServerResponse, { status, retryAfter, html }: Fault): void {
  if (html) {
    const page = '<!doctype html><title>Error</title><p>Try again later.</p>';
    return end(res, status, page, { 'content-type': 'text/html' });
  }
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  endJson(res, status, errorBody(status, 'Ordered by a test.'), headers as Record<string, string>);
}

let manyAskedFor = 0;

function refusalOf(
  company: Company,
  { id, requestFault }: Operation,
  { limit, ...query }: Record<string, string>,
  body: unknown,
): Refused | null {
  if (company.denied.has(id)) return new Refused(403, 'The key lacks a right.');
  const fault = body === null ? 'the body is no JSON' : requestFault(query, body);
  if (fault) return new Refused(400, fault);
  // It's no longer documented, and above a hundred every fifth request is refused on purpose.
  if (Number(limit) > 100) manyAskedFor += 1;
  return Number(limit) > 100 && manyAskedFor % 5 === 0 ? new Refused(400, 'limit') : null;
}

/** A company's requests of all kinds within a second. */
const ofAllKinds: [requests: number, seconds: number] = [20, 1];

/** How many seconds too early a request is. */
function secondsToWait(
  lately: Map<string, number[]>,
  { key }: Company,
  { id, limits, path }: Operation,
  now: number,
): number {
  const whose = id === 'users.initiate_call' ? ` ${path['id']}` : '';
  const counted = [
    ...limits.map((limit) => ({ name: `${key} ${id}${whose}`, limit })),
    { name: key, limit: ofAllKinds },
  ].map(({ name, limit: [requests, seconds] }) => {
    const times = (lately.get(name) ?? []).filter((at) => at > now - seconds * 1000);
    return {
      name,
      times,
      waitMs: times.length < requests ? 0 : (times[0] ?? now) + seconds * 1000 - now,
    };
  });
  const waitMs = Math.max(...counted.map((one) => one.waitMs));
  if (waitMs > 0) return Math.ceil(waitMs / 1000);
  for (const { name, times } of counted) lately.set(name, [...times, now]);
  return 0;
}
