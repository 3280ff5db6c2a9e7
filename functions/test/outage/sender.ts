import { setTimeout as pause } from 'node:timers/promises';
import type { EventFields } from '../events.ts';
import { asToken, send } from '../http.ts';
import { signJwt } from '../tokens.ts';

/** Dialpad gives up on an answer after this long. */
const patienceMs = 5_000;
/**
 * What Dialpad waits before each further try after a failure. Then it gives the event up; here it goes on, because how
 * long this machine needs to have a database back is not what is tried.
 */
const retryAfterMs = [2_000, 4_000, 8_000];

/** One try to deliver an event: the answer's status, 0 when there was none. */
export interface Attempt {
  status: number;
  /** When the answer came, Unix ms. */
  at: number;
}

/** What became of one event. */
export interface Delivered {
  event: EventFields;
  attempts: Attempt[];
}

/**
 * Delivers as Dialpad does: again after a 5xx, never after a 4xx. Where an instance has died the cloud's front
 * end would answer 503; here nobody does, so a broken connection counts as one.
 */
export async function deliverAsDialpad(
  target: { port: () => number; customerId: string; secret: string },
  event: EventFields,
  onAttempt: (attempt: Attempt) => void,
): Promise<Delivered> {
  const token = await signJwt(event, target.secret);
  const attempts: Attempt[] = [];
  for (let tries = 0; ; tries += 1) {
    const attempt = await attemptOnce(target.port(), `/${target.customerId}`, token);
    attempts.push(attempt);
    onAttempt(attempt);
    if (attempt.status > 0 && attempt.status < 500) return { event, attempts };
    await pause(retryAfterMs[tries] ?? retryAfterMs.at(-1));
  }
}

async function attemptOnce(port: number, path: string, token: string): Promise<Attempt> {
  const failed = new AbortController();
  const status = await Promise.race([
    send(port, asToken(token, path)).then(
      (answer) => answer.status,
      () => 0,
    ),
    pause(patienceMs, 0, { signal: failed.signal, ref: false }).catch(() => 0),
  ]);
  failed.abort();
  return { status, at: Date.now() };
}

/** Events on their way: each begins in its turn, whatever becomes of those before. */
export interface Stream {
  /** Every try so far. */
  attempts: Attempt[];
  delivered: Promise<Delivered[]>;
}

export function stream(
  events: EventFields[],
  gapMs: number,
  target: Parameters<typeof deliverAsDialpad>[0],
): Stream {
  const attempts: Attempt[] = [];
  const send = async () => {
    const begun: Promise<Delivered>[] = [];
    for (const event of events) {
      begun.push(deliverAsDialpad(target, event, (attempt) => attempts.push(attempt)));
      await pause(gapMs);
    }
    return Promise.all(begun);
  };
  return { attempts, delivered: send() };
}
