import { createHash } from 'node:crypto';
import * as logger from 'firebase-functions/logger';
import type { BridgeTold } from './intake/outcome.ts';
import type { Channel } from './model/calls/receipt.ts';
import type { brokenHops } from './model/desk/page-note.ts';
import type { FindingCode } from './model/dialpad.ts';

/**
 * Every line this system logs, one function each. Only these parameters can reach the log: no name, number, address,
 * token, secret or body. A hash of the call's id, `call`, leads from the webhook through the triggers and callables to
 * the card on the screen.
 */
export const log = {
  /** `ms` = from the request's head to our answer. */
  accepted: (fields: { customerId: string; ms: number } & Accepted) =>
    logger.info('webhook accepted', { ...ofCall(fields), event: 'webhook' }),

  refused: (fields: {
    customerId: string;
    code: 'invalid-signature' | 'customer-disabled' | 'too-many-entries';
    reason: string;
    bytes: number;
  }) => logger.warn('webhook refused', { ...fields, event: 'webhook-refused' }),

  /** A body that wasn't read. 415 would mean that Dialpad has started to compress: somebody has to look into it. */
  bodyRefused: (fields: {
    status: number;
    code: string;
    encoding: string;
    declaredBytes: number;
  }) =>
    logger.warn('body refused unread', {
      ...fields,
      encoding: /^[a-z, -]{1,20}$/.test(fields.encoding) ? fields.encoding : 'other',
      event: 'body-refused',
    }),

  notDurable: (fields: { customerId: string; reason: string; ms: number }) =>
    logger.error('event not stored in time', { ...fields, event: 'not-durable' }),

  bridgeToken: (fields: { customerId: string; bridge: string }) =>
    logger.info('bridge signed in for commands', { ...fields, event: 'bridge-token' }),

  secretUnusable: (fields: { customerId: string; reason: string }) =>
    logger.error('webhook secret unusable', { ...fields, event: 'secret-unusable' }),

  /** The path without ids. */
  dialpadRefused: (fields: {
    customerId: string;
    method: string;
    path: string;
    /** 0 = no answer. */
    status: number;
    code: string;
  }) => logger.warn('Dialpad refused', { ...fields, event: 'dialpad-refused' }),

  recordLater: (fields: { customerId: string; linkedId: string; reason: string }) =>
    logger.warn('call not up to date in time, the trigger goes on', {
      ...ofCall(fields),
      event: 'record-later',
    }),

  finished: (fields: { customerId: string; linkedId: string }) =>
    logger.info('call brought up to date by the trigger', {
      ...ofCall(fields),
      event: 'record-finished',
    }),

  /** Signed, but it can't become a call, or a call that can't be followed. */
  deadLetter: (fields: { customerId: string; id: string; reason: string }) =>
    logger.error('kept as a dead letter', { ...fields, event: 'dead-letter' }),

  merged: (fields: { customerId: string; from: string; into: string }) =>
    logger.info('calls merged', {
      customerId: fields.customerId,
      from: hashed(fields.from),
      into: hashed(fields.into),
      event: 'calls-merged',
    }),

  swept: (fields: { customerId: string; closed: number; finished: number; rested: number }) =>
    logger.info('swept', { ...fields, event: 'swept' }),

  /** Pages and rows of Dialpad's call list, and how many of them filled a hole. */
  reconciled: (fields: {
    customerId: string;
    pages: number;
    rows: number;
    restored: number;
    isDone: boolean;
  }) => logger.info('reconciled', { ...fields, event: 'reconciled' }),

  testCall: (fields: { customerId: string; uid: string; status: number }) =>
    logger.info('test call', { ...fields, event: 'test-call' }),

  callableRefused: (fields: {
    name: string;
    uid: string | null;
    code: string;
    linkedId: string | null;
  }) => logger.info('callable refused', { ...ofCall(fields), event: 'callable-refused' }),

  /** A page has shown a call's card; `ms` since the webhook, or since a later ring began. */
  cardShown: (fields: { customerId: string; linkedId: string; channel: Channel; ms: number }) =>
    logger.info('card shown', { ...ofCall(fields), event: 'card-shown' }),

  /** A page's light was red. */
  hopBroken: (fields: { customerId: string; hop: (typeof brokenHops)[number] }) =>
    logger.warn('light red', { ...fields, event: 'hop-broken' }),

  /** An error nobody caught in a page: its kind, and its place in our code. */
  pageFailed: (fields: { customerId: string; name: string; at: string }) =>
    logger.error('page failed', { ...fields, event: 'page-failed' }),

  problemReported: (fields: { customerId: string; number: string; lines: number }) =>
    logger.warn('problem reported', { ...fields, event: 'problem-reported' }),

  /** What the daily check of a connection to Dialpad found, or the hourly one of every phone system. */
  found: (fields: { customerId: string; code: FindingCode; count: number | null }) =>
    logger.warn('connection check', { ...fields, event: 'finding' }),

  customerDeleted: (fields: { customerId: string; members: number }) =>
    logger.warn('customer deleted', { ...fields, event: 'customer-deleted' }),

  statisticFull: (fields: { customerId: string; id: string }) =>
    logger.error('statistics full', { ...fields, event: 'statistics-full' }),

  /** The reason is always one of our own sentences. */
  notStarted: ({ reason }: { reason: string }) =>
    logger.error(`not started: ${reason}`, { event: 'not-started' }),

  failed: ({ error, ...fields }: { where: string; error: unknown; linkedId?: string | null }) =>
    logger.error('unexpected failure', { ...ofCall(fields), event: 'failed', ...describe(error) }),
};

/** What became of a body: a call, or something with an id of its own. */
type Accepted =
  | { outcome: 'stored' | 'duplicate'; linkedId: string }
  | { outcome: 'dead-letter' | 'canary' | BridgeTold | 'notice'; id: string; linkedId?: null };

/** The call's id never reaches the log, only its hash. */
function ofCall<Fields extends { linkedId?: string | null }>({ linkedId, ...fields }: Fields) {
  return { ...fields, ...(linkedId ? { call: hashed(linkedId) } : {}) };
}

/** Enough to follow a call through the log, not enough to identify it. */
export const hashed = (id: string) => createHash('sha256').update(id).digest('hex').slice(0, 12);

/** Name, code and stack of an error, but not its message, which may quote data. */
function describe(error: unknown): { name: string; code: unknown; stack: string } {
  if (!(error instanceof Error)) return { name: typeof error, code: null, stack: '' };
  const frames =
    error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? [];
  return {
    name: error.name,
    code: 'code' in error ? error.code : null,
    stack: frames.slice(0, 8).join('\n'),
  };
}
