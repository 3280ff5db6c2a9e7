/** Growing pauses between attempts, in milliseconds. */
export interface Backoff {
  /** The next pause: doubled up to the cap, then shortened by up to a half so that many senders don't come at once. */
  next(): number;
  reset(): void;
}

export function backoff(firstMs: number, capMs: number, random: () => number): Backoff {
  let pauseMs = firstMs;
  return {
    next() {
      const chosen = pauseMs * (1 - random() / 2);
      pauseMs = Math.min(pauseMs * 2, capMs);
      return Math.round(chosen);
    },
    reset() {
      pauseMs = firstMs;
    },
  };
}
