/** Thrown by {@link within} when the time was up. */
export class TimeUpError extends Error {
  override name = 'TimeUpError';
}

/**
 * The promise, or {@link TimeUpError} after `ms`. The work itself goes on: Firestore's server SDK does not
 * give up by itself, so the timers are ours, and every write here may land late without harm.
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
