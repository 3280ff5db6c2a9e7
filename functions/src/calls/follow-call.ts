import { isPermanent } from '../firestore/errors.ts';
import { log } from '../log.ts';
import type { Follower, OrderedCallChange } from './call-change.ts';
import { keepDeadLetter } from './dead-letter.ts';

/** A change that still fails after this long is given up. Later changes to the same call are followed again. */
const giveUpMs = 3_600_000;

/**
 * Runs every follower. If one fails, the others still run, and the trigger retries them all: not forever, and not at
 * all where a retry can't help. A change that is given up becomes a dead letter.
 */
export async function followCall(
  change: OrderedCallChange,
  changedAt: Date,
  followers: readonly Follower[],
): Promise<void> {
  const done = await Promise.allSettled(followers.map(async (follower) => follower(change)));
  const failed = done.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  if (failed.length === 0) return;
  const { db, customerId, before, after, now } = change;
  const linkedId = (after ?? before)?.linkedId ?? null;
  for (const error of failed) log.failed({ where: 'follow call', error, linkedId });
  const isOld = now.getTime() - changedAt.getTime() > giveUpMs;
  const again = failed.find((error) => !isPermanent(error));
  if (again !== undefined && !isOld) throw again;
  const body = JSON.stringify({ call: linkedId });
  await keepDeadLetter(db, customerId, body, 'call-not-followed', now);
}
