import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import { dialpadOrigin } from '../config.ts';
import { log } from '../log.ts';
import type { RefusalCode } from '../model/callables.ts';
import { Refusal } from '../refusal.ts';
import { requestDialpad } from './client.ts';

/** Requests to Dialpad's API, read with tolerance: unknown fields are ignored, ids may be numbers or text. */

/** How long one request may take. */
const requestMs = 10_000;
/** How long a whole task may take, with all its requests. */
const taskMs = 40_000;
/** How long to wait after a 429 that doesn't say. */
const unsaidWaitMs = 1_000;
/** The largest answer that is read, bytes. A hundred users have about 150 kB. */
const answerBytes = 4_000_000;
/** More pages than any list here has. */
const mostPages = 20;

/** Dialpad said no, or nothing. Its message never quotes an answer: those contain secrets. */
export class DialpadRefusal extends Refusal {
  override name = 'DialpadRefusal';
  /** HTTP status; 0 = no answer. */
  readonly status: number;

  constructor(status: number, code: RefusalCode) {
    super(code, `Dialpad did not do it (${status === 0 ? 'no answer' : status}).`);
    this.status = status;
  }
}

/** A task at Dialpad for one customer: its requests share a deadline. */
export interface Dialpad {
  customerId: string;
  token: string;
  /** Epoch ms. */
  until: number;
  /** How far Dialpad's clock was ahead of ours in the last answer, ms; null = unknown. */
  aheadMs: number | null;
}

export const openDialpad = (
  customerId: string,
  token: string,
  until = Date.now() + taskMs,
): Dialpad => ({
  customerId,
  token,
  until,
  aheadMs: null,
});

/** An id: a number in events, text in answers. */
export const id = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((value) => String(value)),
);

export const v2 = '/api/v2';

/** Half of what Dialpad allows a company, between two requests for pages: the comparison of calls asks as often. */
export const betweenRequestsMs = 100;

/**
 * The rows of a long list, page by page, unhurried and as far as the limit; rows in an unknown form are left out. A page
 * has as many rows as Dialpad likes: a `limit` above a hundred is refused at random.
 */
export async function listUpTo<Item>(
  dialpad: Dialpad,
  path: string,
  item: z.ZodMiniType<Item>,
  most: number,
): Promise<{ rows: Item[]; isCut: boolean }> {
  const pageSchema = z.object({
    items: z.nullish(z.array(z.unknown())),
    cursor: z.nullish(z.string()),
  });
  const rows: Item[] = [];
  let cursor: string | null | undefined;
  for (let pages = 0; pages < most; pages += 1) {
    const query = cursor ? `${path.includes('?') ? '&' : '?'}${cursorQuery(cursor)}` : '';
    const [answer] = await Promise.all([
      ask(dialpad, 'GET', v2 + path + query, pageSchema),
      pause(betweenRequestsMs),
    ]);
    for (const raw of answer.items ?? []) {
      const parsed = z.safeParse(item, raw);
      if (parsed.success) rows.push(parsed.data);
    }
    cursor = answer.cursor;
    if (rows.length > most || (rows.length === most && cursor)) {
      return { rows: rows.slice(0, most), isCut: true };
    }
    if (!cursor) return { rows, isCut: false };
  }
  return { rows, isCut: true };
}

const cursorQuery = (cursor: string): string => `cursor=${encodeURIComponent(cursor)}`;

/** Whether the key may read a list; false = Dialpad refuses it with 401 or 403. */
export async function mayRead(dialpad: Dialpad, path: string): Promise<boolean> {
  try {
    await ask(dialpad, 'GET', v2 + path, z.unknown());
    return true;
  } catch (error) {
    if (isForbidden(error)) return false;
    throw error;
  }
}

/** Dialpad says that the key lacks a right. */
export const isForbidden = (error: unknown): boolean =>
  error instanceof DialpadRefusal && [401, 403].includes(error.status);

/** A number of 64 bits as a request wants it. */
export function asNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new DialpadRefusal(200, 'dialpad-unexpected');
  return number;
}

/** Something there may not be; null = 404. */
export async function askIfThere<Answer>(
  dialpad: Dialpad,
  path: string,
  schema: z.ZodMiniType<Answer>,
): Promise<Answer | null> {
  try {
    return await ask(dialpad, 'GET', path, schema);
  } catch (error) {
    if (error instanceof DialpadRefusal && error.status === 404) return null;
    throw error;
  }
}

/** All of a list's pages. */
export async function list<Item>(
  dialpad: Dialpad,
  path: string,
  item: z.ZodMiniType<Item>,
  filter: Record<string, string> = {},
): Promise<Item[]> {
  const pageSchema = z.object({ items: z.nullish(z.array(item)), cursor: z.nullish(z.string()) });
  const found: Item[] = [];
  let cursor: string | null | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const query = new URLSearchParams({ ...filter, ...(cursor ? { cursor } : {}) }).toString();
    const sign = path.includes('?') ? '&' : '?';
    const answer = await ask(dialpad, 'GET', query ? path + sign + query : path, pageSchema);
    found.push(...(answer.items ?? []));
    cursor = answer.cursor;
    if (!cursor) return found;
  }
  throw new DialpadRefusal(200, 'dialpad-unexpected');
}

/** Gone already is gone. */
export async function remove(dialpad: Dialpad, path: string): Promise<void> {
  try {
    await ask(dialpad, 'DELETE', path, z.unknown());
  } catch (error) {
    if (!(error instanceof DialpadRefusal && error.status === 404)) throw error;
  }
}

/** One request; a refusal is logged and thrown as {@link DialpadRefusal}. */
export async function ask<Answer>(
  dialpad: Dialpad,
  method: string,
  path: string,
  schema: z.ZodMiniType<Answer>,
  body?: object,
): Promise<Answer> {
  try {
    return await askOnce(dialpad, method, path, schema, body);
  } catch (error) {
    if (!(error instanceof DialpadRefusal)) throw error;
    log.dialpadRefused({
      customerId: dialpad.customerId,
      method,
      // Without ids, numbers and cursors.
      path: path.replace(/\?.*/, '').replaceAll(/\/(?:%2B)?\d+(?=\/|$)/g, '/{id}'),
      status: error.status,
      code: error.code,
    });
    throw error;
  }
}

async function askOnce<Answer>(
  dialpad: Dialpad,
  method: string,
  path: string,
  schema: z.ZodMiniType<Answer>,
  body?: object,
): Promise<Answer> {
  let response = await send(dialpad, method, path, body);
  if (response.status === 429) {
    const waitMs = waitOf(response);
    await response.body?.cancel();
    if (Date.now() + waitMs > dialpad.until) throw new DialpadRefusal(429, 'dialpad-busy');
    await pause(waitMs);
    response = await send(dialpad, method, path, body);
  }
  dialpad.aheadMs = aheadMsOf(response);
  if (!response.ok) {
    await response.body?.cancel();
    throw new DialpadRefusal(response.status, codeOf(response.status));
  }
  const parsed = z.safeParse(schema, await jsonOf(response));
  if (!parsed.success) throw new DialpadRefusal(response.status, 'dialpad-unexpected');
  return parsed.data;
}

async function send(
  { token, until }: Dialpad,
  method: string,
  path: string,
  body?: object,
): Promise<Response> {
  const leftMs = Math.min(requestMs, until - Date.now());
  if (leftMs <= 0) throw new DialpadRefusal(0, 'dialpad-unreachable');
  try {
    return await requestDialpad(dialpadOrigin() + path, {
      apiKey: token,
      signal: AbortSignal.timeout(leftMs),
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new DialpadRefusal(0, 'dialpad-unreachable');
  }
}

/** A proxy's page or a truncated answer is as good as none. */
async function jsonOf(response: Response): Promise<unknown> {
  try {
    const text = await response.text();
    if (text.length > answerBytes) throw new Error('too long');
    return text === '' ? {} : (JSON.parse(text) as unknown);
  } catch {
    throw new DialpadRefusal(response.status, 'dialpad-unreachable');
  }
}

function codeOf(status: number): RefusalCode {
  if (status === 401) return 'dialpad-key-refused';
  if (status === 403) return 'dialpad-forbidden';
  if (status === 429) return 'dialpad-busy';
  return status >= 500 ? 'dialpad-unreachable' : 'dialpad-unexpected';
}

function waitOf(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : unsaidWaitMs;
}

/** The header has whole seconds: half a second is added. */
function aheadMsOf(response: Response): number | null {
  const at = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(at) ? null : at + 500 - Date.now();
}
