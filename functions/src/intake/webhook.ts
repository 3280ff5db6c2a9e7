import type { Request } from 'firebase-functions/https';
import type { Response } from 'express';
import { arrivalOf } from '../body-guard.ts';
import { log } from '../log.ts';
import { customerIdPattern } from '../model/customer.ts';
import { answerOf, notPost, type Answer, type IntakeOutcome } from './outcome.ts';
import type { IntakeDeps } from './settle.ts';
import { takeIn } from './take-in.ts';

/** The only file in intake that sees a request and its response. */
export function webhookHandler(deps: IntakeDeps & { defaultCustomerId: () => string }) {
  return async (req: Request, res: Response): Promise<void> => {
    leaveDomain();
    const arrivedAt = new Date(arrivalOf(req) ?? deps.now());
    if (req.method !== 'POST') return send(res, notPost);

    const customerId = customerOf(req.path) ?? deps.defaultCustomerId();
    const rawBody = req.rawBody ?? Buffer.alloc(0);
    const outcome = await takeIn(deps, {
      customerId,
      rawBody,
      signatureHeader: req.get('x-dialpad-signature'),
      arrivedAt,
    }).catch((error: unknown): IntakeOutcome => {
      log.failed({ where: 'webhook', error });
      return { kind: 'not-durable', reason: 'unexpected' };
    });
    report(outcome, {
      // A path can hold anything, even a secret or a telephone number.
      customerId: customerIdPattern.test(customerId) ? customerId : 'unreadable',
      bytes: rawBody.length,
      ms: deps.now().getTime() - arrivedAt.getTime(),
    });
    send(res, answerOf(outcome));
  };
}

/**
 * Functions Framework runs each request in a Node domain, which tracks every promise and socket we create: a quarter of
 * an event's CPU. It exists for uncaught errors, and all of ours end in a response.
 */
function leaveDomain(): void {
  (process as { domain?: { exit(): void } | null }).domain?.exit();
}

/** Path before the customer's id when the request comes through Hosting. */
const hostingPath = ['api', 'dialpad', 'webhook'];

/** The customer's id in `/api/dialpad/webhook/{id}` or, at the function's own address, `/{id}`. */
function customerOf(path: string): string | undefined {
  const segments = path.split('/').filter((segment) => segment !== '');
  const own = hostingPath.every((segment, index) => segments[index] === segment)
    ? segments.slice(hostingPath.length)
    : segments;
  return own.length > 1 ? own.join('/') : own[0];
}

function send(res: Response, answer: Answer): void {
  res
    .status(answer.status)
    .set({ 'cache-control': 'no-store', ...answer.headers })
    .json(answer.body);
}

function report(
  outcome: IntakeOutcome,
  facts: { customerId: string; bytes: number; ms: number },
): void {
  const { customerId, bytes, ms } = facts;
  switch (outcome.kind) {
    case 'entries':
      for (const entry of outcome.entries) report(entry, facts);
      return;
    case 'too-many-entries':
      return log.refused({ customerId, code: 'too-many-entries', reason: outcome.kind, bytes });
    case 'stored':
    case 'duplicate':
      return log.accepted({ customerId, outcome: outcome.kind, linkedId: outcome.linkedId, ms });
    case 'dead-letter':
    case 'canary':
    case 'heartbeat':
    case 'directory':
    case 'queues':
    case 'notice':
      return log.accepted({ customerId, outcome: outcome.kind, id: outcome.id, ms });
    case 'refused':
      return log.refused({ customerId, code: 'invalid-signature', reason: outcome.reason, bytes });
    case 'disabled':
      return log.refused({ customerId, code: 'customer-disabled', reason: 'disabled', bytes });
    case 'not-durable':
      return log.notDurable({ customerId, reason: outcome.reason, ms });
  }
}
