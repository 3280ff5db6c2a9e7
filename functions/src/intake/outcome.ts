import { entryLimit, type EntryAnswer } from '../model/calls/envelope.ts';
import type { RefusalReason } from './verify.ts';

/** What became of one event. */
export type EntryOutcome =
  | { kind: 'stored'; linkedId: string }
  | { kind: 'duplicate'; linkedId: string }
  | { kind: 'dead-letter'; id: string }
  | { kind: 'not-durable'; reason: string };

/** How a bridge is; what there is on its phone system; how the queues there are. */
export type BridgeTold = 'heartbeat' | 'directory' | 'queues';

/** What became of a webhook body. */
export type IntakeOutcome =
  | EntryOutcome
  /** Of an envelope's entries, in the order of the body. */
  | { kind: 'entries'; entries: EntryOutcome[] }
  | { kind: 'too-many-entries' }
  /** Something of Dialpad's that isn't a call; the trigger acts on it. */
  | { kind: 'notice'; id: string; isRepeated: boolean }
  /** A test signal a member sent to themselves. */
  | { kind: 'canary'; id: string }
  /** What a bridge tells besides calls, under its name. */
  | { kind: BridgeTold; id: string }
  | { kind: 'refused'; reason: RefusalReason | 'unknown-customer' }
  | { kind: 'disabled' };

/** Status and body of a response (contract section 3). */
export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

const refusal = (code: string, message: string) => ({ error: { code, message } });

/** The only place that maps an outcome to a status. Dialpad retries after a 5xx, never after a 4xx. */
export function answerOf(outcome: IntakeOutcome): Answer {
  switch (outcome.kind) {
    case 'stored':
      return { status: 200, body: { received: true, linkedId: outcome.linkedId } };
    case 'duplicate':
      return { status: 200, body: { received: true, linkedId: outcome.linkedId, duplicate: true } };
    case 'dead-letter':
      return { status: 202, body: { received: true, deadLetter: outcome.id } };
    case 'canary':
      return { status: 200, body: { received: true, canary: outcome.id } };
    case 'heartbeat':
    case 'directory':
    case 'queues':
      return { status: 200, body: { received: true, bridge: outcome.id } };
    case 'notice':
      return {
        status: 200,
        body: { received: true, ...(outcome.isRepeated ? { duplicate: true } : {}) },
      };
    case 'refused':
      return {
        status: 401,
        body: refusal('invalid-signature', 'The signature is missing or does not match.'),
      };
    case 'disabled':
      return {
        status: 403,
        body: refusal('customer-disabled', 'Telephony is not enabled for this customer.'),
      };
    case 'entries':
      return answerOfEntries(outcome.entries);
    case 'too-many-entries':
      return {
        status: 413,
        body: refusal('too-many-entries', `An envelope has at most ${entryLimit} entries.`),
      };
    case 'not-durable':
      return {
        status: 503,
        body: refusal('try-again', 'The event could not be stored. Send it again.'),
        headers: { 'retry-after': '2' },
      };
  }
}

/** 200 once all are durable; else the sender repeats those marked `try-again`, or all. */
function answerOfEntries(outcomes: EntryOutcome[]): Answer {
  const entries = outcomes.map(entryAnswer);
  return outcomes.some(({ kind }) => kind === 'not-durable')
    ? {
        status: 503,
        body: {
          ...refusal('try-again', 'Not every entry could be stored. Send those again.'),
          entries,
        },
        headers: { 'retry-after': '2' },
      }
    : { status: 200, body: { received: true, entries } };
}

function entryAnswer(outcome: EntryOutcome): EntryAnswer {
  switch (outcome.kind) {
    case 'stored':
      return { linkedId: outcome.linkedId };
    case 'duplicate':
      return { linkedId: outcome.linkedId, duplicate: true };
    case 'dead-letter':
      return { code: 'unreadable-entry', deadLetter: outcome.id };
    case 'not-durable':
      return { code: 'try-again' };
  }
}

export const notPost: Answer = {
  status: 405,
  body: refusal('method-not-allowed', 'Only POST is answered here.'),
  headers: { allow: 'POST' },
};
