/** Thrown by {@link within} on timeout. */
class TimeUpError extends Error {
  override name = 'TimeUpError';
}

/**
 * The promise's result, or {@link TimeUpError} after `ms`. The work itself continues: Firestore's server SDK has no
 * timeouts of its own, so these are ours, and every write here may arrive late without harm.
 */
export async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeUpError(`not done after ${ms} ms`)), Math.max(0, ms));
  });
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
