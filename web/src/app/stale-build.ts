const key = 'cti.reloadedAt';
/** A second failure so soon after a reload is not the old build but the network. */
const onceInMs = 60_000;

/**
 * A tab left open over a deploy asks for parts of a build that is gone. It gets the new build by
 * reloading itself, once; what it was showing comes back by its address.
 */
export function reloadOnStaleBuild(): void {
  addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(key) ?? 0);
    if (Date.now() - last < onceInMs) return;
    sessionStorage.setItem(key, String(Date.now()));
    event.preventDefault();
    location.reload();
  });
}
