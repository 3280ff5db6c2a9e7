/** Things that arrive, one after the other, for whoever waits for the next. */
export interface Inbox<T> {
  put(item: T): void;
  next(): Promise<T>;
  /** Skips what doesn't match. */
  find(matches: (item: T) => boolean): Promise<T>;
  /** What has arrived and nobody has taken. */
  rest(): T[];
}

export function inbox<T>(): Inbox<T> {
  const items: T[] = [];
  const waiting: Array<(item: T) => void> = [];
  const next = (): Promise<T> => {
    const [item] = items.splice(0, 1);
    return item === undefined
      ? new Promise((resolve) => waiting.push(resolve))
      : Promise.resolve(item);
  };
  return {
    put(item) {
      const waiter = waiting.shift();
      if (waiter) waiter(item);
      else items.push(item);
    },
    next,
    async find(matches) {
      for (;;) {
        const item = await next();
        if (matches(item)) return item;
      }
    },
    rest: () => items.splice(0),
  };
}
