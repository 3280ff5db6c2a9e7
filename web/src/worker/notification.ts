import type { WindowPlace, CallNotificationOptions } from './worker-scope.ts';

/** The side effects of pressing a call's notification. */
export interface PressParts {
  windows: () => Promise<readonly WindowPlace[]>;
  openWindow: (url: string) => Promise<unknown>;
  /** Tells this browser's tabs and popups. */
  tell: (message: { type: 'open' | 'later'; linkedId: string }) => void;
}

const popupPath = '/cti-popup';

/** 開く and the notification show the call's card, in the open popup or in a new window; あとで does nothing. */
export async function pressed(action: string, linkedId: string, parts: PressParts): Promise<void> {
  if (action === 'later') return parts.tell({ type: 'later', linkedId });
  const windows = await parts.windows();
  const popup = windows.find(({ url }) => new URL(url).pathname === popupPath);
  parts.tell({ type: 'open', linkedId });
  if (popup) await popup.focus();
  else await parts.openWindow(`${popupPath}?call=${encodeURIComponent(linkedId)}`);
}

/** The call a push message is about; null = not one of ours. The message holds only the id. */
export function pushedCall(data: { json: () => unknown } | null): string | null {
  try {
    const message = data?.json() as { data?: { linkedId?: unknown } } | null | undefined;
    const linkedId = message?.data?.linkedId;
    return typeof linkedId === 'string' && linkedId !== '' && linkedId.length <= 300
      ? linkedId
      : null;
  } catch {
    return null;
  }
}

const words = {
  ja: {
    title: '着信があります',
    body: '押すと着信カードを開きます',
    open: '開く',
    later: 'あとで',
  },
  en: { title: 'A phone is ringing', body: 'Press to open the card', open: 'Open', later: 'Later' },
};

/** The caller isn't known here, and wouldn't belong on a locked screen. */
export function pushNotification(
  linkedId: string,
  language: string,
): { title: string; options: CallNotificationOptions } {
  const { title, body, open, later } = words[language.startsWith('ja') ? 'ja' : 'en'];
  return {
    title,
    options: {
      body,
      tag: linkedId,
      requireInteraction: true,
      actions: [
        { action: 'open', title: open },
        { action: 'later', title: later },
      ],
    },
  };
}
