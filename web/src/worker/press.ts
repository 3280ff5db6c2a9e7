import type { WindowPlace } from './worker-scope.ts';

/** What pressing a call's notification does to the world. */
export interface PressParts {
  windows: () => Promise<readonly WindowPlace[]>;
  openWindow: (url: string) => Promise<unknown>;
  /** Says it to the tabs and popups of this browser. */
  tell: (message: { type: 'open' | 'later'; linkedId: string }) => void;
}

const popupPath = '/cti-popup';

/**
 * 開く and the notification itself bring the call's card: in the popup that is open, else in a new window,
 * for which a press on a notification needs no permission. あとで leaves it at that.
 */
export async function pressed(action: string, linkedId: string, parts: PressParts): Promise<void> {
  if (action === 'later') return parts.tell({ type: 'later', linkedId });
  const windows = await parts.windows();
  const popup = windows.find(({ url }) => new URL(url).pathname === popupPath);
  parts.tell({ type: 'open', linkedId });
  if (popup) await popup.focus();
  else await parts.openWindow(`${popupPath}?call=${encodeURIComponent(linkedId)}`);
}
