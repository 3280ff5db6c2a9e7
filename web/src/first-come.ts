/** Longer than anybody competes for the same thing. */
const keptMs = 10 * 60_000;

/** Whether this page is the browser's first to ask for a name: a Web Lock, granted once and kept (about 1 ms). */
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
