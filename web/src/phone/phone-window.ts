const windowName = 'cti-phone';
const size = { width: 420, height: 700 } as const;

/**
 * Opens the phone's window beside the console, or brings it to the front; `#check` leads to the sound check. False =
 * the browser doesn't allow it.
 */
export function openPhoneWindow(part: '' | '#check' = ''): boolean {
  const { availWidth, availHeight } = window.screen;
  const left = Math.max(0, availWidth - size.width);
  const height = Math.min(size.height, availHeight);
  const features = `popup,width=${size.width},height=${height},left=${left},top=0`;
  // Only the fragment differs from what is open there: the window isn't loaded again, and no call is cut off.
  const opened = window.open(`/cti-phone${part || '#'}`, windowName, features);
  opened?.focus();
  return opened !== null;
}
