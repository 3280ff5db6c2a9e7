import { setTimeout as pause } from 'node:timers/promises';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { isConflict } from './errors.ts';

/** Rounds before the caller has to try again later. */
const roundLimit = 10;

/**
 * Retries work that reads documents and writes them only if unchanged since, while others change them. Used instead of
 * transactions where many write one document at once: Firestore may close a contended transaction during its reads,
 * with an error ("invalid or closed") that the SDK doesn't retry.
 */
export async function whileContended<T>(work: () => Promise<T>): Promise<T> {
  for (let round = 0; ; round += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isConflict(error) || round === roundLimit) throw error;
    }
    // Exponential backoff with jitter, so that writers of one document don't collide again.
    await pause(Math.random() * Math.min(20 * 2 ** round, 1_000));
  }
}

/** Writes all fields of a document, provided it's unchanged since it was read. */
export const writeAsRead = async (
  { ref, updateTime }: DocumentSnapshot,
  data: Record<string, unknown>,
): Promise<void> => {
  await (updateTime ? ref.update(data, { lastUpdateTime: updateTime }) : ref.create(data));
};
