import { createHmac } from 'node:crypto';

/** Entries per body, and bytes: the webhook takes 256 KiB. */
export const limits = { entries: 50, bytes: 240 * 1024 } as const;

/** How long an answer may take; the webhook's own limit is 4.5 s. */
const answerMs = 10_000;

/** What an answer means for what was sent (contract, section 3). */
export type Verdict =
  | Taken
  /** It passes by itself: the network, the webhook's own trouble, too many requests. */
  | { kind: 'again'; code: string; afterMs: number }
  /** No body would be taken: address or secret are wrong, or the customer isn't enabled. */
  | { kind: 'closed'; code: string }
  /** This body won't be taken, however often it's sent. */
  | { kind: 'never'; code: string };

/** Positions: of those to send again, and of those that are kept over there as dead letters. */
export interface Taken {
  kind: 'done';
  again: number[];
  unreadable: number[];
}

/** Refusals that say nothing about the body. Dialpad gives up at these; here somebody mends them and nothing is lost. */
const closedStatuses = new Set([401, 403, 404, 405, 407, 415]);
/** Too slow, too early, too often. */
const passingStatuses = new Set([408, 425, 429]);

/** What became of a body of its own kind: kept; kept as a dead letter, since the webhook doesn't know the kind; neither. */
export type Heard = 'taken' | 'unknown' | 'failed';

export interface Webhook {
  /** Sends the documents, each given as JSON. Never throws. */
  deliver(documents: readonly string[]): Promise<Verdict>;
  /** Sends a body of its own kind, once. Never throws. */
  tell(body: object): Promise<Heard>;
  /** Ends what is on its way after so many milliseconds at the latest. */
  close(graceMs: number): void;
}

/** What shows that a body comes from whoever has the webhook's secret. */
export const signatureOf = (body: string, secret: string): string =>
  createHmac('sha256', secret).update(body).digest('hex');

export function webhook(url: string, secret: string): Webhook {
  const closing = new AbortController();

  const post = async (body: string): Promise<Verdict> => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-dialpad-signature': signatureOf(body, secret),
        },
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(answerMs), closing.signal]),
      });
      return verdictOf(response.status, response.headers.get('retry-after'), await response.text());
    } catch (error) {
      return { kind: 'again', code: networkCode(error), afterMs: 0 };
    }
  };

  return {
    deliver: (documents) => post(`{"envelope":2,"entries":[${documents.join(',')}]}`),
    tell: async (body) => {
      const verdict = await post(JSON.stringify(body));
      if (verdict.kind !== 'done') return 'failed';
      return verdict.unreadable.length === 0 ? 'taken' : 'unknown';
    },
    close: (graceMs) => {
      setTimeout(() => closing.abort(), graceMs).unref();
    },
  };
}

/** Judges an answer. A 2xx that isn't the webhook's own (a hotel's login page, say) is none. */
export function verdictOf(status: number, retryAfter: string | null, body: string): Verdict {
  const code = String(status);
  const taken = takenOf(body);
  if (status >= 200 && status < 300) return taken ?? { kind: 'closed', code: 'foreign-answer' };
  // Some of the entries may be durable all the same.
  if (status === 503 && taken && taken.again.length > 0) return taken;
  if (closedStatuses.has(status) || (status >= 300 && status < 400))
    return { kind: 'closed', code };
  if (passingStatuses.has(status) || status >= 500) {
    return { kind: 'again', code, afterMs: pauseOf(retryAfter) };
  }
  return { kind: 'never', code };
}

function takenOf(body: string): Taken | null {
  const answer = parse(body);
  const list: unknown = answer?.['entries'];
  if (answer?.['received'] !== true && !Array.isArray(list)) return null;
  const entries: unknown[] = Array.isArray(list) ? list : [answer];
  const positions = (matches: (entry: Record<string, unknown>) => boolean) =>
    entries.flatMap((entry, index) => (isObject(entry) && matches(entry) ? [index] : []));
  return {
    kind: 'done',
    again: positions(({ code }) => code === 'try-again'),
    unreadable: positions((entry) => 'deadLetter' in entry),
  };
}

/** In milliseconds, at most five minutes; 0 if there is none that we can read. */
function pauseOf(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 300) * 1000 : 0;
}

/** A code of the system or of fetch; messages may quote the address. */
function networkCode(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return cause?.code ?? (name === 'TimeoutError' ? 'no-answer' : 'no-connection');
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
