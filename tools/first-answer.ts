import { setTimeout as delay } from 'node:timers/promises';

interface Patience {
  timeoutMs?: number;
  /** Short where the time to the first answer is measured. */
  pauseMs?: number;
  /** Nothing will answer any more. */
  isOver?: () => boolean;
}

/** Asks a server that may not listen yet until asking no longer fails; then fails as the last try did. */
export async function firstAnswer<T>(ask: () => Promise<T>, patience: Patience = {}): Promise<T> {
  const { timeoutMs = 30_000, pauseMs = 20, isOver = () => false } = patience;
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (isOver() || performance.now() > deadline) throw error;
      await delay(pauseMs);
    }
  }
}
