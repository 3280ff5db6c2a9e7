const key = 'cti.reloadedAt';
/** What fails again so soon after a reload is not mended by one. */
const onceInMs = 60_000;
/** How Firestore's SDK says that it has given up: from then on everything it is asked fails. */
const givenUp = /^FIRESTORE .*INTERNAL ASSERTION FAILED/;

/**
 * Two things only a new page mends: a tab left open over a deploy asks for parts of a build that is gone, and
 * Firestore's SDK can stop for good, so that no call would be heard of any more. The page reloads itself, once; what
 * it was showing comes back by its address.
 */
export function reloadWhenBroken(): void {
  addEventListener('vite:preloadError', (event) => {
    if (reloadOnce()) event.preventDefault();
  });
  addEventListener('error', ({ error }) => reloadIfGivenUp(error));
  addEventListener('unhandledrejection', ({ reason }) => reloadIfGivenUp(reason));
}

function reloadIfGivenUp(error: unknown): void {
  if (error instanceof Error && givenUp.test(error.message)) reloadOnce();
}

/** @returns false when it has reloaded just before */
function reloadOnce(): boolean {
  const last = Number(sessionStorage.getItem(key) ?? 0);
  if (Date.now() - last < onceInMs) return false;
  sessionStorage.setItem(key, String(Date.now()));
  location.reload();
  return true;
}
