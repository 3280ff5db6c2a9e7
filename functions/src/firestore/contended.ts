import { setTimeout as pause } from 'node:timers/promises';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { isConflict } from './errors.ts';

/** Rounds before the caller has to try again later. */
const roundLimit = 10;

/**
 * Repeats work that reads documents and writes them on condition that they're still as read, while others change
 * them. Used instead of transactions where many write one document at once: Firestore may close a contended
 * transaction under its reads, with an error ("invalid or closed") that the SDK doesn't take for a reason to repeat.
 */
export async function whileContended<T>(work: () => Promise<T>): Promise<T> {
  for (let round = 0; ; round += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isConflict(error) || round === roundLimit) throw error;
    }
    // Growing and jittered, so that writers of one document don't meet again at once.
    await pause(Math.random() * Math.min(20 * 2 ** round, 1_000));
  }
}

/** Writes all fields of a document on condition that it's still as read. */
export const writeAsRead = async (
  { ref, updateTime }: DocumentSnapshot,
  data: Record<string, unknown>,
): Promise<void> => {
  await (updateTime ? ref.update(data, { lastUpdateTime: updateTime }) : ref.create(data));
};
