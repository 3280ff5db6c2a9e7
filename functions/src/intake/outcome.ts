import type { RefusalReason } from './verify.ts';

/** What became of a webhook body. */
export type IntakeOutcome =
  | { kind: 'stored'; linkedId: string }
  | { kind: 'duplicate'; linkedId: string }
  | { kind: 'dead-letter'; id: string }
  /** A test signal a member sent to themselves. */
  | { kind: 'canary'; id: string }
  | { kind: 'refused'; reason: RefusalReason | 'unknown-customer' }
  | { kind: 'disabled' }
  | { kind: 'not-durable'; reason: string };

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
    case 'not-durable':
      return {
        status: 503,
        body: refusal('try-again', 'The event could not be stored. Send it again.'),
        headers: { 'retry-after': '2' },
      };
  }
}

export const notPost: Answer = {
  status: 405,
  body: refusal('method-not-allowed', 'Only POST is answered here.'),
  headers: { allow: 'POST' },
};
