import { createHash } from 'node:crypto';
import * as logger from 'firebase-functions/logger';

/**
 * Every line this system logs, one function each. Only these parameters can reach the log: no name, number, address,
 * token, secret or body. Calls are identified by a hash of their id.
 */
export const log = {
  accepted: (fields: {
    customerId: string;
    outcome: 'stored' | 'duplicate' | 'dead-letter' | 'canary' | 'heartbeat' | 'notice';
    /** The call's, dead letter's or test signal's id, or the bridge's name. */
    id: string;
    ms: number;
  }) => logger.info('webhook accepted', { ...fields, id: hashed(fields.id), event: 'webhook' }),

  refused: (fields: { customerId: string; code: string; reason: string; bytes: number }) =>
    logger.warn('webhook refused', { ...fields, event: 'webhook-refused' }),

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

  recordLater: (fields: { customerId: string; callId: string; reason: string }) =>
    logger.warn('call not up to date in time, the trigger goes on', {
      ...fields,
      callId: hashed(fields.callId),
      event: 'record-later',
    }),

  finished: (fields: { customerId: string; callId: string }) =>
    logger.info('call brought up to date by the trigger', {
      ...fields,
      callId: hashed(fields.callId),
      event: 'record-finished',
    }),

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

  callableRefused: (fields: { name: string; uid: string | null; code: string }) =>
    logger.info('callable refused', { ...fields, event: 'callable-refused' }),

  customerDeleted: (fields: { customerId: string; members: number }) =>
    logger.warn('customer deleted', { ...fields, event: 'customer-deleted' }),

  statisticFull: (fields: { customerId: string; id: string }) =>
    logger.error('statistics full', { ...fields, event: 'statistics-full' }),

  /** The reason is always one of our own sentences. */
  notStarted: ({ reason }: { reason: string }) =>
    logger.error(`not started: ${reason}`, { event: 'not-started' }),

  failed: (fields: { where: string; error: unknown }) =>
    logger.error('unexpected failure', {
      event: 'failed',
      where: fields.where,
      ...describe(fields.error),
    }),
};

/** Enough to follow a call through the log, not enough to identify it. */
const hashed = (id: string) => createHash('sha256').update(id).digest('hex').slice(0, 12);

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
