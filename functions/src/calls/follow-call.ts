import { isPermanent } from '../firestore/errors.ts';
import { log } from '../log.ts';
import type { Follower, OrderedCallChange } from './call-change.ts';
import { keepDeadLetter } from './dead-letter.ts';

/** After this long a change that can't be followed is given up; later ones of the same call are heard of anew. */
const giveUpMs = 3_600_000;

/**
 * Tells every follower; the failure of one doesn't keep the others from hearing, and has all repeated: not for ever,
 * and not at all where repeating is of no use. What is given up stands among the dead letters.
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
  for (const error of failed) log.failed({ where: 'follow call', error });
  const isOld = change.now.getTime() - changedAt.getTime() > giveUpMs;
  const again = failed.find((error) => !isPermanent(error));
  if (again !== undefined && !isOld) throw again;
  const { db, customerId, before, after, now } = change;
  const body = JSON.stringify({ call: (after ?? before)?.linkedId ?? null });
  await keepDeadLetter(db, customerId, body, 'call-not-followed', now);
}
