/** The address of the window with the mini dialer. The client id stays in the browser: it comes after the `#`. */
const dialerUrl = (clientId: string): string => `/cti-dialer#${clientId}`;

/** One name for every tab, so that there's only one window. */
const windowName = 'cti-dialer';
/** What Dialpad's own window takes, at the right edge of the screen. */
const size = { width: 400, height: 680 } as const;

/** Opens the window beside the console, or brings it to the front; false = the browser doesn't allow it. */
export function openDialer(clientId: string): boolean {
  const { availWidth, availHeight } = window.screen;
  const left = Math.max(0, availWidth - size.width);
  const height = Math.min(size.height, availHeight);
  const features = `popup,width=${size.width},height=${height},left=${left},top=0`;
  // Only its fragment differs from what is open there: the window isn't loaded again.
  const opened = window.open(dialerUrl(clientId), windowName, features);
  opened?.focus();
  return opened !== null;
}
