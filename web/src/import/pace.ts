/** Delays between retries of a failing request; after the last, the connection counts as lost. */
const pausesMs = [1_000, 4_000];

/** One failed request in a long list doesn't abort the import: it is retried. */
export async function patiently<T>(ask: () => Promise<T>, isStopped: () => boolean): Promise<T> {
  for (const pauseMs of pausesMs) {
    try {
      return await ask();
    } catch (error) {
      if (isStopped()) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, pauseMs);
      });
    }
  }
  return ask();
}

/** How long the page may be busy before it has to let user input through. */
const busyMs = 30;

/** For synchronous work: yields to the page every now and then. */
export function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < busyMs) return;
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    since = performance.now();
  };
}
