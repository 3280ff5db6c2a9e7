/** Between the tries of a question that fails; then the connection is gone. */
const pausesMs = [1_000, 4_000];

/** One answer that fails to come in a long list does not end the whole: it is asked for again. */
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

/** How long the page may be kept busy before it may answer its user again. */
const busyMs = 30;

/** For work that waits for nothing: lets the page live every now and then. */
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
