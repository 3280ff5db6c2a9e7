import { setTimeout as pause } from 'node:timers/promises';
import type { Firestore } from 'firebase-admin/firestore';
import { paths } from '../model/paths.ts';

/** How quickly attempts may follow each other: some at once, then ever more slowly. */
export interface Pace {
  free: number;
  firstGapMs: number;
  longestGapMs: number;
}

/** The count restarts once the last attempt was this long ago. */
const forgottenMs = 15 * 60_000;
/** Anybody who'd have to wait longer is refused. */
const longestWaitMs = 8_000;

/**
 * Takes and waits for this key's next turn before anything is done: concurrent attempts get turns one after another.
 * False = the wait would be too long. That isn't counted, so that nobody can be locked out by others who keep trying.
 */
export async function waitForTurn(db: Firestore, key: string, pace: Pace): Promise<boolean> {
  const turns = db.doc(paths.signInTurns(key));
  const waitMs = await db.runTransaction(async (transaction) => {
    const document = await transaction.get(turns);
    const now = Date.now();
    const nextMs = Number(document.get('nextMs') ?? 0);
    const count = now - nextMs > forgottenMs ? 0 : Number(document.get('count') ?? 0);
    const turnMs = count === 0 ? now : Math.max(now, nextMs);
    if (turnMs - now > longestWaitMs) return null;
    transaction.set(turns, {
      count: count + 1,
      nextMs: turnMs + gapMs(count + 1, pace),
      expireAt: new Date(now + 2 * forgottenMs),
    });
    return turnMs - now;
  });
  if (waitMs === null) return false;
  await pause(waitMs);
  return true;
}

const gapMs = (count: number, { free, firstGapMs, longestGapMs }: Pace): number =>
  count < free ? 0 : Math.min(longestGapMs, firstGapMs * 2 ** (count - free));

/** Restarts the count after a correct password. */
export async function forgetTurns(db: Firestore, key: string): Promise<void> {
  await db.doc(paths.signInTurns(key)).delete();
}
