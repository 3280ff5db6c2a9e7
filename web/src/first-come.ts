/** Longer than anybody competes for the same thing. */
const keptMs = 10 * 60_000;

/**
 * Whether this page is the first in the browser to ask for this name; takes about a millisecond. A Web Lock that is
 * granted once and kept, so it also holds among pages that are slow or wake from a freeze.
 */
export function isFirstCome(name: string): Promise<boolean> {
  // Undefined outside a secure context, whatever the type says.
  const locks = navigator.locks as LockManager | null | undefined;
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock && new Promise((free) => setTimeout(free, keptMs));
      })
      // A browser that denies locks to this page.
      .catch(() => resolve(true));
  });
}
