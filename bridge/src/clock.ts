/** Time as the bridge sees it; tests have one that stands still. */
export interface Clock {
  now: () => Date;
  /** Calls back once after `ms`; the result cancels that. */
  after(ms: number, callBack: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => new Date(),
  after: (ms, callBack) => {
    const timer = setTimeout(callBack, ms);
    return () => clearTimeout(timer);
  },
};
