/**
 * Opens the other system's page in a tab of its own that knows nothing of this one. The browser says
 * nothing about a tab without opener, so a blocked one cannot be told: the card's own link remains.
 */
export function openExternal(address: string): void {
  window.open(address, '_blank', 'noopener,noreferrer');
}
