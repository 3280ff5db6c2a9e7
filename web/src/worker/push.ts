import type { CallNotificationOptions } from './worker-scope.ts';

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
