import type { WindowPlace } from './worker-scope.ts';

/** The side effects of pressing a call's notification. */
export interface PressParts {
  windows: () => Promise<readonly WindowPlace[]>;
  openWindow: (url: string) => Promise<unknown>;
  /** Tells this browser's tabs and popups. */
  tell: (message: { type: 'open' | 'later'; linkedId: string }) => void;
}

const popupPath = '/cti-popup';

/**
 * 開く and the notification itself show the call's card: in the open popup, else in a new window, which a press on a
 * notification may open without permission. あとで does nothing.
 */
export async function pressed(action: string, linkedId: string, parts: PressParts): Promise<void> {
  if (action === 'later') return parts.tell({ type: 'later', linkedId });
  const windows = await parts.windows();
  const popup = windows.find(({ url }) => new URL(url).pathname === popupPath);
  parts.tell({ type: 'open', linkedId });
  if (popup) await popup.focus();
  else await parts.openWindow(`${popupPath}?call=${encodeURIComponent(linkedId)}`);
}
