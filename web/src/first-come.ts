/** Longer than anybody tries to have the same thing. */
const keptMs = 10 * 60_000;

/**
 * Whether this page is the first in the browser to ask for this name, in a millisecond. A Web Lock that
 * is given once and kept, so it holds among pages that are slow or wake from the freezer.
 */
export function isFirstCome(name: string): Promise<boolean> {
  // Outside of a secure context there are none, whatever the type says.
  const locks = navigator.locks as LockManager | null | undefined;
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock && new Promise((free) => setTimeout(free, keptMs));
      })
      // A browser that gives no locks to this page.
      .catch(() => resolve(true));
  });
}
